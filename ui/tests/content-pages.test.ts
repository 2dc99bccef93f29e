import { expect, test } from "vitest";
import { fakeEntries } from "../src/backend/fake/fixtures";
import { click, go, one, open, settle, words } from "./open";

const titles = (selector: string) =>
  [...document.querySelectorAll(selector)].map((element) => (element.textContent ?? "").trim());

test("signs of danger come first, then the others by category", async () => {
  await open({ hash: "#/reperer" });
  const groups = [...document.querySelectorAll<HTMLElement>("[data-group]")];
  expect(groups[0]?.dataset["group"]).toBe("now");
  expect(words('[data-group="now"]')).toContain("Parle de mourir");
  expect(words('[data-group="digital"]')).toContain("Cache son écran");
});

test("ticking a sign sums up what was noted; one click forgets it", async () => {
  await open({ hash: "#/reperer" });
  expect(document.querySelector('[data-part="summary"]')).toBeNull();
  await click('[data-sign="sign-sleep"] input');
  expect(words('[data-part="summary"]')).toContain("Dort mal");
  expect(document.querySelector('[data-part="first-calls"]')).toBeNull();
  await click('[data-action="clear-noted"]');
  expect(document.querySelector('[data-part="summary"]')).toBeNull();
  expect(one('[data-sign="sign-sleep"] input')).toHaveProperty("checked", false);
});

test("a danger sign puts its own first call before anything else and says it aloud", async () => {
  await open({ hash: "#/reperer" });
  await click('[data-sign="sign-talk-of-dying"] input');
  const calls = [...document.querySelectorAll<HTMLElement>("[data-first-call]")];
  expect(calls[0]?.dataset["firstCall"]).toBe("3114-phone");
  expect(words('[data-part="announcement"]')).toContain("3114");
  const summary = one('[data-part="summary"]');
  expect(summary.firstElementChild).toBe(one('[data-part="first-calls"]'));
});

test("what was noted is copied and printed by id, never as text from the page", async () => {
  const { backend } = await open({ hash: "#/reperer" });
  await click('[data-sign="sign-sleep"] input');
  await click('[data-sign="sign-hides-screen"] input');
  await click('[data-action="copy-noted"]');
  expect(backend.copiedEntries).toEqual([["sign-sleep", "sign-hides-screen"]]);
  expect(words('[data-action="copy-noted"]')).toBe("Copié");
  await click('[data-action="print-noted"]');
  expect(backend.printed).toEqual(["a4"]);
});

test("the role and the place where it is seen choose among the signs", async () => {
  await open({ hash: "#/reperer" });
  await click('[data-part="role"] [data-value="author"]');
  expect(document.querySelector('[data-sign="sign-author-reposts"]')).not.toBeNull();
  expect(document.querySelector("main input[type=checkbox]")).toBeNull();
  await click('[data-part="role"] [data-value="witness"]');
  expect(words("main")).toContain("Le dire à un adulte");
  expect(document.querySelector("main input[type=checkbox]")).toBeNull();
  await click('[data-part="role"] [data-value="target"]');
  await click('[data-part="observer"] [data-value="educator"]');
  const seen = fakeEntries("fr").filter(
    (entry) => entry.role === "target" && entry.audience.includes("educator"),
  );
  expect(document.querySelectorAll("[data-sign]")).toHaveLength(seen.length);
});

test("the audience reorders the situations, hides none and is told to the desktop", async () => {
  const { backend } = await open({ hash: "#/agir" });
  const before = titles('[data-group="situations"] h3');
  await click('[data-part="audience"] [data-value="educator"]');
  const after = titles('[data-group="situations"] h3');
  expect(after).not.toEqual(before);
  expect([...after].sort()).toEqual([...before].sort());
  expect(backend.audience).toBe("educator");
});

test("an unknown reader is asked on the page; the answer arranges the steps and stays", async () => {
  const { backend } = await open({ hash: "#/agir/intimate-image" });
  expect(document.querySelectorAll('[data-part="fold"]')).toHaveLength(1);
  const chosen = await click('[data-part="reader"] [data-value="educator"]');
  expect(backend.audience).toBe("educator");
  expect(words('[data-part="fold"] h3')).toBe("Pour la famille : 8 étapes");
  expect([chosen.isConnected, chosen.getAttribute("aria-checked")]).toEqual([true, "true"]);
  await go("#/agir");
  await go("#/agir/intimate-image");
  expect(document.querySelector('[data-part="ask-reader"]')).toBeNull();
});

test("a hit of the search shows the folded steps, until another page is opened", async () => {
  const { session } = await open({ hash: "#/agir" });
  await session.chooseAudience("parent");
  session.search.follow("/agir/intimate-image");
  await go("#/agir/intimate-image");
  expect(one(".folded").hidden).toBe(false);
  await go("#/agir");
  await go("#/agir/intimate-image");
  expect(one(".folded").hidden).toBe(true);
});

test("a figure is drawn and told in words, with its own definition beside it", async () => {
  await open({ hash: "#/comprendre" });
  const figure = '[data-figure="figure-pupils-2023"]';
  const entry = fakeEntries("fr").find(({ id }) => id === "figure-pupils-2023");
  for (const bar of entry?.chart?.bars ?? []) {
    expect(words(`${figure} table`)).toContain(`${bar.label}${String(bar.percent)} %`);
  }
  const definition = entry?.sections.find(({ part }) => part === "definition")?.text ?? "";
  expect(words(figure)).toContain(definition.replace(/\s+/g, " "));
  expect(words('[data-group="figures"]')).toContain("ne se comparent pas");
});

test("activities are chosen by age", async () => {
  await open({ hash: "#/classe" });
  const shown = () =>
    document.querySelectorAll('[data-group="activities"] [data-entry-card]').length;
  expect(shown()).toBe(1);
  const age = fakeEntries("fr").find(({ kind }) => kind === "activity")?.age;
  await click(`[data-part="age"] [data-value="${age === "six" ? "fifteen" : "six"}"]`);
  expect(shown()).toBe(0);
});

test("a part that cannot be read says so, offers to try again and leaves both lines", async () => {
  const { backend } = await open({ hash: "#/agir", behaviour: "refused" });
  expect(words('[data-part="not-read"]')).toContain("3018");
  expect(words("#help-strip")).toContain("3114");
  backend.behaviour = "ok";
  await click('[data-part="not-read"] button');
  expect(words('[data-group="situations"]')).toContain("Mon enfant est visé");
});

test("a change of language changes the entries too, and what was noted", async () => {
  await open({ hash: "#/reperer" });
  await click('[data-sign="sign-sleep"] input');
  await click('[data-language="en"]');
  await settle();
  expect(words("h1")).toBe("Spotting the signs");
  const english = fakeEntries("en").find(({ id }) => id === "sign-sleep")?.title ?? "?";
  expect(words('[data-sign="sign-sleep"]')).toContain(english);
  expect(words('[data-part="summary"]')).toContain(english);
});

test("the home screen has its four doors", async () => {
  await open();
  const doors = [...document.querySelectorAll<HTMLAnchorElement>("main a.door, [data-door]")];
  expect(doors.map((door) => door.getAttribute("href"))).toEqual([
    "#/danger",
    "#/reperer",
    "#/agir",
    "#/classe",
  ]);
  await go("#/agir");
  expect(words("h1")).toBe("Agir");
});
