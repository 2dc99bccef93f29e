// A backend in memory with realistic data, for a browser and for tests. The address of the page
// sets it up: `?scenario=open|closing|closed|unknown|elsewhere`, `?lang=fr|en`,
// `?contact=ok|no_handler|failed|refused`, `?kiosk=yes`, `?school=long`.
import type { Backend } from "./backend";
import englishEntries from "./fake/entries.en.json";
import frenchEntries from "./fake/entries.fr.json";
import english from "./fake/page.en.json";
import french from "./fake/page.fr.json";
import codes from "./fake/qr.json";
import { momentOf, scenarios, type Scenario } from "./fake/scenarios";
import type {
  Answer,
  CommandError,
  ContactReply,
  DangerHeard,
  Entry,
  Hit,
  How,
  Kiosk,
  Language,
  LeaveReply,
  Link,
  Managed,
  Moment,
  Outcome,
  Page,
  Paper,
  Place,
  Preferences,
  Qr,
  Reader,
  Part,
  Sources,
  Staying,
  Summary,
} from "./generated";

export type Behaviour = "ok" | "no_handler" | "failed" | "refused";

type Added =
  "kiosk" | "managed" | "moment" | "audience" | "preferences" | "firstRun" | "storage" | "notice";

const pages = { fr: french, en: english } as unknown as Record<Language, Omit<Page, Added>>;
const qrCodes = codes as Record<string, Qr>;

// A few real entries of each kind. A test of the shell writes these files.
const entriesByPlace = { fr: frenchEntries, en: englishEntries } as unknown as Record<
  Language,
  Record<Place, Entry[]>
>;

export function fakeEntries(language: Language): Entry[] {
  return Object.values(entriesByPlace[language]).flat();
}

/** A computer with a tray and notifications, on which the user has chosen nothing. */
export const defaultStaying: Staying = {
  tray: true,
  stays: null,
  server: true,
  notices: true,
  closingNotice: false,
  autostart: false,
};

/** The preferences of a user who has chosen nothing. */
export const defaultPreferences: Preferences = {
  theme: "system",
  textSize: 100,
  easyFont: false,
  reducedMotion: false,
  highContrast: false,
  singleKeys: true,
};

/** A computer without a policy. */
export const unmanaged: Managed = {
  settings: [],
  hidden: [],
  school: { name: null, message: null },
  mistakes: 0,
};

export function fakePage(language: Language, scenario: Scenario): Page {
  const page = pages[language];
  const moment = momentOf(page, scenario);
  const storage = { folder: "/home/camille/.local/share/reperes", lasts: true };
  return {
    ...page,
    audience: "parent",
    preferences: defaultPreferences,
    firstRun: false,
    storage,
    notice: null,
    moment,
    managed: unmanaged,
    hearing: "regions",
    kiosk: null,
  };
}

/** The entries of the kiosk, in the order of its tiles. */
const KIOSK_TOPICS = ["track-very-bad", "track-me", "track-seen", "track-took-part", "track-joke"];

/** A kiosk whose policy sets every field. */
export function fakeKiosk(language: Language): Kiosk {
  const french = language === "fr";
  const entries = fakeEntries(language);
  return {
    start: null,
    warning: 90,
    reset: 120,
    school: "Collège Jean-Moulin",
    room: "CDI",
    message: french ? "L’infirmière est là le mardi." : "The nurse is in on Tuesdays.",
    contacts: [
      { name: "Vie scolaire", place: french ? "rez-de-chaussée" : "ground floor" },
      { name: french ? "Infirmerie" : "Nurse", place: french ? "bâtiment B" : "building B" },
    ],
    codes: Object.entries(qrCodes)
      .filter(([channel]) => ["3018-phone", "3114-phone"].includes(channel))
      .map(([channel, qr]) => ({ channel, qr })),
    topics: KIOSK_TOPICS.flatMap((id) => entries.find((entry) => entry.id === id) ?? []),
    leaves: true,
    codeLine: null,
  };
}

