import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { FakeBackend } from "../../src/backend/fake";
import { fakeDanger } from "../../src/backend/fake/fixtures";
import Dialog from "../../src/components/Dialog.svelte";
import HelpStrip from "../../src/components/HelpStrip.svelte";
import LanguageSwitch from "../../src/components/LanguageSwitch.svelte";
import Logo from "../../src/components/Logo.svelte";
import Navigation from "../../src/components/Navigation.svelte";
import PageHeader from "../../src/components/PageHeader.svelte";
import SearchDanger from "../../src/components/SearchDanger.svelte";
import SearchDialog from "../../src/components/SearchDialog.svelte";
import LiveRegion from "../../src/components/LiveRegion.svelte";
import { Announcer } from "../../src/state/announcer.svelte";
import Backdrop from "../../src/components/Backdrop.svelte";
import { modals } from "../../src/state/modals.svelte";
import ShortcutsDialog from "../../src/components/ShortcutsDialog.svelte";
import { SearchState } from "../../src/state/search.svelte";
import { click, one, settle, words } from "../open";
import { act, all, announcer, content, draw, fixtures } from "./draw";

const find = (id: string) => fixtures.contact(id);
const of = (id: string) => fixtures.now("open", id);
const featured = ["3018-phone", "3114-phone"].map((id) => fixtures.contact(id));

describe("HelpStrip", () => {
  test("closed or not, both lines keep their number, their state and one button", async () => {
    const entries = featured.map((contact) => ({
      ...contact,
      now: fixtures.now("closed", contact.channel.id),
    }));
    await draw(HelpStrip, { entries, stopped: false, act });
    expect(all("[data-strip]").map((line) => line.dataset["strip"])).toEqual(["3018", "3114"]);
    for (const line of all("[data-strip]")) {
      expect(line.querySelectorAll('[data-part="state"]')).toHaveLength(1);
      expect(line.querySelectorAll("button:not([disabled])")).toHaveLength(1);
    }
  });
});

describe("Navigation", () => {
  test("one item is the current page; danger is there like any other", async () => {
    await draw(Navigation, { current: "danger" });
    const current = all('.aside [aria-current="page"], li:not(.more) > [aria-current="page"]');
    expect(new Set(current).size).toBe(1);
    expect(current[0]?.getAttribute("href")).toBe("#/danger");
  });

  test("a part that the school hides is not offered; danger and the lines are", async () => {
    await draw(Navigation, { current: "home", hidden: ["spot", "understand", "act", "class"] });
    const links = all("li:not(.more) a").map((link) => link.getAttribute("href"));
    expect(links).toEqual(["#/", "#/danger", "#/lignes", "#/reglages", "#/a-propos"]);
  });

  test("in a narrow window, “more” is current for the screens that the bar has no room for", async () => {
    await draw(Navigation, { current: "settings" });
    expect(one(".more a").getAttribute("aria-current")).toBe("page");
  });
});

describe("LanguageSwitch", () => {
  test("each language names itself in itself, and says whether it is on", async () => {
    const choose = vi.fn();
    await draw(LanguageSwitch, { current: "fr", choose });
    const options = all("button").map(({ lang, textContent }) => [
      lang,
      textContent.trim().split(/\s+/),
    ]);
    expect(options).toEqual([
      ["fr", ["Français", "FR"]],
      ["en", ["English", "EN"]],
    ]);
    expect(all('[aria-checked="true"]')).toHaveLength(1);
    await click('[data-language="en"]');
    expect(choose).toHaveBeenCalledWith("en");
  });
});

describe("PageHeader", () => {
  test("a screen that speaks to everybody alike asks nobody who they are", async () => {
    await draw(PageHeader, { title: "Place", lead: "Lead" });
    expect(words("h1")).toBe("Place");
    expect(all("button")).toHaveLength(0);
  });
});

describe("Logo", () => {
  test("the mark is decoration; the name stands beside it", async () => {
    await draw(Logo, {});
    expect(one("svg").getAttribute("aria-hidden")).toBe("true");
  });
});

