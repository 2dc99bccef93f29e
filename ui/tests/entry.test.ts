import { expect, test } from "vitest";
import { fakeEntries } from "../src/backend/fake/fixtures";
import { click, go, one, open, settle, words } from "./open";

const entries = fakeEntries("fr");

test.each(entries.map(({ id, route }) => [id, route] as const))(
  "%s is shown whole and ends with somebody to call",
  async (id, route) => {
    await open({ hash: `#${route}` });
    const entry = entries.find((candidate) => candidate.id === id);
    if (!entry) throw new Error(id);
    const text = words("main");
    for (const section of entry.sections) {
      for (const part of [
        section.title,
        section.text,
        ...section.items.flatMap((i) => [i.text, i.why]),
      ]) {
        if (part) expect(text).toContain(part.replace(/\s+/g, " "));
      }
    }
    expect(one('[data-part="end"]').dataset["end"]).toBe(entry.call);
    expect(words(`[data-entry="${id}"] footer`)).toContain("revue le");
    expect(document.querySelectorAll(`[data-entry="${id}"] footer li`)).toHaveLength(
      entry.sources.length,
    );
    expect(document.title.replaceAll("\u2007", "")).toBe(`${entry.title} · Repères`);
  },
);

test("a danger sign has its first calls above its text", async () => {
  await open({ hash: "#/reperer/sign-runaway" });
  const calls = one('[data-part="first-calls"]');
  expect(one("[data-first-call]").dataset["firstCall"]).toBe("17-phone");
  expect(
    calls.compareDocumentPosition(one(".part")) & Node.DOCUMENT_POSITION_FOLLOWING,
  ).toBeTruthy();
});

test("a page on a delicate matter says that no professional has read it", async () => {
  await open({ hash: "#/agir/intimate-image" });
  expect(words('[data-part="reviewed"]')).toContain("pas encore été relue");
  await go("#/agir/platform-discord");
  expect(document.querySelector('[data-part="reviewed"]')).toBeNull();
});

test("an unknown entry leads to a friendly page, never to a blank one", async () => {
  await open({ hash: "#/agir/nowhere" });
  expect(words("h1")).toBe("Cette fiche n’existe pas");
  expect(words('[data-part="missing"]')).toContain("3114");
  expect(words("#help-strip")).toContain("3018");
});

test("a letter is copied by its id", async () => {
  const { backend } = await open({ hash: "#/agir/letter-school" });
  await click('[data-action="copy-entry"]');
  expect(backend.copiedEntries).toEqual([["letter-school"]]);
  expect(words('[data-action="copy-entry"]')).toBe("Copié");
});

test("what cannot be copied, printed or opened is said on the page", async () => {
  await open({ hash: "#/agir/platform-instagram", behaviour: "failed" });
  await click('[data-action="copy-entry"]');
  expect(words('[data-part="problem"]')).toContain("copie");
  await click('[data-action="print-entry"]');
  expect(words('[data-part="problem"]')).toContain("impression");
  await click('[data-action="help"]');
  expect(words('[data-part="problem"]')).toContain("navigateur");
  await go("#/agir");
  await go("#/agir/platform-instagram");
  expect(document.querySelector('[data-part="problem"]')).toBeNull();
});

test("a network that announced a button says what to do when it is not there", async () => {
  await open({ hash: "#/agir/platform-instagram" });
  expect(words('[data-part="button-3018"]')).toContain("appelez directement le 3018");
});

test("the projector shows one section at a time and keeps the adult's notes off the wall", async () => {
  await open({ hash: "#/projeter/card-photo" });
  await settle();
  const card = entries.find(({ id }) => id === "card-photo");
  expect(words('[data-part="projector"] h1')).toBe(card?.title);
  expect(words(".slide")).toContain((card?.sections[0]?.text ?? "?").replace(/\s+/g, " "));
  await click('[data-action="next"]');
  expect(words(".slide")).toContain("Questions");
  expect(one('[data-action="next"]')).toHaveProperty("disabled", true);
  expect(words("main")).not.toContain("Pour l’adulte");
  expect(words("#help-strip")).toContain("3114");
});

test("the poster has both numbers with their hours and codes, and prints on either paper", async () => {
  const { backend } = await open({ hash: "#/affiche" });
  await settle();
  const poster = words('[data-part="poster"]');
  for (const part of ["3018", "3114", "9 h – 23 h", "jour et nuit", "112"])
    expect(poster).toContain(part);
  expect(document.querySelectorAll('[data-part="poster"] [data-part="qr"]')).toHaveLength(2);
  await click('[data-action="print-a4"]');
  await click('[data-action="print-a3"]');
  expect(backend.printed).toEqual(["a4", "a3"]);
});

test("an address may ask for the sheet of a number", async () => {
  await open({ hash: "#/appeler/3018-phone" });
  await settle();
  expect(words('#number-sheet [data-part="number"]')).toBe("3018");
  expect(words("main h1")).toBe("Qui peut vous aider, maintenant ?");
});

test("À propos lists the sources and says that no professional has read the delicate pages", async () => {
  await open({ hash: "#/a-propos" });
  await settle();
  expect(words('[data-part="review"]')).toContain("Non relu par un professionnel");
});
