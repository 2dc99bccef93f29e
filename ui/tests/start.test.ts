import { readFileSync } from "node:fs";
import { beforeEach, expect, test, vi } from "vitest";
import { FakeBackend } from "../src/backend/fake";
import { fakePage } from "../src/backend/fake/fixtures";
import { settle } from "./open";

const desktop = vi.hoisted(() => ({ ready: 0, followed: 0 }));

vi.mock("#backend", () => ({
  backend: {
    pageReady: () => Promise.resolve(void desktop.ready++),
    readStaying: () => Promise.reject(new Error("not needed here")),
    followTime: () => Promise.resolve(void desktop.followed++),
  },
}));

beforeEach(() => {
  desktop.ready = 0;
  desktop.followed = 0;
  vi.resetModules();
  const html = readFileSync("index.html", "utf8");
  document.body.innerHTML = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? "";
});

type Script = { startPage: () => Promise<void> };

async function start(
  state: string,
  script: () => Promise<Script> = () => import("../src/main"),
): Promise<void> {
  const slot = document.createElement("script");
  slot.type = "application/json";
  slot.id = "reperes-page";
  slot.textContent = state;
  document.body.prepend(slot);
  await (await script()).startPage();
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

test.each(["fr", "en"] as const)(
  "a start at another screen has all its words, in %s",
  async (language) => {
    location.hash = "#/reglages";
    await start(JSON.stringify(fakePage(language, "open")));
    expect(document.querySelector("main h1")?.textContent).toBe(
      language === "fr" ? "Réglages" : "Settings",
    );
    expect(document.body.textContent).not.toContain("⟦");
  },
);

test.each([
  ["its own script", () => import("../src/kiosk/main")],
  ["the script of a window", () => import("../src/main")],
])("a kiosk that is started by %s is a kiosk", async (_, script) => {
  const backend = new FakeBackend("fr", "open", "ok");
  backend.kiosk = true;
  await start(JSON.stringify(await backend.readPage()), script);
  expect(document.querySelector("#main[data-route]")).toBeNull();
  expect(document.querySelector("#last-resort")).toBeNull();
  expect(document.body.textContent).toContain("3018");
  expect(document.body.textContent).not.toContain("⟦");
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