function outcomeOf(how: How, behaviour: Behaviour): Outcome {
  if (how === "qr") return "shown";
  if (behaviour === "failed") return "failed";
  if (how === "copy") return "copied";
  return behaviour === "ok" ? "launched" : "no_handler";
}

/** A danger with the longest of all sentences. */
export function fakeDanger(id: string, channels: string[]): DangerHeard {
  const sentence =
    "Le 3114 répond jour et nuit, à la personne comme à ses proches. En attendant, personne ne doit rester seul. Danger immédiat : le 15.";
  return { id, sentence, channels };
}

export class FakeBackend implements Backend {
  readonly calls: { id: string; how: How }[] = [];
  readonly copiedEntries: string[][] = [];
  readonly helped: string[] = [];
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
  language: Language;
  ready = false;
  staying: Staying = defaultStaying;
  readonly awaited = new Set<string>();
  /** The answer to the question that a closing window asks. */
  closed: "stays" | "quits" | "kept" | null = null;
  #onMoment: ((moment: Moment) => void) | null = null;

  constructor(
    language: Language,
    public scenario: Scenario,
    public behaviour: Behaviour = "no_handler",
  ) {
    this.language = language;
  }

  /** Whether `readPage` returns the page of a kiosk. */
  kiosk = false;
  restarts = 0;
  /** The codes that were tried, and the reply to each of them. */
  readonly codes: string[] = [];
  reply: LeaveReply = { outcome: "wrong", seconds: 1 };

  restartKiosk(): Promise<void> {
    this.restarts += 1;
    return Promise.resolve();
  }

  leaveKiosk(code: string): Promise<LeaveReply> {
    this.codes.push(code);
    return this.behaviour === "failed"
      ? Promise.reject(new Error("not checked"))
      : Promise.resolve(this.reply);
  }

  pageReady(): Promise<void> {
    this.ready = true;
    return Promise.resolve();
  }

  readPage(): Promise<Page> {
    const page = fakePage(this.language, this.scenario);
    const kiosk = this.kiosk ? fakeKiosk(this.language) : null;
    const moment = { ...page.moment, awaited: [...this.awaited] };
    return Promise.resolve({ ...page, moment, kiosk });
  }

  followTime(onMoment: (moment: Moment) => void): Promise<void> {
    this.#onMoment = onMoment;
    return Promise.resolve();
  }

  chooseLanguage(language: Language): Promise<Page> {
    this.language = language;
    return this.readPage();
  }

  chooseAudience(audience: Reader): Promise<string | null> {
    this.audience = audience;
    return Promise.resolve(this.notice);
  }

  choosePreferences(preferences: Preferences): Promise<string | null> {
    this.preferences = preferences;
    return Promise.resolve(this.notice);
  }

  endWelcome(): Promise<string | null> {
    this.welcomed = true;
    return Promise.resolve(this.notice);
  }

  trustClock(): Promise<Moment> {
    this.trusted += 1;
    return this.readPage().then((page) => page.moment);
  }

  remind(id: string, wanted: boolean): Promise<Moment> {
    if (wanted) this.awaited.add(id);
    else this.awaited.delete(id);
    return this.readPage().then((page) => page.moment);
  }

  readStaying(): Promise<Staying> {
    return Promise.resolve(this.staying);
  }

  chooseStaying(stays: boolean): Promise<string | null> {
    this.staying = { ...this.staying, stays };
    return Promise.resolve(this.notice);
  }

  chooseNotices(notices: boolean, closingNotice: boolean): Promise<string | null> {
    this.staying = { ...this.staying, notices, closingNotice };
    return Promise.resolve(this.notice);
  }

  chooseAutostart(wanted: boolean): Promise<Staying> {
    if (this.behaviour !== "failed") this.staying = { ...this.staying, autostart: wanted };
    return Promise.resolve(this.staying);
  }

  endWindow(stays: boolean): Promise<void> {
    this.closed = stays ? "stays" : "quits";
    return Promise.resolve();
  }