describe("Dialog", () => {
  test("it is modal, named by its title, and closing it is told once", async () => {
    const close = vi.fn();
    await draw(Dialog, { id: "sample", title: "Dialog", close, children: content });
    expect(one("dialog").hasAttribute("open")).toBe(true);
    expect(words(`#${one("dialog").getAttribute("aria-labelledby")}`)).toBe("Dialog");
    await click('[data-action="close"]');
    expect(close).toHaveBeenCalledOnce();
  });

  test("Escape closes the one on top, which alone can be reached", async () => {
    const [under, over] = [vi.fn(), vi.fn()];
    await draw(Dialog, { id: "under", title: "Under", close: under, children: content });
    await draw(Dialog, { id: "over", title: "Over", close: over, children: content });
    expect(all("dialog").map(({ id, inert }) => [id, inert])).toEqual([
      ["under", true],
      ["over", false],
    ]);
    modals.onkeydown(new KeyboardEvent("keydown", { key: "a" }));
    modals.onkeydown(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(over).toHaveBeenCalledOnce();
    expect(under).not.toHaveBeenCalled();
  });
});

describe("Backdrop", () => {
  test("a click on it closes; it says nothing", async () => {
    const close = vi.fn();
    await draw(Backdrop, { close });
    expect(words('[role="presentation"]')).toBe("");
    await click('[role="presentation"]');
    expect(close).toHaveBeenCalledOnce();
  });
});

describe("ShortcutsDialog", () => {
  test("single keys that are switched off are not promised", async () => {
    await draw(ShortcutsDialog, { singleKeys: false, close: () => undefined });
    expect(all("kbd").map(({ textContent }) => textContent)).not.toContain("?");
    expect(all("kbd").map(({ textContent }) => textContent)).toContain("F9");
  });
});

describe("SearchDanger", () => {
  test("danger names whom to call, best first, with the state of those that close", async () => {
    const heard = fakeDanger("beaten", ["17-phone", "112-phone", "114-sms", "119-phone"]);
    await draw(SearchDanger, { danger: heard, find, of, announcer, act });
    const buttons = all("button");
    expect(buttons.map((button) => [button.dataset["channel"], button.dataset["action"]])).toEqual([
      ["17-phone", "qr"],
      ["112-phone", "qr"],
      ["114-sms", "qr"],
      ["119-phone", "call"],
    ]);
    expect(buttons.map((button) => button.querySelectorAll("[data-state]").length)).toEqual([
      0, 0, 0, 1,
    ]);
    expect(all('[data-part="search-always"]')).toHaveLength(0);
  });

  test("without danger one quiet line says whom to call all the same", async () => {
    await draw(SearchDanger, { danger: null, find, of, announcer, act });
    for (const number of ["15", "17", "112", "114", "3114"]) {
      expect(words('[data-part="search-always"]')).toContain(number);
    }
    expect(all("button")).toHaveLength(0);
  });
});

describe("SearchDialog", () => {
  test("the field has the focus, and its hint stands until something is typed", async () => {
    const search = new SearchState(new FakeBackend("fr", "open"));
    await draw(SearchDialog, { search, lines: featured, find, of, announcer, act });
    expect(document.activeElement).toBe(one('input[type="search"]'));
    expect(all(".hint")).toHaveLength(1);
  });
});

describe("LiveRegion", () => {
  test("the shell announces what changes, or a live region does, never both", async () => {
    for (const byShell of [false, true]) {
      const backend = new FakeBackend("fr", "open");
      const regionAnnouncer = new Announcer(backend, byShell);
      await draw(LiveRegion, { announcer: regionAnnouncer });
      regionAnnouncer.say("Copié");
      await settle();
      expect(all('[role="status"]')).toHaveLength(byShell ? 0 : 1);
      expect(backend.announced).toEqual(byShell ? ["Copié"] : []);
      document.body.replaceChildren();
    }
  });
});

test("every component has its claim in this folder", () => {
  const folder = "tests/components";
  const tests = readdirSync(folder)
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
  const components = readdirSync("src/components").filter((name) => name.endsWith(".svelte"));
  const untested = components.filter((name) => !tests.includes(`describe("${name.slice(0, -7)}"`));
  expect(untested).toEqual([]);
});
