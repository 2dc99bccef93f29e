// Opens the app on the fake backend, for the tests.
import { render } from "@testing-library/svelte";
import { tick } from "svelte";
import App from "../src/App.svelte";
import { FakeBackend, type Behaviour } from "../src/backend/fake";
import { fakePage } from "../src/backend/fake/fixtures";
import type { Scenario } from "../src/backend/fake/scenarios";
import type { Language, Page } from "../src/backend/generated";
import { Session } from "../src/state/session.svelte";

type Options = {
  language?: Language;
  scenario?: Scenario;
  behaviour?: Behaviour;
  hash?: string;
  edit?: (page: Page) => void;
};

export async function open(options: Options = {}) {
  const { language = "fr", scenario = "open", behaviour = "no_handler", hash = "" } = options;
  const backend = new FakeBackend(language, scenario, behaviour);
  const page = structuredClone(fakePage(language, scenario));
  options.edit?.(page);
  const session = new Session(backend, page, hash);
  render(App, { session });
  void session.followTime();
  await settle();
  return { backend, session };
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await tick();
}

export function one(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

export function words(selector: string): string {
  return (one(selector).textContent ?? "").replaceAll("\u2007", "").replace(/\s+/g, " ").trim();
}

export async function click(selector: string): Promise<HTMLElement> {
  const element = one(selector);
  element.click();
  await settle();
  return element;
}

export async function go(hash: string): Promise<void> {
  location.hash = hash;
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  await settle();
}
