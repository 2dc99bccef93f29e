import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { render } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Language } from "../src/backend/generated";
import { setLanguage } from "../src/i18n/messages.svelte";
import KitchenSink from "../src/kitchen-sink/KitchenSink.svelte";
import { violations } from "./axe";
import { click, settle } from "./open";

async function show(language: Language = "fr"): Promise<void> {
  setLanguage(language);
  document.documentElement.lang = language;
  document.title = "Kitchen sink";
  render(KitchenSink, { language });
  await settle();
}

const buttons = [
  ...["waiting", "launched", "no handler", "failed", "refused", "shown", "copied", "text"],
  ...["long number", "address", "dialog", "closing", "shortcuts", "shortcuts without single keys"],
  ...["search", "search-hits", "search-nothing"],
];

test("the kitchen sink shows every component", () => {
  const folder = "src/kitchen-sink";
  const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const components = ["components", "kiosk"].flatMap((place) =>
    readdirSync(join("src", place))
      .filter((name) => name.endsWith(".svelte"))
      .map((name) => `from "../${place}/${name}"`),
  );
  expect(components.length).toBeGreaterThan(40);
  const absent = components.filter((each) => !pages.some((page) => page.includes(each)));
  expect(absent).toEqual([]);
});

// All components together take longer than any screen.
test.each(["fr", "en"] as Language[])(
  "axe finds nothing on any component in any state, in %s",
  { timeout: 120_000 },
  async (language) => {
    await show(language);
    for (const details of document.querySelectorAll("details")) details.open = true;
    expect(await violations()).toEqual([]);
  },
);

test.each(buttons)("axe finds nothing on the dialog “%s”", async (name) => {
  await show();
  await click(`[data-open="${name}"]`);
  expect(document.querySelector("dialog[open]")).not.toBeNull();
  expect(await violations("dialog[open]")).toEqual([]);
});

test.each([
  ["keypad", ".keypad"],
  ["keypad without a code", ".keypad"],
  ["still", ".still"],
])("axe finds nothing on what covers the page: “%s”", async (name, cover) => {
  await show();
  await click(`[data-open="${name}"]`);
  expect(document.querySelector(cover)).not.toBeNull();
  expect(await violations(cover)).toEqual([]);
});

test("no word is missing on any component, in either language", async () => {
  for (const language of ["fr", "en"] as Language[]) {
    await show(language);
    expect(document.body.textContent).not.toContain("⟦");
  }
});
