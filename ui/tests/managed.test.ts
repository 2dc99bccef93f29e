// Managed settings are shown, and cannot be changed.
import { fireEvent } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Managed } from "../src/backend/generated";
import { click, go, one, open, settle, words } from "./open";

const school = { name: "Collège Jean-Moulin", message: "L’infirmière est là le mardi." };
const everything: Managed = {
  settings: ["language", "audience", "theme", "text_size", "autostart", "tray", "notifications"],
  hidden: ["class"],
  school,
  mistakes: 0,
};

const managed = (hash: string, laidDown: Managed = everything) =>
  open({
    hash,
    edit: (page) => {
      page.managed = laidDown;
      page.preferences = { ...page.preferences, theme: "dark", textSize: 125 };
    },
  });

test("every managed setting says so, holds, and asks the desktop for nothing", async () => {
  const { backend, session } = await managed("#/reglages");
  await settle();
  expect(document.querySelectorAll("[data-managed]")).toHaveLength(7);
  await click('[data-part="settings-theme"] [data-value="light"]');
  await click('[data-part="settings-language"] [data-value="en"]');
  await click('[data-part="staying-notices"] input');
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect([backend.language, backend.staying.notices]).toEqual(["fr", true]);
  expect(session.preferences.current.theme).toBe("dark");
});

test("mistakes in what is laid down are told in the settings, and only there", async () => {
  await managed("#/reglages");
  expect(document.querySelector('[data-part="policy-mistakes"]')).toBeNull();
  await managed("#/reglages", { ...everything, mistakes: 2 });
  expect(words('[data-part="policy-mistakes"]')).toContain("contient 2 erreurs");
});

test("what the school leaves open stays open", async () => {
  const { backend } = await managed("#/reglages");
  await click('[data-part="settings-contrast"] input');
  expect(backend.preferences).toMatchObject({ highContrast: true, theme: "dark", textSize: 125 });
});

test("a key that would change a managed size is answered, not obeyed", async () => {
  const { session } = await managed("#/");
  await fireEvent.keyDown(document.body, { key: "+", ctrlKey: true });
  await settle();
  expect(session.preferences.current.textSize).toBe(125);
  expect(words('[data-part="announcement"]')).toBe("Géré par l’établissement");
});

test.each(["#/classe", "#/classe/track-me", "#/affiche", "#/projeter/card-laugh"])(
  "the hidden address %s leads home",
  async (hash) => {
    await managed(hash);
    expect(words("h1")).toBe("Qui peut vous aider, maintenant ?");
    expect(document.querySelector('[href="#/classe"]')).toBeNull();
  },
);

test("a hidden part is offered nowhere, and no key leads there", async () => {
  await managed("#/plus");
  expect(document.querySelector('[href="#/classe"]')).toBeNull();
  await fireEvent.keyDown(document.body, { key: "5", code: "Digit5", altKey: true });
  expect(location.hash).not.toBe("#/classe");
  await go("#/");
  expect(document.querySelector('[data-door="class"]')).toBeNull();
  expect(one('[data-door="act"]').getAttribute("href")).toBe("#/agir");
});

test.each(["#/", "#/lignes"])("the school has a quiet word on %s", async (hash) => {
  await managed(hash);
  expect(words('[data-part="school"]')).toBe(`${school.name} ${school.message}`);
  expect(words("#help-strip")).toContain("3018");
});
