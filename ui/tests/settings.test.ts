import { fireEvent } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { shortcutOf } from "../src/state/keymap";
import { click, go, one, open, settle, words } from "./open";

const root = document.documentElement;

test.each([
  ["theme", "settings-theme", "dark", "dark"],
  ["theme", "settings-theme", "light", "light"],
])("a chosen %s is worn at once and told to the desktop", async (name, part, value, worn) => {
  const { backend } = await open({ hash: "#/reglages" });
  await click(`[data-part="${part}"] [data-value="${value}"]`);
  expect(root.dataset[name]).toBe(worn);
  expect(backend.preferences.theme).toBe(value);
});

test.each([
  ["settings-font", "font", "easy", "easyFont"],
  ["settings-contrast", "contrast", "more", "highContrast"],
  ["settings-motion", "motion", "none", "reducedMotion"],
] as const)("the switch %s can be turned on and off again", async (part, name, value, field) => {
  const { backend } = await open({ hash: "#/reglages" });
  await click(`[data-part="${part}"] input`);
  expect(root.dataset[name]).toBe(value);
  expect(backend.preferences[field]).toBe(true);
  await click(`[data-part="${part}"] input`);
  expect(root.dataset[name]).toBeUndefined();
});

test("a text size is asked of the desktop, which enlarges the page", async () => {
  const { backend } = await open({ hash: "#/reglages" });
  await click('[data-part="settings-size"] [data-value="150"]');
  expect(backend.preferences.textSize).toBe(150);
  await fireEvent.keyDown(document.body, { key: "+", ctrlKey: true });
  expect(backend.preferences.textSize).toBe(175);
  await fireEvent.keyDown(document.body, { key: "-", ctrlKey: true });
  expect(backend.preferences.textSize).toBe(150);
  await fireEvent.keyDown(document.body, { key: "0", code: "Digit0", ctrlKey: true });
  expect(backend.preferences.textSize).toBe(100);
});

test("what was chosen before is worn from the first paint", async () => {
  await open({
    edit: (page) => {
      page.preferences = { ...page.preferences, theme: "dark", easyFont: true };
    },
  });
  expect([root.dataset["theme"], root.dataset["font"]]).toEqual(["dark", "easy"]);
});

test("language and reader can be chosen here too", async () => {
  const { backend } = await open({ hash: "#/reglages" });
  await click('[data-part="settings-audience"] [data-value="educator"]');
  expect(backend.audience).toBe("educator");
  await click('[data-part="settings-language"] [data-value="en"]');
  expect(words("h1")).toBe("Settings");
});

test("? shows the shortcuts; closing gives the focus back", async () => {
  await open({ hash: "#/reglages" });
  const button = one('[data-action="shortcuts"]');
  await click('[data-action="shortcuts"]');
  expect(words("#shortcuts")).toContain("Alt");
  await click('#shortcuts [data-action="close"]');
  expect(document.querySelector("#shortcuts")).toBeNull();
  expect(document.activeElement).toBe(button);
  await fireEvent.keyDown(document.body, { key: "?" });
  await settle();
  expect(words("#shortcuts")).toContain("Masquer vite");
});

test("single keys can be switched off; chords stay", async () => {
  await open({ hash: "#/reglages" });
  await click('[data-part="settings-single-keys"] input');
  await fireEvent.keyDown(document.body, { key: "/" });
  await settle();
  expect(document.querySelector("#search")).toBeNull();
  await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  await settle();
  expect(document.querySelector("#search")).not.toBeNull();
});

test("the quick-hide key forgets what was noted and goes home", async () => {
  const { session } = await open({ hash: "#/reperer" });
  await click('[data-sign="sign-sleep"] input');
  await fireEvent.keyDown(document.body, { key: "F9", code: "F9" });
  await go("#/");
  expect(session.checklist.ids.size).toBe(0);
  expect(words("h1")).toBe("Qui peut vous aider, maintenant ?");
});

test.each([
  ["the digits of an AZERTY keyboard", { key: "&", code: "Digit1", altKey: true }, "home"],
  ["the digits of a QWERTY keyboard", { key: "6", code: "Digit6", altKey: true }, "lines"],
])("Alt and %s lead to a section", (_, key, to) => {
  expect(shortcutOf({ ctrlKey: false, metaKey: false, ...key }, false, true)).toEqual({
    kind: "go",
    to,
  });
});

test("nothing is a shortcut while something is typed, but chords", () => {
  const key = { code: "", altKey: false, ctrlKey: false, metaKey: false };
  expect(shortcutOf({ ...key, key: "/" }, true, true)).toBeNull();
  expect(shortcutOf({ ...key, key: "?" }, true, true)).toBeNull();
  expect(shortcutOf({ ...key, key: "K", metaKey: true }, true, false)).toEqual({ kind: "search" });
  expect(shortcutOf({ ...key, key: "a" }, false, true)).toBeNull();
});

test("the first screen is seen once, and both lines are there meanwhile", async () => {
  const { backend } = await open({
    edit: (page) => {
      page.firstRun = true;
    },
  });
  expect(words('[data-part="welcome"]')).toContain("Ce que Repères ne fait jamais");
  expect(words("#help-strip")).toContain("3018");
  await click('[data-part="welcome-language"] [data-value="en"]');
  expect(words("h1")).toBe("Welcome to Repères");
  await click('[data-action="end-welcome"]');
  expect(backend.welcomed).toBe(true);
  expect(words("h1")).toBe("Who can help you right now?");
});
