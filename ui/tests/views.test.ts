import { expect, test } from "vitest";
import { fakePage } from "../src/backend/fake/fixtures";
import { one, open, settle, words } from "./open";

test("every line is in the directory with its purpose, its sources and its channels", async () => {
  await open({ hash: "#/lignes" });
  for (const line of fakePage("fr", "open").lines) {
    const entry = `[data-entry="${line.id}"]`;
    expect(words(entry)).toContain(line.purpose.replace(/\s+/g, " "));
    expect(one(entry).querySelectorAll("[data-channel-block]")).toHaveLength(line.channels.length);
    expect(words(entry)).toContain("pas encore vérifié auprès de la ligne");
    expect(one(entry).querySelectorAll(".sources li")).toHaveLength(line.sources.length);
  }
});

test("a week is a table of seven days with today marked", async () => {
  await open({ hash: "#/lignes" });
  const week = one('[data-channel-block="119-chat"] table');
  expect(week.querySelectorAll("tbody tr")).toHaveLength(7);
  expect(words('[data-channel-block="119-chat"] [aria-current="date"]')).toBe(
    "lundi aujourd’hui15 h – 19 h",
  );
});

test("what a source does not say is written as not stated", async () => {
  await open({ hash: "#/lignes" });
  expect(words('[data-entry="119"] dl')).toContain("Outre-mer non précisé");
});

test("the screen for immediate danger shows every emergency number, 119 and 3114", async () => {
  await open({ hash: "#/danger" });
  const shown = [...document.querySelectorAll<HTMLElement>("[data-emergency]")];
  expect(shown.map((card) => card.dataset["emergency"])).toEqual([
    "15",
    "17",
    "18",
    "112",
    "114",
    "3114",
    "119",
  ]);
});

test("114 is offered on this computer first, and only 114 is", async () => {
  await open({ hash: "#/danger" });
  const actions = (id: string) =>
    [...document.querySelectorAll<HTMLElement>(`[data-emergency="${id}"] [data-action]`)].map(
      ({ dataset }) => [dataset["channel"], dataset["action"]],
    );
  expect(actions("114")).toEqual([
    ["114-site", "site"],
    ["114-sms", "qr"],
    ["114-sms", "copy"],
  ]);
  expect(actions("119").flat()).not.toContain("site");
});

test("no emergency number can be dialled from the computer", async () => {
  await open({ hash: "#/danger" });
  for (const id of ["15", "17", "18", "112", "114"]) {
    expect(document.querySelector(`[data-emergency="${id}"] [data-action="call"]`)).toBeNull();
    expect(one(`[data-emergency="${id}"] [data-action="qr"]`)).toBeInstanceOf(HTMLButtonElement);
  }
});

test("the app says that it is independent, in its exact words", async () => {
  await open({ hash: "#/a-propos" });
  expect(words(".independent")).toBe(
    "Application indépendante, sans lien avec l’État, e‑Enfance/3018, le 3114 ni les plateformes.",
  );
});

test("every source is listed with its publisher, its title and its date, and none is a link", async () => {
  await open({ hash: "#/a-propos" });
  for (const source of fakePage("fr", "open").sources) {
    const text = words(`[data-source="${source.id}"]`);
    for (const part of [source.publisher, source.title, source.url, source.seen]) {
      expect(text).toContain(part.replace(/\s+/g, " "));
    }
  }
  expect(one("main").querySelector("a")).toBeNull();
});

test("the software used is named with its licence, once somebody asks", async () => {
  await open({ hash: "#/a-propos" });
  expect(document.querySelector('[data-part="parts"] li')).toBeNull();
  one('[data-part="parts"]').closest("details")?.dispatchEvent(new Event("toggle"));
  await settle();
  expect(words('[data-part="parts"] li')).toBe("chrono 0.4.45 MIT OR Apache-2.0");
});

test("a view that fails leaves the strip with both numbers", async () => {
  await open({
    hash: "#/lignes",
    edit: (page) => {
      (page.lines[0] as { notes: unknown }).notes = null;
    },
  });
  expect(words("main h1")).toBe("Cette page n’a pas pu s’afficher");
  expect(words("#help-strip")).toContain("3018");
  expect(words("#help-strip")).toContain("3114");
});
