// The state of a kiosk during one use: the topic, the text size, the time without a touch. A reset
// loads the page anew, so nothing here has to be cleared.
import type { Backend } from "../backend/backend";
import type { Kiosk, Language, LeaveReply, Moment, Page } from "../backend/generated";
import { setLanguage, t } from "../i18n/messages.svelte";
import { Announcer } from "../state/announcer.svelte";
import { MomentState } from "../state/moment.svelte";
import { PageState } from "../state/page.svelte";

export const SIZES = [100, 125, 150] as const;
export type Size = (typeof SIZES)[number];

/** The topic with the emergency numbers. All other topics are entries. */
export const DANGER = "danger";

/** The time until the reset, in seconds, after the user has asked for more time. */
export const EXTENDED_SECONDS = 600;
const RETRY_MS = 5000;

/** Clears everything that a script of the previous page could have left for this one. */
export function clearPreviousPage(): void {
  window.name = "";
  history.replaceState(null, "");
}

export class KioskState {
  readonly page: PageState;
  readonly moment: MomentState;
  readonly announcer: Announcer;
  topic = $state<string | null>(null);
  size = $state<Size>(100);
  /** The user has not touched the screen for a while, and is asked whether they are still there. */
  idleWarning = $state(false);
  extended = $state(false);
  keypadOpen = $state(false);
  readonly #backend: Backend;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(backend: Backend, page: Page) {
    this.#backend = backend;
    this.page = new PageState(page);
    this.moment = new MomentState(page.moment);
    this.announcer = new Announcer(backend, page.hearing !== "regions");
    this.topic = page.kiosk?.start ?? null;
    setLanguage(page.language);
  }

  get language(): Language {
    return this.page.current.language;
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
    await this.#backend.restartKiosk().catch(() => undefined);
  };

  readonly leave = (code: string): Promise<LeaveReply | null> =>
    this.#backend.leaveKiosk(code).catch(() => null);

  async chooseLanguage(language: Language): Promise<void> {
    if (language === this.language) return;
    const page = await this.#backend.chooseLanguage(language).catch(() => null);
    if (page) this.#replace(page);
  }

  async followTime(): Promise<void> {
    try {
      await this.#backend.followTime((moment) => this.#onMoment(moment));
    } catch {
      if (!this.moment.stopped) this.announcer.say(t("clock-stopped"));
      this.moment.stopped = true;
      setTimeout(() => void this.followTime(), RETRY_MS);
    }
  }

  #onMoment(moment: Moment): void {
    this.moment.update(moment, []);
    if (moment.day === this.page.current.day) return;
    void this.#backend.readPage().then(
      (page) => this.#replace(page),
      () => (this.moment.stopped = true),
    );
  }

  #replace(page: Page): void {
    this.page.current = page;
    this.moment.current = page.moment;
    setLanguage(page.language);
  }
}
