// The state of a kiosk during one use: the topic, the text size, the time without a touch. A reset
// loads the page anew, so nothing here has to be cleared.
import type { Backend, Kiosk, LeaveReply, Moment, Page } from "../backend/generated";
import { LivePage } from "../state/live-page.svelte";

export const SIZES = [100, 125, 150] as const;
export type Size = (typeof SIZES)[number];

/** The topic with the emergency numbers. All other topics are entries. */
export const DANGER = "danger";

/** The time until the reset, in seconds, after the user has asked for more time. */
export const EXTENDED_SECONDS = 600;

/** Clears everything that a script of the previous page could have left for this one. */
export function clearPreviousPage(): void {
  window.name = "";
  history.replaceState(null, "");
}

export class KioskState extends LivePage {
  topic = $state<string | null>(null);
  size = $state<Size>(100);
  /** The user has not touched the screen for a while, and is asked whether they are still there. */
  idleWarning = $state(false);
  extended = $state(false);
  keypadOpen = $state(false);
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(backend: Backend, page: Page) {
    super(backend, page);
    this.topic = page.kiosk?.start ?? null;
  }

  get kiosk(): Kiosk {
    const { kiosk } = this.page.current;
    if (!kiosk) throw new Error("this is no kiosk");
    return kiosk;
  }

  /** Restarts the timers of the idle warning and of the reset. */
  readonly recordActivity = (): void => {
    this.idleWarning = false;
    this.clearTimers();
    const { warning, reset } = this.kiosk;
    const longer = this.extended ? EXTENDED_SECONDS - reset : 0;
    this.#timers = [
      setTimeout(() => (this.idleWarning = true), (warning + longer) * 1000),
      setTimeout(() => void this.restart(), (reset + longer) * 1000),
    ];
  };

  clearTimers(): void {
    this.#timers.forEach(clearTimeout);
  }

  readonly toggleExtendedTime = (): void => {
    this.extended = !this.extended;
    this.recordActivity();
  };

  readonly restart = async (): Promise<void> => {
    this.clearTimers();
    // Clears the screen at once, in case the shell is slow or fails: the next user must not see it.
    this.topic = null;
    this.idleWarning = this.keypadOpen = this.extended = false;
    this.size = 100;
    await this.backend.restartKiosk().catch(() => undefined);
  };

  readonly leave = (code: string): Promise<LeaveReply | null> =>
    this.backend.leaveKiosk(code).catch(() => null);

  protected override onMoment(moment: Moment): void {
    this.moment.update(moment, []);
    void this.refresh(moment.day).then((fresh) => {
      if (!fresh) this.moment.stopped = true;
    });
  }
}
