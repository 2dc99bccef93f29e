// A desktop in memory: the same interface and realistic data, for a browser and for tests.
// `?scenario=open|closing|closed|unknown|elsewhere`, `?lang=fr|en`, `?contact=ok|no_handler|failed|refused`.
import type { Backend } from "./backend";
import english from "./fake/page.en.json";
import french from "./fake/page.fr.json";
import codes from "./fake/qr.json";
import { momentOf, scenarios, type Scenario } from "./fake/scenarios";
import type {
  CommandError,
  ContactReply,
  How,
  Language,
  Moment,
  Outcome,
  Page,
  Qr,
} from "./generated";

export type Behaviour = "ok" | "no_handler" | "failed" | "refused";

const pages = { fr: french, en: english } as unknown as Record<Language, Omit<Page, "moment">>;
const qrCodes = codes as Record<string, Qr>;

export function fakePage(language: Language, scenario: Scenario): Page {
  const page = pages[language];
  return { ...page, moment: momentOf(page, scenario) };
}

function outcomeOf(how: How, behaviour: Behaviour): Outcome {
  if (how === "qr") return "shown";
  if (behaviour === "failed") return "failed";
  if (how === "copy") return "copied";
  return behaviour === "ok" ? "launched" : "no_handler";
}

export class FakeBackend implements Backend {
  readonly calls: { id: string; how: How }[] = [];
  language: Language;
  ready = false;
  #onMoment: ((moment: Moment) => void) | null = null;

  constructor(
    language: Language,
    public scenario: Scenario,
    public behaviour: Behaviour = "no_handler",
  ) {
    this.language = language;
  }

  pageReady(): Promise<void> {
    this.ready = true;
    return Promise.resolve();
  }

  readPage(): Promise<Page> {
    return Promise.resolve(fakePage(this.language, this.scenario));
  }

  followTime(onMoment: (moment: Moment) => void): Promise<void> {
    this.#onMoment = onMoment;
    return Promise.resolve();
  }

  chooseLanguage(language: Language): Promise<Page> {
    this.language = language;
    return this.readPage();
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

  /** Moves to another scenario and tells the page, as the clock would. */
  pass(scenario: Scenario): void {
    this.scenario = scenario;
    this.#onMoment?.(fakePage(this.language, scenario).moment);
  }
}

function chosen<T extends string>(name: string, among: readonly T[], fallback: T): T {
  const value = new URLSearchParams(location.search).get(name);
  return among.find((candidate) => candidate === value) ?? fallback;
}

function inBrowser(): FakeBackend {
  const backend = new FakeBackend(
    chosen("lang", ["fr", "en"] as const, "fr"),
    chosen("scenario", scenarios, "open"),
    chosen("contact", ["ok", "no_handler", "failed", "refused"] as const, "no_handler"),
  );
  const slot = document.getElementById("reperes-page");
  if (slot) slot.textContent = JSON.stringify(fakePage(backend.language, backend.scenario));
  return backend;
}

export const backend: Backend = inBrowser();
