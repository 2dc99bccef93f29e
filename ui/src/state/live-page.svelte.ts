// The page and the present moment, which the shell keeps up to date, in a window and in a kiosk.
import type { Backend, Language, Moment, Page } from "../backend/generated";
import { setLanguage, t } from "../i18n/messages.svelte";
import { Announcer } from "./announcer.svelte";
import { MomentState } from "./moment.svelte";
import { PageState } from "./page.svelte";

const RETRY_MS = 5000;

export abstract class LivePage {
  readonly page: PageState;
  readonly moment: MomentState;
  readonly announcer: Announcer;

  constructor(
    protected readonly backend: Backend,
    page: Page,
  ) {
    this.page = new PageState(page);
    this.moment = new MomentState(page.moment);
    this.announcer = new Announcer(backend, page.hearing !== "regions");
    setLanguage(page.language);
  }

  get language(): Language {
    return this.page.current.language;
  }

  /** Takes the moments that the shell sends. */
  protected abstract onMoment(moment: Moment): void;

  async followTime(): Promise<void> {
    try {
      await this.backend.followTime((moment) => this.onMoment(moment));
    } catch {
      this.markStopped();
      setTimeout(() => void this.followTime(), RETRY_MS);
    }
  }

  /** Resolves to whether the page is in the language afterwards. */
  async chooseLanguage(language: Language): Promise<boolean> {
    return language === this.language || this.#replaceBy(this.backend.chooseLanguage(language));
  }

  /** Reads the page of a new day. Resolves to false if that failed. */
  protected async refresh(day: string): Promise<boolean> {
    return day === this.page.current.day || this.#replaceBy(this.backend.readPage());
  }

  /** Marks the time as stopped. The message is announced once, while the page keeps trying. */
  protected markStopped(): void {
    if (!this.moment.stopped) this.announcer.say(t("clock-stopped"));
    this.moment.stopped = true;
  }

  protected replace(page: Page): void {
    this.page.current = page;
    this.moment.current = page.moment;
    setLanguage(page.language);
  }

  async #replaceBy(coming: Promise<Page>): Promise<boolean> {
    const page = await coming.catch(() => null);
    if (page) this.replace(page);
    return page !== null;
  }
}
