// What a kiosk keeps while somebody stands before it: the topic, the size of the text, how long nobody has touched it. Starting
// over loads the page anew, so nothing here has to be cleared.
import type { Backend } from "../backend/backend";
import type { Kiosk, Language, LeaveReply, Moment, Page } from "../backend/generated";
import { setLanguage, t } from "../i18n/messages.svelte";
import { Announcer } from "../state/announcer.svelte";
import { MomentState } from "../state/moment.svelte";
import { PageState } from "../state/page.svelte";

export const SIZES = [100, 125, 150] as const;
export type Size = (typeof SIZES)[number];

/** The topic that holds the emergency numbers; all others are entries. */
export const DANGER = "danger";

/** With more time asked for, in seconds. */
export const EXTENDED_SECONDS = 600;
const RETRY_MS = 5000;

/** What a script of the former page could have left where a new load of the page finds it. */
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
  /** Nobody has touched the screen for a while. */
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

  /** Somebody is there: the time without a touch begins anew. */
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
    // At once, should the desktop be slow or fail: nobody else is to see it.
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
