import { fireEvent } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { LeaveReply } from "../../src/backend/generated";
import Keypad from "../../src/kiosk/Keypad.svelte";
import KioskDanger from "../../src/kiosk/KioskDanger.svelte";
import KioskLine from "../../src/kiosk/KioskLine.svelte";
import KioskSchool from "../../src/kiosk/KioskSchool.svelte";
import IdlePrompt from "../../src/kiosk/IdlePrompt.svelte";
import KioskTiles from "../../src/kiosk/KioskTiles.svelte";
import KioskTools from "../../src/kiosk/KioskTools.svelte";
import KioskTopic from "../../src/kiosk/KioskTopic.svelte";
import { DANGER } from "../../src/kiosk/kiosk.svelte";
import { STATES } from "../../src/kitchen-sink/fixtures";
import { violations } from "../axe";
import { openKiosk } from "../kiosk";
import { click, one, settle, words } from "../open";
import { all, announcer, content, draw, fixtures } from "./draw";

const { kiosk } = fixtures;
const contact = fixtures.contact("3018-phone");
const flat = (text: string | null) => (text ?? "").replace(/\s+/g, " ");
const texts = (selector: string) => all(selector).map((each) => each.textContent.trim());

describe("KioskLine", () => {
  test.each(Object.entries(STATES))(
    "%s or not, the number and its code are there",
    async (_, at) => {
      const now = fixtures.now(at, contact.channel.id);
      await draw(KioskLine, { ...contact, now, qr: fixtures.qr(contact.channel.id) });
      expect(words('[data-part="number"]')).toBe("3018");
      expect(words('[data-part="state"]')).toContain(now.label);
      // Where there is no room the code has no width. It is hidden from a screen reader, which
      // reads the number.
      expect(one('[data-part="qr"]').getAttribute("aria-hidden")).toBe("true");
    },
  );

  test("nothing dials, and nothing leads out", async () => {
    const now = fixtures.now("open", contact.channel.id);
    await draw(KioskLine, { ...contact, now, qr: undefined });
    expect(all("a, button")).toEqual([]);
  });
});

describe("KioskSchool", () => {
  test("whoever the school names stands with the place", async () => {
    await draw(KioskSchool, { contacts: kiosk.contacts, message: kiosk.message });
    expect(words("ul")).toContain("Vie scolaire rez-de-chaussée");
    expect(words('[data-part="message"]')).toBe("L’infirmière est là le mardi.");
  });

  test("a school that names nobody still sends to an adult", async () => {
    await draw(KioskSchool, { contacts: [], message: null });
    expect(words(".school")).toContain("Un adulte de l’école");
    expect(all('[data-part="message"]')).toEqual([]);
  });
});

describe("KioskTiles", () => {
  test("each topic is one touch away", async () => {
    const choose = vi.fn();
    await draw(KioskTiles, { tiles: kiosk.topics, choose });
    expect(texts("button")).toEqual(kiosk.topics.map(({ title }) => title));
    await click('[data-topic="track-me"]');
    expect(choose).toHaveBeenCalledExactlyOnceWith("track-me");
  });
});

describe("KioskTopic", () => {
  test("what it is about stands first, then the way back is one touch away", async () => {
    const back = vi.fn();
    await draw(KioskTopic, { title: "Topic", back, children: content });
    expect(words("h1")).toBe("Topic");
    expect(words("article")).toContain("Content");
    await click('[data-action="back"]');
    expect(back).toHaveBeenCalledOnce();
  });
});

describe("KioskDanger", () => {
  test("every emergency number says to a pupil when to call it", async () => {
    const lines = fixtures.page.group("emergency");
    const contacts = lines.map((line) => fixtures.contact(line.primary));
    await draw(KioskDanger, { contacts });
    expect(texts(".number")).toEqual(["15", "17", "18", "112", "114"]);
    for (const { id, purpose } of lines) {
      expect(words(`[data-emergency="${id}"]`)).not.toContain(purpose);
      expect(words(`[data-emergency="${id}"]`)).not.toMatch(/\bvous\b|⟦/i);
    }
    expect(words('[data-emergency="114"]')).toContain("SMS");
    expect(words(".steps")).toContain("119");
  });
});

describe("IdlePrompt", () => {
  test("one large button says that somebody is there", async () => {
    const stay = vi.fn();
    await draw(IdlePrompt, { announcer, stay });
    expect(words('[role="alertdialog"]')).toContain("Toujours là ?");
    await click("button");
    expect(stay).toHaveBeenCalledOnce();
  });
});

describe("KioskTools", () => {
  const handlers = () => ({
    setSize: vi.fn(),
    chooseLanguage: vi.fn(),
    toggleExtendedTime: vi.fn(),
    restart: vi.fn(),
  });

  test("each tool does its own thing, and what is chosen is told", async () => {
    const handled = handlers();
    await draw(KioskTools, { size: 125, language: "fr", extended: true, ...handled });
    const pressed = all('[aria-checked="true"], [aria-pressed="true"]').map(
      (each) => Object.values(each.dataset)[0],
    );
    expect(pressed).toEqual(["125", "fr", "patience"]);
    await click('[data-size="150"]');
    expect(handled.setSize).toHaveBeenCalledExactlyOnceWith(150);
    await click('[data-language="en"]');
    expect(handled.chooseLanguage).toHaveBeenCalledExactlyOnceWith("en");
    await click('[data-action="patience"]');
    expect(handled.toggleExtendedTime).toHaveBeenCalledOnce();
    await click('[data-action="restart"]');
    expect(handled.restart).toHaveBeenCalledOnce();
  });
});

