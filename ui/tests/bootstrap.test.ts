import { beforeEach, expect, test, vi } from "vitest";

const rest = { act: (): void => undefined, loads: 0 };

let frame: FrameRequestCallback | undefined;
const app = (): HTMLElement => document.getElementById("app") ?? document.body;
const later = (): Promise<void> => new Promise((done) => setTimeout(done, 20));

beforeEach(() => {
  vi.resetModules();
  vi.doMock("../src/main", () => {
    rest.loads += 1;
    rest.act();
    return {};
  });
  rest.loads = 0;
  rest.act = () => undefined;
  frame = undefined;
  vi.stubGlobal("requestAnimationFrame", (act: FrameRequestCallback) => {
    frame = act;
    return 1;
  });
  location.hash = "";
  document.body.innerHTML =
    '<div id="app"><button>Appeler le <b>3018</b></button></div><div id="last-resort"></div>';
});

test("a screen that is drawn already is shown before the rest is read", async () => {
  await import("../src/bootstrap");
  await later();
  expect(rest.loads).toBe(0);
  frame?.(0);
  await later();
  expect(rest.loads).toBe(1);
  expect(app().textContent).toBe("Appeler le 3018");
});

test("where nothing is drawn, nothing is waited for", async () => {
  app().replaceChildren();
  await import("../src/bootstrap");
  await later();
  expect(rest.loads).toBe(1);
});

test("a window that nobody sees starts too", async () => {
  await import("../src/bootstrap");
  await vi.waitFor(() => expect(rest.loads).toBe(1));
  expect(frame).toBeDefined();
});

test("a button that is pressed before its script is there does what it says, once", async () => {
  const pressed = vi.fn();
  rest.act = () => app().addEventListener("click", pressed);
  await import("../src/bootstrap");
  app().querySelector("b")?.click();
  frame?.(0);
  await later();
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(pressed.mock.calls[0]?.[0]).toMatchObject({ target: app().querySelector("button") });
  app().querySelector("b")?.click();
  await later();
  expect(pressed).toHaveBeenCalledTimes(2);
});

test("of two early presses the last one counts, and a press beside a button is none", async () => {
  const pressed = vi.fn();
  rest.act = () => app().addEventListener("click", pressed);
  await import("../src/bootstrap");
  app().querySelector("b")?.click();
  app().click();
  frame?.(0);
  await later();
  expect(rest.loads).toBe(1);
  expect(pressed).not.toHaveBeenCalled();
});

test("a shortcut that is typed before its script is there does what it says, once", async () => {
  const typed = vi.fn();
  rest.act = () => addEventListener("keydown", typed);
  await import("../src/bootstrap");
  const type = (key: string, code: string, more: KeyboardEventInit): void => {
    const event = new KeyboardEvent("keydown", {
      key,
      code,
      bubbles: true,
      cancelable: true,
      ...more,
    });
    app().querySelector("button")?.dispatchEvent(event);
  };
  type("Control", "ControlLeft", { ctrlKey: true });
  type("k", "KeyK", { ctrlKey: true });
  type("2", "Digit2", { altKey: true });
  frame?.(0);
  await later();
  removeEventListener("keydown", typed);
  const seen = typed.mock.calls.map(([event]) => event as KeyboardEvent);
  expect(seen.map(({ code, ctrlKey, altKey }) => [code, ctrlKey, altKey])).toEqual([
    ["ControlLeft", true, false],
    ["KeyK", true, false],
    ["Digit2", false, true],
  ]);
  expect(seen.every(({ target, cancelable }) => target === app().firstChild && cancelable)).toBe(
    true,
  );
});

test("what is typed where the screen has changed since is not lost", async () => {
  const typed = vi.fn();
  rest.act = () => {
    app().replaceChildren();
    addEventListener("keydown", typed);
  };
  await import("../src/bootstrap");
  const event = new KeyboardEvent("keydown", { key: "F9", code: "F9", bubbles: true });
  app().querySelector("button")?.dispatchEvent(event);
  frame?.(0);
  await later();
  removeEventListener("keydown", typed);
  expect(typed.mock.calls[0]?.[0]).toMatchObject({ code: "F9", target: document.body });
});

test("presses and keys are done again in their order", async () => {
  const order: string[] = [];
  const note = ({ type }: Event): void => void order.push(type);
  rest.act = () => ["click", "keydown"].forEach((kind) => addEventListener(kind, note));
  await import("../src/bootstrap");
  app().querySelector("b")?.click();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
  app().querySelector("b")?.click();
  frame?.(0);
  await later();
  ["click", "keydown"].forEach((kind) => removeEventListener(kind, note));
  expect(order).toEqual(["keydown", "click"]);
});

test("a link that was followed in the meantime leads to its own screen", async () => {
  let drawn: string | null = null;
  rest.act = () => void (drawn = app().textContent);
  await import("../src/bootstrap");
  location.hash = "#/lignes";
  frame?.(0);
  await later();
  expect(drawn).toBe("");
});

test("the start's own address is what is drawn", async () => {
  let drawn: string | null = null;
  rest.act = () => void (drawn = app().textContent);
  location.hash = "#/";
  await import("../src/bootstrap");
  frame?.(0);
  await later();
  expect(drawn).toBe("Appeler le 3018");
});

test("when the rest cannot be read both numbers are shown in its place", async () => {
  rest.act = () => {
    throw new Error("spoilt");
  };
  await import("../src/bootstrap");
  frame?.(0);
  await later();
  expect(app().textContent).toBe("");
  expect(document.getElementById("last-resort")?.className).toBe("now");
});
