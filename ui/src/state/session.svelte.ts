// The state of the page in a window, and the changes that a click or the clock makes to it.
import type {
  Backend,
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
import { t } from "../i18n/messages.svelte";
import { SearchState } from "./search.svelte";
import { restoreFocus } from "./modals.svelte";
import { Checklist } from "./checklist.svelte";
import { LivePage } from "./live-page.svelte";
import { PreferencesState, type Root } from "./preferences.svelte";
import { Route } from "./route.svelte";
import { NumberSheetState } from "./number-sheet.svelte";
import { EntryStore } from "./entry-store.svelte";
import { BackgroundState } from "./background.svelte";

const CONFIRMATION_MS = 2500;
/** A delay that the user does not notice. */
const QUICK_REPLY_MS = 150;

const delay = (ms: number) => new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));

export class Session extends LivePage {
  readonly route: Route;
  readonly sheet = new NumberSheetState();
  readonly entries: EntryStore;
  readonly checklist: Checklist;
  readonly search: SearchState;
  readonly preferences: PreferencesState;
  readonly background: BackgroundState;
  /** Whether the list of shortcuts is open. */
  shortcutsOpen = $state(false);
  /** The readers whom the screens address first. */
  audience = $state<Reader>("parent");
  /** Whether the user or the school has chosen the audience. */
  audienceChosen = $state(false);
  /** What has failed, shown until the next screen. */
  problem = $state("");
  /** The channel or entry that was just copied; its button shows "copied" for a moment. */
  copied = $state<string | null>(null);
  #copySequence = 0;
  /** The last notice about a reminder that could not be shown. */
  #lastMissed: string | null = null;
  #shortcutsOpener: HTMLElement | null = null;

  constructor(backend: Backend, page: Page, hash: string, root: Root = document.documentElement) {
    super(backend, page);
    this.route = new Route(hash, page.managed.hidden);
    this.entries = new EntryStore(backend, () => (this.announcement = t("shelf-failed")));
    this.checklist = new Checklist(backend);
    this.search = new SearchState(backend);
    this.audience = page.audience;
    this.audienceChosen = page.audienceChosen;
    this.preferences = new PreferencesState(
      backend,
      page,
      (notice) => this.#showNotice(notice),
      root,
    );
    this.background = new BackgroundState(backend, (notice) => this.#showNotice(notice));
    this.#showNotice(page.notice);
  }

  /** Shows the question that a closing window asks. */
  askAboutClosing(): void {
    this.quickHide();
    this.background.closing = true;
  }

  /** Sets or cancels the reminder for the opening of a channel. */
  readonly remind = async (id: string, wanted: boolean): Promise<void> => {
    const moment = await this.backend.remind(id, wanted).catch(() => null);
    if (!moment) return;
    this.onMoment(moment);
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

  /** Clears from the screen everything that was read, ticked or searched for. */
  quickHide(): void {
    this.sheet.close();
    this.search.close(true);
    this.search.found = null;
    this.shortcutsOpen = false;
    this.checklist.clear();
    this.problem = "";
  }

  /** Announces a text to a screen reader. */
  set announcement(text: string) {
    this.announcer.say(text);
  }

  async chooseAudience(audience: Reader): Promise<void> {
    this.audience = audience;
    this.audienceChosen = true;
    // The screen has already changed; the shell only stores the choice.
    this.#showNotice(await this.backend.chooseAudience(audience).catch(() => null));
  }

  readonly trustClock = async (): Promise<void> => {
    const moment = await this.backend.trustClock().catch(() => null);
    if (moment) this.onMoment(moment);
  };

  readonly openFolder = async (): Promise<void> => {
    const outcome = await this.backend.openFolder().catch(() => "failed" as const);
    if (outcome !== "launched") this.announcement = this.problem = t("storage-folder-failed");
  };

  /**
   * Resets and removes everything that was stored. Resolves to whether that succeeded; if not, what
   * is left is shown.
   */
  readonly eraseAll = async (): Promise<boolean> => {
    try {
      const page = await this.backend.eraseAll();
      this.replace(page);
      this.audience = page.audience;
      this.audienceChosen = page.audienceChosen;
      this.preferences.apply(page.preferences);
      if (page.notice) return false;
      this.announcement = t("storage-erased");
      return true;
    } catch {
      const folder = this.page.current.storage.folder ?? "";
      this.announcement = this.problem = t("storage-erase-failed", { folder });
      return false;
    }
  };

  readonly copyEntry = async (id: string): Promise<void> => {
    this.#reportCopy(id, await this.backend.copyEntry(id).catch(() => "failed" as const));
  };

  readonly copyChecklist = async (): Promise<void> => {
    const copied = this.backend.copyNoted([...this.checklist.ids]);
    this.#reportCopy("checklist", await copied.catch(() => "failed" as const));
  };

  readonly openHelp = async (id: string): Promise<void> => {
    const outcome = await this.backend.openHelp(id).catch(() => "failed" as const);
    if (outcome === "launched") this.announcement = t("site-opened");
    else this.announcement = this.problem = t("help-failed");
  };

  /** The QR code of a channel, for a page that shows the code without a request by the user. */
  readonly readQr = async (id: string): Promise<Qr | null> => {
    if (!this.page.contact(id)?.channel.actions.includes("qr")) return null;
    const reply = await this.backend.contact(id, "qr").catch(() => null);
    return reply?.qr ?? null;
  };

  readonly print = async (paper: Paper): Promise<void> => {
    // The print style sheet depends on the paper.
    document.documentElement.dataset["paper"] = paper;
    try {
      await this.backend.printPage(paper);
    } catch {
      this.announcement = this.problem = t("print-failed");
    }
  };

  override async chooseLanguage(language: Language): Promise<boolean> {
    const chosen = await super.chooseLanguage(language);
    if (!chosen) this.announcement = t("language-failed");
    return chosen;
  }

  /**
   * Carries out the action of a button. Whatever happens, the user ends up with the number or the
   * address on the screen.
   */
  readonly act = async (id: string, how: How, opener: HTMLElement | null): Promise<void> => {
    if (how === "call" || how === "qr") return this.#showNumber(id, how, opener);
    try {
      const { outcome } = await this.backend.contact(id, how);
      if (outcome === "copied") this.#confirmNumberCopied(id);
      else if (outcome === "launched") this.announcement = t("site-opened");
      else this.#showOutcome(id, how, outcome, opener);
    } catch {
      this.#showOutcome(id, how, "refused", opener);
    }
  };

  async #showNumber(id: string, how: How, opener: HTMLElement | null): Promise<void> {
    const asked = this.backend.contact(id, how);
    // A quick outcome is on the sheet from the beginning, and a screen reader reads it together
    // with the number.
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

  protected override onMoment(moment: Moment): void {
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
    void this.refresh(moment.day).then((fresh) => {
      if (!fresh) this.markStopped();
    });
  }

  #showNotice(notice: string | null): void {
    if (notice) this.announcement = this.problem = notice;
  }

  protected override replace(page: Page): void {
    super.replace(page);
    this.#showNotice(page.notice);
    if (this.checklist.ids.size > 0) void this.checklist.refresh();
  }
}
