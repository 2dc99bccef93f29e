import { expect, test } from "vitest";
import { one, open, words } from "./open";
import type { Scenario } from "../src/backend/fake/scenarios";

const card = '[data-line="3018"]';

test.each<[Scenario, string, string, string]>([
  ["open", "open", "Ouvert", "ferme dans 8 h 28"],
  ["closing", "closing_soon", "Ferme bientôt", "ferme dans 12 min"],
  ["closed", "closed", "Fermé", "ouvre demain à 9 h"],
  ["unknown", "unknown", "Horaires à vérifier", "horaires illisibles, appelez quand même"],
])(
  "when 3018 is %s its card says so in a word, a shape and a sentence",
  async (scenario, state, word, detail) => {
    await open({ scenario });
    expect(one(`${card} [data-part="state"]`).dataset["state"]).toBe(state);
    expect(words(`${card} [data-part="state"]`)).toBe(word);
    expect(one(`${card} [data-part="state"] svg`).dataset["state"]).toBe(state);
    expect(words(`${card} [data-part="detail"]`)).toBe(detail);
  },
);

test.each<Scenario>(["open", "closing", "closed", "unknown", "elsewhere"])(
  "when 3018 is %s its number and its call button are there and enabled",
  async (scenario) => {
    await open({ scenario });
    expect(words(`${card} [data-part="number"]`)).toBe("3018");
    const call = one(`${card} [data-action="call"]`) as HTMLButtonElement;
    expect(call.disabled).toBe(false);
    expect(call.dataset["channel"]).toBe("3018-phone");
  },
);

test("each card offers to call, scan, copy and open the site", async () => {
  await open();
  for (const line of ["3018", "3114"]) {
    const offered = [
      ...document.querySelectorAll<HTMLElement>(`[data-line="${line}"] [data-action]`),
    ];
    expect(offered.map((button) => button.dataset["action"])).toEqual([
      "call",
      "qr",
      "copy",
      "site",
    ]);
  }
});

test("immediate danger comes before every other offer on the page", async () => {
  await open({ scenario: "closed" });
  const offers = [...one("main").querySelectorAll("a, button")];
  expect(offers[0]?.getAttribute("href")).toBe("#/danger");
});

test.each<Scenario>(["open", "closing", "elsewhere"])(
  "when 3018 is %s no other line is put in its place",
  async (scenario) => {
    await open({ scenario });
    expect(document.querySelector('[data-part="otherwise"]')).toBeNull();
  },
);

test("when 3018 is closed the lines that answer now are named, each with its button", async () => {
  await open({ scenario: "closed" });
  expect(words('[data-part="otherwise"] h2')).toBe("En attendant l’ouverture");
  for (const id of [
    "police-chat-chat",
    "17cyber-site",
    "3114-phone",
    "119-phone",
    "15-phone",
    "17-phone",
    "112-phone",
  ]) {
    expect(one(`[data-alternative="${id}"] button`).dataset["channel"]).toBe(id);
  }
});

test("when the hours are unknown the page says to call anyway", async () => {
  await open({ scenario: "unknown" });
  expect(words('[data-part="otherwise"]')).toContain("appelez quand même le 3018");
});

test("the time in Paris is shown, and the local time only where it differs", async () => {
  await open();
  expect(words('[data-part="paris-time"]')).toBe("Il est 14 h 32 à Paris.");
  expect(document.querySelector('[data-part="local-time"]')).toBeNull();
});

test("far from Paris the local time and the local hours of the bar are shown too", async () => {
  await open({ scenario: "elsewhere" });
  expect(words('[data-part="local-time"]')).toBe("Là où vous êtes, il est 0 h 32.");
  expect(words(`${card} .bar`)).toContain("Chez vous");
});

test("the 24-hour bar is drawn in attributes and has an equivalent in words", async () => {
  await open();
  const bar = one(`${card} svg[role="img"]`);
  expect(bar.getAttribute("aria-label")?.replace(/\s/g, " ")).toBe(
    "Aujourd’hui. tous les jours, 9 h – 23 h. Il est 14 h 32 à Paris.",
  );
  const open24 = bar.querySelector("rect.open");
  expect([open24?.getAttribute("x"), open24?.getAttribute("width")]).toEqual([
    "37.500%",
    "58.333%",
  ]);
  expect(bar.querySelector("line.now")?.getAttribute("x1")).toBe("60.556%");
});

test("hours that are overdue for review carry the mark and say why", async () => {
  await open({ scenario: "closing" });
  expect(words(`${card} [data-part="to-confirm"]`)).toBe("à confirmer");
  expect(document.querySelector('[data-line="3114"] [data-part="to-confirm"]')).toBeNull();
});

test("each card says where its hours were read, and when", async () => {
  await open();
  expect(words(`${card} [data-part="provenance"]`)).toMatch(/^d’après .+, vu le 23 novembre 2026$/);
});
