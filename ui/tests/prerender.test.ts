import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { flushSync, hydrate, unmount } from "svelte";
import { beforeAll, describe, expect, test, vi } from "vitest";
import App from "../src/App.svelte";
import { FakeBackend } from "../src/backend/fake";
import { fakePage } from "../src/backend/fake/fixtures";
import { scenarios } from "../src/backend/fake/scenarios";
import type { Page } from "../src/backend/generated";
import { Session } from "../src/state/session.svelte";

type Draw = (json: string) => string;

let draw: Draw;

beforeAll(() => {
  // The shipped build, made by a process of its own, because vitest compiles all components for a
  // browser.
  const folder = mkdtempSync(join(tmpdir(), "prerender-"));
  const vite = ["node_modules/vite/bin/vite.js", "build", "--mode", "prerender"];
  const env = { PATH: process.env["PATH"], NODE_ENV: "production" };
  execFileSync(process.execPath, [...vite, "--outDir", folder], { env, stdio: "pipe" });
  expect(readdirSync(folder)).toEqual(["prerender.js"]);
  const script = readFileSync(join(folder, "prerender.js"), "utf8");
  // Apart from its last line, the module is a strict script.
  const exported = /export\{(\w+) as draw\};\s*$/;
  expect(script).toMatch(exported);
  draw = new Function(`"use strict";${script.replace(exported, "return $1;")}`)() as Draw;
  rmSync(folder, { recursive: true });
}, 60_000);

function drawn(page: Page): { attributes: string; body: string } {
  return JSON.parse(draw(JSON.stringify(page))) as { attributes: string; body: string };
}

describe.each(["fr", "en"] as const)("in %s", (language) => {
  test.each(scenarios)(
    "what is drawn ahead is woken, not drawn again, when 3018 is %s",
    (scenario) => {
      const page = fakePage(language, scenario);
      const { attributes, body } = drawn(page);
      expect(attributes).toBe(`lang="${language}"`);
      const target = document.createElement("div");
      document.body.append(target);
      target.innerHTML = body;
      const before = [...target.querySelectorAll("*")];
      const text = target.textContent;
      const warned = vi.spyOn(console, "warn");
      const session = new Session(new FakeBackend(language, scenario, "no_handler"), page, "");
      const app = hydrate(App, { target, props: { session } });
      flushSync();
      expect(warned).not.toHaveBeenCalled();
      expect([...target.querySelectorAll("*")]).toEqual(before);
      expect(target.textContent).toBe(text);
      expect(target.querySelectorAll("[data-line]").length).toBe(2);
      void unmount(app);
    },
  );
});

test("the first screen of all, and what was chosen, are drawn ahead too", () => {
  const page = fakePage("fr", "open");
  const { attributes, body } = drawn({
    ...page,
    firstRun: true,
    preferences: { ...page.preferences, theme: "dark", easyFont: true, highContrast: true },
  });
  expect(attributes).toBe('lang="fr" data-theme="dark" data-font="easy" data-contrast="more"');
  expect(body).toContain("data-strip");
});

test("what a school writes stays text", () => {
  const page = fakePage("fr", "open");
  const school = { ...page.managed.school, name: "<img src=x onerror=alert(1)>" };
  const { body } = drawn({ ...page, managed: { ...page.managed, school } });
  expect(body).toContain("&lt;img src=x");
  expect(body).not.toContain("<img");
});
