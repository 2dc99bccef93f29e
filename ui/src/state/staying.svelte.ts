// How the app stays on this computer, as far as it was asked for: the first screen does not wait for it.
import type { Backend } from "../backend/backend";
import type { Staying } from "../backend/generated";

export class StayingState {
  current = $state.raw<Staying | null>(null);
  /** The window is about to close, and the user is asked what that shall mean. */
  closing = $state(false);
  readonly #backend: Backend;
  readonly #hear: (notice: string | null) => void;

  constructor(backend: Backend, hear: (notice: string | null) => void) {
    this.#backend = backend;
    this.#hear = hear;
  }

  async read(): Promise<void> {
    this.current = await this.#backend.readStaying().catch(() => null);
  }

  readonly stay = async (stays: boolean): Promise<void> => {
    this.#change({ stays });
    this.#hear(await this.#backend.chooseStaying(stays).catch(() => null));
  };

  readonly notify = async (notices: boolean, closingNotice: boolean): Promise<void> => {
    this.#change({ notices, closingNotice });
    this.#hear(await this.#backend.chooseNotices(notices, closingNotice).catch(() => null));
  };

  /** The system has the last word. */
  readonly start = async (wanted: boolean): Promise<void> => {
    this.current = await this.#backend.chooseAutostart(wanted).catch(() => this.current);
  };

  readonly answer = (stays: boolean): void => {
    this.closing = false;
    void this.#backend.endWindow(stays).catch(() => undefined);
  };

  readonly keep = (): void => {
    if (!this.closing) return;
    this.closing = false;
    void this.#backend.keepWindow().catch(() => undefined);
  };

  #change(change: Partial<Staying>): void {
    if (this.current) this.current = { ...this.current, ...change };
  }
}
