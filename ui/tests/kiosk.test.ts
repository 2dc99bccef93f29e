import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clearPreviousPage, EXTENDED_SECONDS } from "../src/kiosk/kiosk.svelte";
import { newKiosk } from "./kiosk";
import { settle } from "./open";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a new page takes nothing over from what outlives a load", () => {
  window.name = "former";
  history.replaceState("former", "");
  clearPreviousPage();
  expect([window.name, history.state]).toEqual(["", null]);
});

describe("KioskState", () => {
  test("it opens with what the policy asks for", async () => {
    const { state } = await newKiosk({ edit: (kiosk) => (kiosk.start = "track-seen") });
    expect(state.topic).toBe("track-seen");
  });

  test("nobody is asked before the first touch: a start that is left alone stays", async () => {
    const { backend, state } = await newKiosk();
    vi.advanceTimersByTime(EXTENDED_SECONDS * 2000);
    expect([state.idleWarning, backend.restarts]).toEqual([false, 0]);
  });

  test("it warns, then starts over, and takes up what it had of whoever was there", async () => {
    const { backend, state } = await newKiosk();
    const { warning, reset } = state.kiosk;
    state.topic = "track-me";
    state.size = 150;
    state.keypadOpen = true;
    state.recordActivity();
    vi.advanceTimersByTime(warning * 1000 - 1);
    expect(state.idleWarning).toBe(false);
    vi.advanceTimersByTime(1);
    expect([state.idleWarning, backend.restarts]).toEqual([true, 0]);
    vi.advanceTimersByTime((reset - warning) * 1000);
    expect(backend.restarts).toBe(1);
    const { topic, size, idleWarning, extended, keypadOpen } = state;
    expect([topic, size, idleWarning, extended, keypadOpen]).toEqual([
      null,
      100,
      false,
      false,
      false,
    ]);
  });

  test("a touch begins the time anew", async () => {
    const { backend, state } = await newKiosk();
    state.recordActivity();
    vi.advanceTimersByTime((state.kiosk.reset - 1) * 1000);
    expect(state.idleWarning).toBe(true);
    state.recordActivity();
    expect(state.idleWarning).toBe(false);
    vi.advanceTimersByTime((state.kiosk.reset - 1) * 1000);
    expect(backend.restarts).toBe(0);
  });

  test("with more time it waits ten minutes, and no longer", async () => {
    const { backend, state } = await newKiosk();
    state.toggleExtendedTime();
    vi.advanceTimersByTime(EXTENDED_SECONDS * 1000 - 1);
    expect([state.idleWarning, backend.restarts]).toEqual([true, 0]);
    vi.advanceTimersByTime(1);
    expect(backend.restarts).toBe(1);
  });

  test("the other language is that of the page and of all topics, and the kiosk stays one", async () => {
    const { state } = await newKiosk();
    await state.chooseLanguage("en");
    expect(state.language).toBe("en");
    expect(state.kiosk.topics[0]?.title).toBe("I feel very bad");
  });

  test("a code that cannot be checked is told apart from a wrong one", async () => {
    const { state } = await newKiosk({ behaviour: "failed" });
    expect(await state.leave("1")).toBeNull();
    const other = await newKiosk();
    expect(await other.state.leave("1")).toEqual({ outcome: "wrong", seconds: 1 });
    expect(other.backend.codes).toEqual(["1"]);
  });

  test("the state of the lines follows the clock", async () => {
    const { backend, state } = await newKiosk();
    await state.followTime();
    backend.advance("closed");
    await settle();
    expect(state.moment.of("3018-phone")?.state).toBe("closed");
  });
});
