// One run of the page: its state, and what a click or a tick of the clock changes in it.
import type { Backend } from "../backend/backend";
import type {
  ContactReply,
  How,
  Language,
  Moment,
  Outcome,
  Page,
  Paper,
  Qr,
  Reader,
} from "../backend/generated";
import { setLanguage, t } from "../i18n/messages.svelte";
import { Announcer } from "./announcer.svelte";
import { SearchState } from "./search.svelte";
import { restoreFocus } from "./modals.svelte";
import { MomentState } from "./moment.svelte";
import { Checklist } from "./checklist.svelte";
import { PageState } from "./page.svelte";
import { PreferencesState, type Root } from "./preferences.svelte";
import { Route } from "./route.svelte";
import { NumberSheetState } from "./number-sheet.svelte";
import { EntryStore } from "./entry-store.svelte";
import { BackgroundState } from "./background.svelte";

const CONFIRMATION_MS = 2500;
/** Nobody takes it for a delay. */
const QUICK_REPLY_MS = 150;
const RETRY_MS = 5000;

const delay = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));

export class Session {
  readonly page: PageState;
  readonly moment: MomentState;
  readonly route: Route;
  readonly sheet = new NumberSheetState();
  readonly entries: EntryStore;
  readonly checklist: Checklist;
  readonly search: SearchState;
  readonly preferences: PreferencesState;
  readonly background: BackgroundState;
  /** The sheet of shortcuts is open. */
  shortcutsOpen = $state(false);
  /** Whom the screens speak to first. */
  audience = $state<Reader>("parent");
  readonly announcer: Announcer;
  /** What could not be done, shown until the next screen. */
  problem = $state("");
  /** Channel or entry that was just copied, for the short "copied" mark on its button. */
  copied = $state<string | null>(null);
  readonly #backend: Backend;
  #copySequence = 0;
  /** What was said last of a reminder that could not be shown. */
  #lastMissed: string | null = null;
  #shortcutsOpener: HTMLElement | null = null;

  constructor(backend: Backend, page: Page, hash: string, root: Root = document.documentElement) {
    this.#backend = backend;
    this.page = new PageState(page);
    this.announcer = new Announcer(backend, page.hearing !== "regions");
    this.moment = new MomentState(page.moment);
    this.route = new Route(hash, page.managed.hidden);
    this.entries = new EntryStore(backend, () => (this.announcement = t("shelf-failed")));
    this.checklist = new Checklist(backend);
    this.search = new SearchState(backend);
    this.audience = page.audience;
    this.preferences = new PreferencesState(backend, page, (notice) => this.#showNotice(notice), root);
    this.background = new BackgroundState(backend, (notice) => this.#showNotice(notice));
    setLanguage(page.language);
    this.#showNotice(page.notice);
  }

  /** A window that closes asks first what that shall mean. */
  askAboutClosing(): void {
    this.quickHide();
    this.background.closing = true;
  }

  /** Wants to hear when a channel opens, or no longer. */
  readonly remind = async (id: string, wanted: boolean): Promise<void> => {
    const moment = await this.#backend.remind(id, wanted).catch(() => null);
    if (!moment) return;
    this.#onMoment(moment);
    const when = moment.channels.find((channel) => channel.id === id)?.opens;
    const confirmation = when ? t("remind-awaited-when", { when }) : t("remind-awaited");
    this.announcement = moment.awaited.includes(id) ? confirmation : "";
  };

  showShortcuts(opener: HTMLElement | null): void {
    this.#shortcutsOpener = opener;
    this.shortcutsOpen = true;
  }

  closeShortcuts(): void {
    this.shortcutsOpen = false;
    restoreFocus(this.#shortcutsOpener);
    this.#shortcutsOpener = null;
  }

  /** Nothing of what was read, noted or looked for stays in sight. */
  quickHide(): void {
    this.sheet.close();
    this.search.close(true);
    this.shortcutsOpen = false;
    this.checklist.clear();
    this.problem = "";
  }

  /** What a screen reader should hear now. */
  set announcement(text: string) {
    this.announcer.say(text);
  }

  get language(): Language {
    return this.page.current.language;
  }

  async chooseAudience(audience: Reader): Promise<void> {
    this.audience = audience;
    // The screen has changed already; the desktop only remembers it.
    this.#showNotice(await this.#backend.chooseAudience(audience).catch(() => null));
  }

  readonly trustClock = async (): Promise<void> => {
    const moment = await this.#backend.trustClock().catch(() => null);
    if (moment) this.#onMoment(moment);
  };

  readonly openFolder = async (): Promise<void> => {
    const outcome = await this.#backend.openFolder().catch(() => "failed" as const);
    if (outcome !== "launched") this.announcement = this.problem = t("storage-folder-failed");
  };

  /** Whether everything that was chosen is forgotten and removed. */
  readonly eraseAll = async (): Promise<boolean> => {
    try {
      const page = await this.#backend.eraseAll();
      this.#replace(page);
      this.audience = page.audience;
      this.preferences.apply(page.preferences);
      this.announcement = t("storage-erased");
      return true;
    } catch {
      this.announcement = this.problem = t("storage-erase-failed");
      return false;
    }
  };

  readonly copyEntry = async (id: string): Promise<void> => {
    this.#reportCopy(id, await this.#backend.copyEntry(id).catch(() => "failed" as const));
  };

  readonly copyChecklist = async (): Promise<void> => {
    const copied = this.#backend.copyNoted([...this.checklist.ids]);
    this.#reportCopy("checklist", await copied.catch(() => "failed" as const));
  };

  readonly openHelp = async (id: string): Promise<void> => {
    const outcome = await this.#backend.openHelp(id).catch(() => "failed" as const);
    if (outcome === "launched") this.announcement = t("site-opened");
    else this.announcement = this.problem = t("help-failed");
  };

  /** The code of a channel, for a page that shows it without being asked. */
  readonly readQr = async (id: string): Promise<Qr | null> => {
    if (!this.page.contact(id)?.channel.actions.includes("qr")) return null;
    const reply = await this.#backend.contact(id, "qr").catch(() => null);
    return reply?.qr ?? null;
  };

  readonly print = async (paper: Paper): Promise<void> => {
    // The sheet is set for its paper.
    document.documentElement.dataset["paper"] = paper;
    try {
      await this.#backend.printPage(paper);
    } catch {
      this.announcement = this.problem = t("print-failed");
    }
  };

  async followTime(): Promise<void> {
    try {
      await this.#backend.followTime((moment) => this.#onMoment(moment));
    } catch {
      this.#markStopped();
      setTimeout(() => void this.followTime(), RETRY_MS);
    }
  }

  async chooseLanguage(language: Language): Promise<void> {
    if (language === this.page.current.language) return;
    try {
      this.#replace(await this.#backend.chooseLanguage(language));
    } catch {
      this.announcement = t("language-failed");
    }
  }

  /** Does what a button offers. Whatever happens, the number or the address ends up in front of the person. */
  readonly act = async (id: string, how: How, opener: HTMLElement | null): Promise<void> => {
    if (how === "call" || how === "qr") return this.#showNumber(id, how, opener);
    try {
      const { outcome } = await this.#backend.contact(id, how);
      if (outcome === "copied") this.#confirmNumberCopied(id);
      else if (outcome === "launched") this.announcement = t("site-opened");
      else this.#showOutcome(id, how, outcome, opener);
    } catch {
      this.#showOutcome(id, how, "refused", opener);
    }
  };

  async #showNumber(id: string, how: How, opener: HTMLElement | null): Promise<void> {
    const asked = this.#backend.contact(id, how);
    // What became of it stands in the sheet from the first on, where it is known that soon: then it is read together with the number.
    const soon = await Promise.race([asked.catch(() => null), delay(QUICK_REPLY_MS)]);
    this.sheet.open(id, how, opener);
    if (soon) this.sheet.applyReply(soon);
    try {
      const reply = soon ?? (await asked);
      if (this.sheet.channel !== id) return;
      if (!soon) this.sheet.applyReply(reply);
      if (!reply.qr && how === "call") await this.#addQr(id);
    } catch {
      if (this.sheet.channel === id) this.sheet.outcome = "refused";
    }
  }

  async #addQr(id: string): Promise<void> {
    const qr = await this.readQr(id);
    if (this.sheet.channel === id) this.sheet.qr = qr;
  }

  #showOutcome(
    id: string,
    how: How,
    outcome: ContactReply["outcome"] | "refused",
    opener: HTMLElement | null,
  ): void {
    if (this.sheet.channel !== id) this.sheet.open(id, how, opener);
    this.sheet.how = how;
    this.sheet.outcome = outcome;
  }

