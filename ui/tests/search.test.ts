import { fireEvent } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { click, one, open, settle, words } from "./open";

async function type(query: string): Promise<void> {
  await fireEvent.input(one("#search input"), { target: { value: query } });
  await settle();
}

const press = (key: string, options: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...options });

test.each([
  ["Ctrl+K", { key: "k", ctrlKey: true }],
  ["Cmd+K", { key: "K", metaKey: true }],
  ["/", { key: "/" }],
])("%s opens the search, with the cursor in it", async (_, chord) => {
  await open({ hash: "#/lignes" });
  await fireEvent.keyDown(document.body, chord);
  await settle();
  expect(document.activeElement).toBe(one("#search input"));
});

test("what is typed finds entries by kind, and the number of hits is said", async () => {
  await open();
  await click('[data-action="search"]');
  await type("visé");
  expect(words("#search section h2")).toBe("Situations");
  expect(words('[data-hit="child-targeted"]')).toContain("Mon enfant est visé");
  expect(words('[data-part="search-count"]')).toMatch(/^\d+ résultat/);
});

test("arrows and Enter lead to a hit; the dialog is gone and nothing of it is kept", async () => {
  const { session } = await open();
  await click('[data-action="search"]');
  await type("mon enfant");
  await press("ArrowDown");
  expect((document.activeElement as HTMLElement).dataset["hit"]).toBeDefined();
  await press("ArrowUp");
  expect(document.activeElement).toBe(one("#search input"));
  const first = one("[data-hit]").getAttribute("href");
  await press("Enter");
  await settle();
  expect(document.querySelector("#search")).toBeNull();
  expect(location.hash).toBe(first);
  expect(session.search.query).toBe("");
});

test("nothing found: both lines with a button, then the nearest topics, which Return does not open", async () => {
  const { backend } = await open();
  await click('[data-action="search"]');
  await type("brzkwt");
  expect(words('[data-part="search-count"]')).toBe("Rien pour « brzkwt »");
  expect(words("#search .lines")).toContain("3018");
  expect(words("#search .lines")).toContain("3114");
  const [lines, topic] = [one("#search .lines"), one("#search [data-topic]")];
  expect(lines.compareDocumentPosition(topic)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  await press("Enter");
  await settle();
  expect(one("#search input")).toHaveProperty("value", "brzkwt");
  await press("ArrowDown");
  expect(document.activeElement).toBe(topic);
  await click('#search [data-channel="3018-phone"]');
  expect(backend.calls.at(-1)).toEqual({ id: "3018-phone", how: "call" });
  const route = topic.getAttribute("href");
  await click("#search [data-topic]");
  expect(location.hash).toBe(route);
});

test("an answer that comes late does not replace a newer one", async () => {
  const { backend, session } = await open();
  const answers: ((value: unknown) => void)[] = [];
  backend.search = () =>
    new Promise((resolve) => answers.push(resolve as (value: unknown) => void));
  const old = session.search.ask("a");
  const late = session.search.ask("ab");
  answers[1]?.({ groups: [], topics: [{ id: "new" }] });
  answers[0]?.({ groups: [], topics: [{ id: "old" }] });
  await Promise.all([old, late]);
  expect(session.search.answer?.topics).toEqual([{ id: "new" }]);
});

test("Enter opens what was typed last, even when its answer is still to come", async () => {
  const { backend } = await open();
  await click('[data-action="search"]');
  await type("visé");
  const answer = await backend.search("3018");
  let give: (value: unknown) => void = () => undefined;
  backend.search = () => new Promise((resolve) => (give = resolve as typeof give));
  await type("3018");
  await press("Enter");
  expect(document.querySelector("#search")).not.toBeNull();
  give(answer);
  await settle();
  expect(location.hash).toBe(`#${answer.groups[0]?.hits[0]?.route ?? ""}`);
});

test("closing gives the focus back to where it came from", async () => {
  await open();
  const button = one('[data-action="search"]');
  button.focus();
  await click('[data-action="search"]');
  await click('[data-action="close-search"]');
  expect(document.activeElement).toBe(button);
});

test("a search that fails says so", async () => {
  const { backend } = await open();
  backend.search = () => Promise.reject(new Error("gone"));
  await click('[data-action="search"]');
  await type("mot");
  expect(words('[data-part="search-count"]')).toContain("n’a pas répondu");
});

test("a danger shows at a pause, keeps while it is meant, and is said once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const { backend } = await open({ edit: (page) => (page.hearing = "announcements") });
    await click('[data-action="search"]');
    expect(words('[data-part="search-always"]')).toContain("3114");
    await type("mourir");
    expect(document.querySelector("[data-danger]")).toBeNull();
    await vi.advanceTimersByTimeAsync(300);
    await settle();
    expect(one("[data-danger]").dataset["danger"]).toBe("dying");
    expect(one("#search [data-danger] button").dataset["channel"]).toBe("3114-phone");
    // More letters with the same meaning: nothing moves, and nothing is announced again.
    await type("il veut mourir");
    await vi.advanceTimersByTimeAsync(300);
    await settle();
    expect(backend.announced.filter((text) => text.includes("personne"))).toHaveLength(1);
    // Another danger, then an empty query.
    await type("medoc");
    expect(one("[data-danger]").dataset["danger"]).toBe("dying");
    await vi.advanceTimersByTimeAsync(300);
    await settle();
    expect(one("[data-danger]").dataset["danger"]).toBe("pills");
    await type("");
    expect(document.querySelector("[data-danger]")).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test("the sentence of a danger that a letter silenced is said again with the count, once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const { backend } = await open({ edit: (page) => (page.hearing = "announcements") });
    const said = () => backend.announced.filter((text) => text.includes("personne"));
    await click('[data-action="search"]');
    await type("mourir");
    await vi.advanceTimersByTimeAsync(300);
    await settle();
    expect(said()).toHaveLength(1);
    await type("il veut mourir");
    await vi.advanceTimersByTimeAsync(700);
    await settle();
    expect(said()).toHaveLength(2);
    expect(said()[1]).toMatch(/personne.* résultat/s);
    // Heard to its end: the next letters bring the count alone.
    await vi.advanceTimersByTimeAsync(10_000);
    await type("mon fils veut mourir");
    await vi.advanceTimersByTimeAsync(700);
    await settle();
    expect(said()).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});
