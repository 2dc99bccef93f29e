// How the app runs in the background on this computer. It is read on demand, so that the first
// screen does not wait for it.
import type { Backend, Staying } from "../backend/generated";

export class BackgroundState {
  current = $state.raw<Staying | null>(null);
  /** The window is closing, and the user is asked whether the app shall stay in the tray. */
  closing = $state(false);

  constructor(
    private readonly backend: Backend,
    private readonly showNotice: (notice: string | null) => void,
  ) {}

  async read(): Promise<void> {
    this.current = await this.backend.readStaying().catch(() => null);
  }

  readonly setCloseToTray = async (stays: boolean): Promise<void> => {
    this.#change({ stays });
    this.showNotice(await this.backend.chooseStaying(stays).catch(() => null));
  };

  readonly setNotifications = async (notices: boolean, closingNotice: boolean): Promise<void> => {
    this.#change({ notices, closingNotice });
    this.showNotice(await this.backend.chooseNotices(notices, closingNotice).catch(() => null));
  };

  /** The state that the system reports afterwards is the one that is shown. */
  readonly setAutostart = async (wanted: boolean): Promise<void> => {
    this.current = await this.backend.chooseAutostart(wanted).catch(() => this.current);
  };

  readonly answerClosing = (stays: boolean): void => {
    this.closing = false;
    void this.backend.endWindow(stays).catch(() => undefined);
  };

  readonly keepWindow = (): void => {
    if (!this.closing) return;
    this.closing = false;
    void this.backend.keepWindow().catch(() => undefined);
  };

  #change(change: Partial<Staying>): void {
    if (this.current) this.current = { ...this.current, ...change };
  }
}