  #confirmNumberCopied(id: string): void {
    const value = this.page.contact(id)?.channel.display ?? "";
    this.#confirm(id, t("copied-announcement", { value }));
  }

  #reportCopy(key: string, outcome: Outcome): void {
    if (outcome === "copied") this.#confirm(key, t("copied-text"));
    else this.announcement = this.problem = t("copy-failed");
  }

  #confirm(key: string, announcement: string): void {
    const sequence = ++this.#copySequence;
    this.copied = key;
    this.announcement = announcement;
    setTimeout(() => {
      if (sequence === this.#copySequence) this.copied = null;
    }, CONFIRMATION_MS);
  }

  #onMoment(moment: Moment): void {
    const featured = this.page.group("featured");
    const changed = this.moment.update(
      moment,
      featured.map((line) => line.primary),
    );
    if (changed.length > 0) {
      this.announcement = changed
        .map(({ id, label, detail }) =>
          t("state-announcement", {
            number: this.page.contact(id)?.channel.display ?? id,
            state: label,
            detail,
          }),
        )
        .join(" ");
    }
    if (moment.missed !== this.#lastMissed) this.#showNotice(moment.missed);
    this.#lastMissed = moment.missed;
    if (moment.day !== this.page.current.day) void this.#refresh();
  }

  async #refresh(): Promise<void> {
    try {
      this.#replace(await this.#backend.readPage());
    } catch {
      this.#markStopped();
    }
  }

  /** The time is not followed any more. It is tried again and again, and told once. */
  #markStopped(): void {
    if (!this.moment.stopped) this.announcement = t("clock-stopped");
    this.moment.stopped = true;
  }

  #showNotice(notice: string | null): void {
    if (notice) this.announcement = this.problem = notice;
  }

  #replace(page: Page): void {
    this.page.current = page;
    this.moment.current = page.moment;
    setLanguage(page.language);
    this.#showNotice(page.notice);
    if (this.checklist.ids.size > 0) void this.checklist.refresh();
  }
}
