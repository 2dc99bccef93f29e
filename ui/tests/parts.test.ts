import { afterEach, expect, test, vi } from "vitest";
import { dialogs, screens, type Part } from "../src/parts.svelte";
import type { Session } from "../src/state/session.svelte";
import { click, go, one, open, settle, words } from "./open";

const mended: (() => void)[] = [];

/** As if the part had not been read yet. Returns what lets its read succeed or fail. */
function unread<Props extends object>(part: Part<Props>): { succeed(): void; fail(): void } {
  const { component } = part;
  if (!component) throw new Error("the set-up has not read this part");
  const waiting: { done: () => void; failed: () => void }[] = [];
  const read = () =>
    new Promise((resolve, reject) =>
      waiting.push({
        done: () => resolve({ default: component }),
        failed: () => reject(new Error("spoilt")),
      }),
    );
  const original = Reflect.get(part, "read") as unknown;
  Object.assign(part, { component: undefined, read });
  mended.push(() => Object.assign(part, { component, failed: false, read: original }));
  return {
    succeed: () => waiting.splice(0).forEach(({ done }) => done()),
    fail: () => waiting.splice(0).forEach(({ failed }) => failed()),
  };
}

afterEach(() => mended.splice(0).forEach((mend) => mend()));

const bothNumbers = () => expect(words("#help-strip")).toMatch(/3018.*3114/);

test("a screen that is not read yet comes when it is, and its heading gets the focus", async () => {
  const part = unread(screens.lines);
  await open();
  await go("#/lignes");
  expect(one("main").querySelector("h1")).toBeNull();
  bothNumbers();
  part.succeed();
  await settle();
  await vi.waitFor(() => expect(document.activeElement).toBe(one("main h1")));
});

test("a screen that cannot be read says so with both numbers, and can be tried again", async () => {
  const part = unread(screens.danger);
  await open();
  await go("#/danger");
  part.fail();
  await settle();
  expect(words("main [data-part='not-read']")).toMatch(/3018.*3114/);
  bothNumbers();
  await click("[data-part='not-read'] button");
  part.succeed();
  await settle();
  expect(words("main")).toContain("112");
});

test("a sheet that cannot be read leaves its number and both lines on the screen", async () => {
  const part = unread(dialogs.sheet);
  const { session } = await open();
  await click('[data-line="3114"] [data-action="call"]');
  await vi.waitFor(() => expect(session.sheet.channel).toBe("3114-phone"));
  await settle();
  part.fail();
  await settle();
  expect(words("[data-part='problem']")).toMatch(/^3114\. .*3018.*3114/);
  expect(session.sheet.channel).toBeNull();
  expect(one("main").inert).toBe(false);
});

test.each([
  ["search", () => unread(dialogs.search), (session: Session) => session.search.show(null)],
  [
    "list of shortcuts",
    () => unread(dialogs.shortcuts),
    (session: Session) => session.showShortcuts(null),
  ],
] as const)("a %s that cannot be read names both lines", async (_, take, ask) => {
  const part = take();
  const { session } = await open();
  ask(session);
  await settle();
  part.fail();
  await settle();
  expect(words("[data-part='problem']")).toMatch(/3018.*3114/);
  expect([session.search.open, session.shortcutsOpen]).toEqual([false, false]);
});

test("a dialog that is asked for early opens as soon as it is read", async () => {
  const part = unread(dialogs.search);
  await open();
  await click('[data-action="search"]');
  expect(document.querySelector("#search")).toBeNull();
  part.succeed();
  await settle();
  expect(document.activeElement).toBe(one("#search input"));
});
