// A backend in memory with realistic data, for a browser and for tests. The address of the page
// sets it up: `?scenario=open|closing|closed|unknown|elsewhere`, `?lang=fr|en`,
// `?contact=ok|no_handler|failed|refused`, `?kiosk=yes`, `?school=long`.
import {
  defaultPreferences,
  defaultStaying,
  entriesByPlace,
  fakeDanger,
  fakeEntries,
  fakeKiosk,
  fakePage,
  pages,
  qrCodes,
} from "./fake/fixtures";
import { scenarios, type Scenario } from "./fake/scenarios";
import {
  Backend,
  type Answer,
  type CommandError,
  type ContactReply,
  type DangerHeard,
  type Entry,
  type Hit,
  type How,
  type Language,
  type LeaveReply,
  type Link,
  type Moment,
  type Outcome,
  type Page,
  type Paper,
  type Place,
  type Preferences,
  type Reader,
  type Staying,
  type Summary,
} from "./generated";

export type Behaviour = "ok" | "no_handler" | "failed" | "refused";

function outcomeOf(how: How, behaviour: Behaviour): Outcome {
  if (how === "qr") return "shown";
  if (behaviour === "failed") return "failed";
  if (how === "copy") return "copied";
  return behaviour === "ok" ? "launched" : "no_handler";
}

function linkTo({ id, kind, route, title }: Entry): Link {
  return { id, kind, route, title };
}

export class FakeBackend extends Backend {
  readonly calls: { id: string; how: How }[] = [];
  readonly copiedEntries: string[][] = [];
  readonly printed: Paper[] = [];
  readonly announced: string[] = [];
  audience: Reader = "parent";
  preferences: Preferences = defaultPreferences;
  welcomed = false;
  trusted = 0;
  erased = 0;
  folders = 0;
  /** The notice for a choice that cannot be stored. */
  notice: string | null = null;
  staying: Staying = defaultStaying;
  readonly awaited = new Set<string>();
  #onMoment: ((moment: Moment) => void) | null = null;

  /** Whether `readPage` returns the page of a kiosk. */
  kiosk = false;
  restarts = 0;
  /** The codes that were tried. */
  readonly codes: string[] = [];

  constructor(
    public language: Language,
    public scenario: Scenario,
    public behaviour: Behaviour = "no_handler",
  ) {
    super();
  }

  /** What the fake backend does with a command for which it has no method of its own. */
  protected override invoke<T>(command: string): Promise<T> {
    return Promise.reject(new Error(`${command} is not in the fake backend`));
  }

  override async pageReady() {}

  override async restartKiosk() {
    this.restarts += 1;
  }

  override async leaveKiosk(code: string): Promise<LeaveReply> {
    this.codes.push(code);
    if (this.behaviour === "failed") throw new Error("not checked");
    return { outcome: "wrong", seconds: 1 };
  }

  override async readPage(): Promise<Page> {
    const page = fakePage(this.language, this.scenario);
    const kiosk = this.kiosk ? fakeKiosk(this.language) : null;
    return { ...page, moment: { ...page.moment, awaited: [...this.awaited] }, kiosk };
  }

  override async followTime(onMoment: (moment: Moment) => void) {
    this.#onMoment = onMoment;
  }

  override chooseLanguage(language: Language) {
    this.language = language;
    return this.readPage();
  }

  override async chooseAudience(audience: Reader) {
    this.audience = audience;
    return this.notice;
  }

  override async choosePreferences(preferences: Preferences) {
    this.preferences = preferences;
    return this.notice;
  }

  override async endWelcome() {
    this.welcomed = true;
    return this.notice;
  }

  override trustClock() {
    this.trusted += 1;
    return this.readPage().then((page) => page.moment);
  }

  override remind(id: string, wanted: boolean) {
    if (wanted) this.awaited.add(id);
    else this.awaited.delete(id);
    return this.readPage().then((page) => page.moment);
  }

  override async readStaying() {
    return this.staying;
  }

  override async chooseStaying(stays: boolean) {
    this.staying = { ...this.staying, stays };
    return this.notice;
  }

  override async chooseNotices(notices: boolean, closingNotice: boolean) {
    this.staying = { ...this.staying, notices, closingNotice };
    return this.notice;
  }

  override async chooseAutostart(wanted: boolean) {
    if (this.behaviour !== "failed") this.staying = { ...this.staying, autostart: wanted };
    return this.staying;
  }

  override async endWindow() {}

  override async keepWindow() {}

  override async openFolder(): Promise<Outcome> {
    this.folders += 1;
    return this.behaviour === "failed" ? "failed" : "launched";
  }