describe("Keypad", () => {
  async function type(code: string, reply: LeaveReply | null) {
    const leave = vi.fn(() => Promise.resolve(reply));
    await draw(Keypad, { announcer, available: true, leave, close: vi.fn() });
    for (const digit of code) await click(`[data-digit="${digit}"]`);
    return leave;
  }

  test("a code is sent once, is never shown, and is gone afterwards", async () => {
    const leave = await type("4711", { outcome: "left", seconds: 0 });
    expect(words(".code")).toBe("●●●●");
    await click('[data-action="enter"]');
    expect(leave).toHaveBeenCalledExactlyOnceWith("4711");
    expect(words(".code")).toBe("");
    expect(words(".said")).toBe("");
  });

  test.each([
    ["wrong", { outcome: "wrong", seconds: 4 }, "Attendez 4 s"],
    ["too soon", { outcome: "wait", seconds: 3 }, "Attendez 3 s"],
    ["to no code", { outcome: "no_code", seconds: 0 }, "Aucun code n’est prévu"],
    ["not looked at", null, "n’a pas pu être vérifié"],
  ] as [string, LeaveReply | null, string][])(
    "a code that is %s is answered",
    async (_, reply, answer) => {
      await type("1", reply);
      await click('[data-action="enter"]');
      expect(words(".said")).toContain(answer);
    },
  );

  test("what was typed can be erased, and no more than twelve digits are taken", async () => {
    await type("1234567890123", null);
    expect(words(".code")).toHaveLength(12);
    await click('[data-action="erase"]');
    expect(words(".code")).toBe("");
  });

  test("without a code there are no keys, only why and the way back", async () => {
    const close = vi.fn();
    await draw(Keypad, { announcer, available: false, leave: vi.fn(), close });
    expect(all("[data-digit]")).toEqual([]);
    expect(words('[role="dialog"]')).toContain("depuis le système de l’ordinateur");
    await click('[data-action="close"]');
    expect(close).toHaveBeenCalledOnce();
  });

  test("a code that cannot be read is told by its line", async () => {
    await draw(Keypad, {
      announcer,
      available: false,
      codeLine: 12,
      leave: vi.fn(),
      close: vi.fn(),
    });
    expect(words('[role="dialog"]')).toContain("ligne 12 de la politique");
  });
});

describe("KioskRoot", () => {
  afterEach(() => vi.useRealTimers());

  test("both lines stand on the start and on every topic", async () => {
    await openKiosk();
    for (const id of [DANGER, ...kiosk.topics.map((topic) => topic.id)]) {
      expect(texts('[data-part="number"]')).toEqual(["3018", "3114"]);
      await click(`[data-topic="${id}"]`);
      expect(one(".kiosk").dataset["kioskView"]).toBe(id);
      expect(texts('[data-part="number"]').sort()).toEqual(["3018", "3114"]);
      await click('[data-action="back"]');
    }
  });

  test("everything that a pupil is told is there, beside the line that it ends with", async () => {
    await openKiosk();
    for (const { id, call, title, sections } of kiosk.topics) {
      await click(`[data-topic="${id}"]`);
      expect(words("h1")).toBe(flat(title));
      const shown = words("main");
      for (const { text, items } of sections) {
        for (const part of [text, ...items.map((item) => item.text)]) {
          expect(shown).toContain(flat(part));
        }
      }
      const first = one("[data-line] [data-part='number']").textContent;
      expect(first).toBe(fixtures.contact(call).channel.display);
      expect(shown).not.toMatch(/\bvous\b/i);
      await click('[data-action="back"]');
    }
  });

  test("axe finds nothing on the start and on a topic, where nothing can be typed or leads out", async () => {
    await openKiosk();
    for (const id of [null, DANGER, "track-very-bad"]) {
      if (id) await click(`[data-topic="${id}"]`);
      expect(await violations()).toEqual([]);
      expect(all("a, input, textarea, select, [contenteditable]")).toEqual([]);
      if (id) await click('[data-action="back"]');
    }
  });

  test("a long press in the corner opens the keypad, a short one does not", async () => {
    vi.useFakeTimers();
    await openKiosk();
    const corner = one('[data-part="corner"]');
    await fireEvent.pointerDown(corner);
    vi.advanceTimersByTime(2000);
    await fireEvent.pointerUp(corner);
    vi.advanceTimersByTime(5000);
    await settle();
    expect(all(".keypad")).toHaveLength(0);
    await fireEvent.pointerDown(corner);
    vi.advanceTimersByTime(3000);
    await settle();
    expect(all(".keypad")).toHaveLength(1);
  });

  test("so do the keys of the adults; every other chord is refused", async () => {
    await openKiosk();
    const chord = { ctrlKey: true, altKey: true, shiftKey: true };
    const keep = await fireEvent.keyDown(window, { key: "p", ctrlKey: true });
    const tab = await fireEvent.keyDown(window, { key: "Tab" });
    expect([keep, tab]).toEqual([false, true]);
    expect(all(".keypad")).toHaveLength(0);
    await fireEvent.keyDown(window, { ...chord, code: "KeyL" });
    await settle();
    expect(all(".keypad")).toHaveLength(1);
  });

  test("after a while it asks whether somebody is there; a touch answers", async () => {
    vi.useFakeTimers();
    const { backend } = await openKiosk();
    await fireEvent.pointerDown(window);
    vi.advanceTimersByTime(kiosk.warning * 1000);
    await settle();
    expect(words('[role="alertdialog"]')).toContain("Toujours là ?");
    await click('[data-action="stay"]');
    expect(all('[role="alertdialog"]')).toHaveLength(0);
    vi.advanceTimersByTime(kiosk.reset * 1000);
    expect(backend.restarts).toBe(1);
  });
});