  keepWindow(): Promise<void> {
    this.closed = "kept";
    return Promise.resolve();
  }

  openFolder(): Promise<Outcome> {
    this.folders += 1;
    return Promise.resolve(this.behaviour === "failed" ? "failed" : "launched");
  }

  eraseAll(): Promise<Page> {
    if (this.behaviour === "failed") return Promise.reject(new Error("not removed"));
    this.erased += 1;
    return this.readPage();
  }

  readPlace(place: Place): Promise<Entry[]> {
    if (this.behaviour === "refused") return Promise.reject(new Error("not read"));
    return Promise.resolve(entriesByPlace[this.language][place]);
  }

  readSources(): Promise<Sources> {
    return Promise.resolve({ sources: pages[this.language].sources, reviewed: false });
  }

  readParts(): Promise<Part[]> {
    return Promise.resolve([{ name: "chrono", version: "0.4.45", licence: "MIT OR Apache-2.0" }]);
  }

  /**
   * Finds words in the titles, and two words of danger. The real search is in Rust and tested
   * there.
   */
  search(query: string): Promise<Answer> {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const hit = (entry: Entry): Hit => ({
      id: entry.id,
      route: entry.route,
      title: [{ text: entry.title, hit: true }],
      excerpt: [{ text: entry.summary, hit: false }],
    });
    const found = fakeEntries(this.language).filter(({ title }) =>
      words.some((word) => title.toLowerCase().includes(word)),
    );
    const groups = found.length > 0 ? [{ title: "Situations", hits: found.map(hit) }] : [];
    const dangers: [string, DangerHeard][] = [
      ["medoc", fakeDanger("pills", ["15-phone", "112-phone", "114-sms"])],
      ["mourir", fakeDanger("dying", ["3114-phone", "15-phone", "114-sms"])],
    ];
    const danger = dangers.find(([word]) => words.includes(word))?.[1] ?? null;
    const link = ({ id, kind, route, title }: Entry): Link => ({ id, kind, route, title });
    const topics = found.length > 0 ? [] : fakeEntries(this.language).slice(0, 3).map(link);
    return Promise.resolve({ danger, groups, topics });
  }

  sumUp(ids: string[]): Promise<Summary> {
    const ticked = fakeEntries(this.language).filter((entry) => ids.includes(entry.id));
    const link = ({ id, kind, route, title }: Entry): Link => ({ id, kind, route, title });
    return Promise.resolve({
      title: "Ce que j’ai noté",
      signs: ticked.map(link),
      firstCalls: [...new Set(ticked.flatMap((entry) => entry.firstCalls))],
      notProof: "Un signe n’est pas une preuve.",
      steps: ["Parlez avec l’enfant."],
      next: fakeEntries(this.language)
        .filter(({ id }) => id === "tonight")
        .map(link),
    });
  }

  copyEntry(id: string): Promise<Outcome> {
    return this.copyNoted([id]);
  }

  copyNoted(ids: string[]): Promise<Outcome> {
    this.copiedEntries.push(ids);
    return Promise.resolve(this.behaviour === "failed" ? "failed" : "copied");
  }

  openHelp(id: string): Promise<Outcome> {
    this.helped.push(id);
    return Promise.resolve(this.behaviour === "ok" ? "launched" : "failed");
  }

  announce(text: string): Promise<void> {
    this.announced.push(text);
    return Promise.resolve();
  }

  printPage(paper: Paper): Promise<void> {
    this.printed.push(paper);
    return this.behaviour === "failed"
      ? Promise.reject(new Error("no printer"))
      : Promise.resolve();
  }

  contact(id: string, how: How): Promise<ContactReply> {
    this.calls.push({ id, how });
    if (this.behaviour === "refused") {
      return Promise.reject({
        code: "unknown_id",
        message: "no such contact",
      } satisfies CommandError);
    }
    const outcome = outcomeOf(how, this.behaviour);
    return Promise.resolve({
      outcome,
      qr: how === "call" || how === "qr" ? (qrCodes[id] ?? null) : null,
    });
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