  override eraseAll() {
    if (this.behaviour === "failed") return Promise.reject(new Error("not removed"));
    this.erased += 1;
    return this.readPage();
  }

  override async readPlace(place: Place) {
    if (this.behaviour === "refused") throw new Error("not read");
    return entriesByPlace[this.language][place];
  }

  override async readSources() {
    return { sources: pages[this.language].sources, reviewed: false };
  }

  override async readParts() {
    return [{ name: "chrono", version: "0.4.45", licence: "MIT OR Apache-2.0" }];
  }

  /**
   * Finds words in the titles, and two words of danger. The real search is in Rust and tested
   * there.
   */
  override async search(query: string): Promise<Answer> {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const hit = ({ id, route, title, summary }: Entry): Hit => ({
      id,
      route,
      title: [{ text: title, hit: true }],
      excerpt: [{ text: summary, hit: false }],
    });
    const entries = fakeEntries(this.language);
    const found = entries.filter(({ title }) =>
      words.some((word) => title.toLowerCase().includes(word)),
    );
    const dangers: [string, DangerHeard][] = [
      ["medoc", fakeDanger("pills", ["15-phone", "112-phone", "114-sms"])],
      ["mourir", fakeDanger("dying", ["3114-phone", "15-phone", "114-sms"])],
    ];
    const isFound = found.length > 0;
    return {
      danger: dangers.find(([word]) => words.includes(word))?.[1] ?? null,
      groups: isFound ? [{ title: "Situations", hits: found.map(hit) }] : [],
      topics: isFound ? [] : entries.slice(0, 3).map(linkTo),
    };
  }

  override async sumUp(ids: string[]): Promise<Summary> {
    const entries = fakeEntries(this.language);
    const ticked = entries.filter((entry) => ids.includes(entry.id));
    return {
      title: "Ce que j’ai noté",
      signs: ticked.map(linkTo),
      firstCalls: [...new Set(ticked.flatMap((entry) => entry.firstCalls))],
      notProof: "Un signe n’est pas une preuve.",
      steps: ["Parlez avec l’enfant."],
      next: entries.filter(({ id }) => id === "tonight").map(linkTo),
    };
  }

  override copyEntry(id: string) {
    return this.copyNoted([id]);
  }

  override async copyNoted(ids: string[]): Promise<Outcome> {
    this.copiedEntries.push(ids);
    return this.behaviour === "failed" ? "failed" : "copied";
  }

  override async openHelp(): Promise<Outcome> {
    return this.behaviour === "ok" ? "launched" : "failed";
  }

  override async announce(text: string) {
    this.announced.push(text);
  }

  override async printPage(paper: Paper) {
    this.printed.push(paper);
    if (this.behaviour === "failed") throw new Error("no printer");
  }

  override async contact(id: string, how: How): Promise<ContactReply> {
    this.calls.push({ id, how });
    if (this.behaviour === "refused") {
      throw { code: "unknown_id", message: "no such contact" } satisfies CommandError;
    }
    const qr = how === "call" || how === "qr" ? (qrCodes[id] ?? null) : null;
    return { outcome: outcomeOf(how, this.behaviour), qr };
  }

  /** Switches to another scenario and sends its moment to the page, as the clock does. */
  advance(scenario: Scenario, missed: string | null = null): void {
    this.scenario = scenario;
    this.#onMoment?.({ ...fakePage(this.language, scenario).moment, missed });
  }
}

function parameter<T extends string>(name: string, among: readonly T[], fallback: T): T {
  const value = new URLSearchParams(location.search).get(name);
  return among.find((candidate) => candidate === value) ?? fallback;
}

function fromAddress(): FakeBackend {
  const backend = new FakeBackend(
    parameter("lang", ["fr", "en"] as const, "fr"),
    parameter("scenario", scenarios, "open"),
    parameter("contact", ["ok", "no_handler", "failed", "refused"] as const, "no_handler"),
  );
  backend.kiosk = parameter("kiosk", ["no", "yes"] as const, "no") === "yes";
  const kiosk = backend.kiosk ? fakeKiosk(backend.language) : null;
  const page = { ...fakePage(backend.language, backend.scenario), kiosk };
  if (parameter("school", ["short", "long"] as const, "short") === "long") {
    // The longest names that a policy accepts.
    const school =
      "Établissement régional d’enseignement adapté Marie-Joséphine-Dupont-des-Loges-su";
    page.managed = { ...page.managed, school: { name: school, message: null } };
    if (kiosk) page.kiosk = { ...kiosk, school, room: "Centre de documentation et d’information" };
  }
  const slot = document.getElementById("reperes-page");
  if (slot) slot.textContent = JSON.stringify(page);
  return backend;
}

export const backend: Backend = fromAddress();
