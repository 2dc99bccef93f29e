import { describe, expect, test, vi } from "vitest";
import { defaultStaying as status } from "../../src/backend/fake/fixtures";
import CloseWindowDialog from "../../src/components/CloseWindowDialog.svelte";
import Reminder from "../../src/components/Reminder.svelte";
import BackgroundSettings from "../../src/components/BackgroundSettings.svelte";
import { click, one } from "../open";
import { all, draw } from "./draw";

const handlers = () => ({
  setCloseToTray: vi.fn(),
  setNotifications: vi.fn(),
  setAutostart: vi.fn(),
});

describe("Reminder", () => {
  test("a click asks for a word at the opening, another takes it back", async () => {
    const choose = vi.fn();
    await draw(Reminder, { opens: "le mardi 24 novembre", awaited: false, choose });
    expect(document.body.textContent).toContain("le mardi 24 novembre");
    expect(one("button").getAttribute("aria-pressed")).toBe("false");
    await click("button");
    expect(choose).toHaveBeenLastCalledWith(true);
  });

  test("what is asked for is told, with what it hangs on", async () => {
    const choose = vi.fn();
    await draw(Reminder, { opens: "le mardi 24 novembre", awaited: true, choose });
    expect(document.body.textContent).toContain("le mardi 24 novembre");
    expect(document.body.textContent).toContain("tant que l’application n’est pas quittée");
    await click("button");
    expect(choose).toHaveBeenLastCalledWith(false);
  });
});

describe("Reminder without a certain opening", () => {
  test("nothing is offered, and why is said", async () => {
    await draw(Reminder, { opens: null, awaited: false, choose: vi.fn() });
    expect(all("button")).toHaveLength(0);
    expect(document.body.textContent).toContain("aucune ouverture n’est certaine");
  });

  test("what was asked for before can still be taken back", async () => {
    const choose = vi.fn();
    await draw(Reminder, { opens: null, awaited: true, choose });
    await click("button");
    expect(choose).toHaveBeenLastCalledWith(false);
  });
});

describe("CloseWindowDialog", () => {
  test.each([
    ["stay", true],
    ["quit", false],
  ])("“%s” answers once", async (action, stays) => {
    const answer = vi.fn();
    await draw(CloseWindowDialog, { answer, close: vi.fn() });
    await click(`[data-action="${action}"]`);
    expect(answer).toHaveBeenCalledExactlyOnceWith(stays);
  });

  test("closing the question keeps the window", async () => {
    const [answer, close] = [vi.fn(), vi.fn()];
    await draw(CloseWindowDialog, { answer, close });
    await click('[data-action="close"]');
    expect(answer).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalled();
  });
});

describe("BackgroundSettings", () => {
  test("each choice is told as it is made", async () => {
    const { setCloseToTray, setNotifications, setAutostart } = handlers();
    await draw(BackgroundSettings, { status, setCloseToTray, setNotifications, setAutostart });
    await click('[data-part="staying-tray"] input');
    expect(setCloseToTray).toHaveBeenCalledWith(true);
    await click('[data-part="staying-start"] input');
    expect(setAutostart).toHaveBeenCalledWith(true);
    await click('[data-part="staying-closing"] input');
    expect(setNotifications).toHaveBeenLastCalledWith(true, true);
    await click('[data-part="staying-notices"] input');
    expect(setNotifications).toHaveBeenLastCalledWith(false, false);
  });

  test("what the school decides is told so, the rest stays free", async () => {
    const { setCloseToTray, setNotifications, setAutostart } = handlers();
    await draw(BackgroundSettings, {
      status,
      setCloseToTray,
      setNotifications,
      setAutostart,
      managed: ["tray", "notifications"],
    });
    await click('[data-part="staying-tray"] input');
    await click('[data-part="staying-notices"] input');
    expect([setCloseToTray.mock.calls, setNotifications.mock.calls]).toEqual([[], []]);
    await click('[data-part="staying-start"] input');
    expect(setAutostart).toHaveBeenCalledWith(true);
    expect(all("[data-managed]")).toHaveLength(2);
  });

  test("what this computer cannot do is said, not offered", async () => {
    const poor = { ...status, tray: false, server: false, autostart: null, notices: false };
    await draw(BackgroundSettings, { status: poor, ...handlers() });
    expect(all("input")).toHaveLength(1);
    expect(all('[data-part="no-tray"], [data-part="no-server"]')).toHaveLength(2);
  });
});
