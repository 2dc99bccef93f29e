import { expect, test } from "vitest";
import { click, one, open, settle, words } from "./open";

const NOTICE = "Ce choix vaut jusqu’à la fermeture.";

test("About names the folder of what is kept, and opens it", async () => {
  const { backend } = await open({ hash: "#/a-propos" });
  expect(words('[data-part="folder"]')).toContain("reperes");
  await click('[data-action="open-folder"]');
  expect(backend.folders).toBe(1);
  expect(document.querySelector('[data-part="problem"]')).toBeNull();
});

test("a folder that does not open is told, and its address stays", async () => {
  const { backend } = await open({ hash: "#/a-propos" });
  backend.behaviour = "failed";
  await click('[data-action="open-folder"]');
  await settle();
  expect(document.body.textContent).toContain("Le dossier ne s’est pas ouvert");
  expect(words('[data-part="folder"]')).toContain("reperes");
});

test("nothing is erased before it is confirmed; then everything is as at first", async () => {
  const { backend } = await open({
    hash: "#/a-propos",
    edit: (page) => {
      page.preferences = { ...page.preferences, theme: "dark" };
    },
  });
  await click('[data-action="erase"]');
  expect(words("#erase h2")).toContain("Effacer tous vos réglages");
  // The page behind the dialog is inert with all its content.
  expect(one("main").inert).toBe(true);
  expect(one("#erase").closest("[inert]")).toBeNull();
  expect(backend.erased).toBe(0);
  await click('#erase [data-action="close"]');
  expect([backend.erased, document.activeElement]).toEqual([0, one('[data-action="erase"]')]);
  await click('[data-action="erase"]');
  await click('[data-action="confirm-erase"]');
  await settle();
  expect(backend.erased).toBe(1);
  expect(words('[data-part="erased"]')).toContain("Tout est effacé");
  expect(document.documentElement.dataset["theme"]).toBeUndefined();
});

test("where nothing can be removed, that is said", async () => {
  const { backend } = await open({ hash: "#/a-propos" });
  backend.behaviour = "failed";
  await click('[data-action="erase"]');
  await click('[data-action="confirm-erase"]');
  await settle();
  expect(document.querySelector('[data-part="erased"]')).toBeNull();
  expect(words('[data-part="problem"]')).toContain("Tout n’a pas pu être effacé");
  expect(words('[data-part="problem"]')).toContain(words('[data-part="folder"]'));
});

test("where only the start with the session is left, that is said in place of everything erased", async () => {
  const { backend } = await open({ hash: "#/a-propos" });
  const erase = backend.eraseAll.bind(backend);
  backend.eraseAll = async () => ({ ...(await erase()), notice: NOTICE });
  await click('[data-action="erase"]');
  await click('[data-action="confirm-erase"]');
  await settle();
  expect(document.querySelector('[data-part="erased"]')).toBeNull();
  expect(words('[data-part="problem"]')).toContain(NOTICE);
});

test("a computer without a home folder keeps nothing, and says so", async () => {
  await open({
    hash: "#/a-propos",
    edit: (page) => {
      page.storage = { folder: null, lasts: false };
    },
  });
  expect(document.querySelector('[data-action="erase"]')).toBeNull();
  expect(words('section[aria-labelledby="about-storage"]')).toContain("Rien");
});

test("Settings says whether choices are kept", async () => {
  await open({ hash: "#/reglages" });
  expect(words('[data-part="kept"]')).toContain("gardés sur cet ordinateur");
});

test("a choice that could not be stored applies, and is told", async () => {
  const { backend, session } = await open({ hash: "#/reglages" });
  backend.notice = NOTICE;
  await click('[data-part="settings-theme"] [data-value="dark"]');
  await settle();
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(session.problem).toBe(NOTICE);
  expect(document.body.textContent).toContain(NOTICE);
});

test("what was found at the start is told at the start", async () => {
  await open({
    edit: (page) => {
      page.notice = NOTICE;
    },
  });
  expect(document.body.textContent).toContain(NOTICE);
});

test("a clock that seems wrong is said, with the way to confirm it, and no now on the bar", async () => {
  const { backend } = await open({
    edit: (page) => {
      page.moment = { ...page.moment, clock: "L’horloge de cet ordinateur semble fausse." };
    },
  });
  expect(words('[data-part="clock-doubt"]')).toContain("semble fausse");
  expect(document.querySelector(".bar .now")).toBeNull();
  await click('[data-action="trust-clock"]');
  await settle();
  expect(backend.trusted).toBe(1);
  expect(document.querySelector('[data-part="clock-doubt"]')).toBeNull();
  expect(document.querySelector(".bar .now")).not.toBeNull();
});
