import { readFileSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { fakePage } from "../src/backend/fake/fixtures";
import { settle } from "./open";

const desktop = vi.hoisted(() => ({ ready: 0, followed: 0 }));
const announced = vi.hoisted((): string[] => []);

vi.mock("#backend", () => ({
  backend: {
    pageReady: () => Promise.resolve(void desktop.ready++),
    followTime: () => Promise.resolve(void desktop.followed++),
    announce: (text: string) => Promise.resolve(void announced.push(text)),
  },
}));

beforeEach(() => {
  desktop.ready = 0;
  desktop.followed = 0;
  announced.length = 0;
  vi.resetModules();
  const html = readFileSync("index.html", "utf8");
  document.body.innerHTML = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? "";
});

async function start(state: string): Promise<void> {
  const slot = document.createElement("script");
  slot.type = "application/json";
  slot.id = "reperes-page";
  slot.textContent = state;
  document.body.prepend(slot);
  await import("../src/main");
  await settle();
}

test("the first screen is in the document as soon as the script has run, before any reply", async () => {
  await start(JSON.stringify(fakePage("fr", "closed")));
  expect(
    document.querySelector('[data-line="3018"] [data-part="state"]')?.textContent?.trim(),
  ).toBe("Fermé");
  expect(document.querySelector("#last-resort")).toBeNull();
  expect(desktop).toEqual({ ready: 1, followed: 1 });
});

test.each([
  ["missing", ""],
  ["unreadable", "{"],
  ["incomplete", '{"language":"fr","lines":[]}'],
  ["without its lines", '{"language":"fr","moment":{},"lines":[{"id":"3018"}]}'],
  [
    "broken inside",
    '{"language":"fr","moment":{},"lines":[{"id":"3018","group":"featured","channels":[{}]}]}',
  ],
])(
  "when the first state is %s both numbers are on screen and the window is still shown",
  async (_, state) => {
    await start(state);
    const lastResort = document.querySelector("#last-resort");
    expect(lastResort?.classList.contains("now")).toBe(true);
    expect([...(lastResort?.querySelectorAll("dt") ?? [])].map((each) => each.textContent)).toEqual(
      ["3018", "3114", "15, 17, 18, 112"],
    );
    expect(document.querySelector("#app")?.textContent?.trim()).toBe("");
    expect(desktop.ready).toBe(1);
  },
);

const inDoubt = (hearing = "announcements"): string => {
  const page = fakePage("fr", "closed");
  const moment = { ...page.moment, clock: "L’horloge semble fausse." };
  return JSON.stringify({ ...page, hearing, moment });
};

test("a clock that seems wrong at the start is heard with the heading, and not cut off by it", async () => {
  await start(inDoubt());
  const described = document.activeElement?.getAttribute("aria-describedby");
  expect(document.getElementById(described ?? "")?.textContent).toBe("L’horloge semble fausse.");
  expect(announced).toEqual([]);
});

test("where the user is elsewhere already, the clock that seems wrong is announced", async () => {
  document.body.insertAdjacentHTML("afterbegin", "<button>?</button>");
  document.querySelector("button")?.focus();
  await start(inDoubt());
  expect(announced).toEqual(["L’horloge semble fausse."]);
});

test("where a screen reader does not read the heading, the clock that seems wrong is announced", async () => {
  await start(inDoubt("notifications"));
  expect(announced).toEqual(["L’horloge semble fausse."]);
});
