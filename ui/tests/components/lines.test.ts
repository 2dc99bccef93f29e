import { FakeBackend } from "../../src/backend/fake";
import { Announcer } from "../../src/state/announcer.svelte";
import { describe, expect, test } from "vitest";
import AlternativeList from "../../src/components/AlternativeList.svelte";
import ChannelBlock from "../../src/components/ChannelBlock.svelte";
import ChannelState from "../../src/components/ChannelState.svelte";
import DirectoryEntry from "../../src/components/DirectoryEntry.svelte";
import EmergencyCard from "../../src/components/EmergencyCard.svelte";
import ClosingContact from "../../src/components/ClosingContact.svelte";
import FirstCalls from "../../src/components/FirstCalls.svelte";
import LineCard from "../../src/components/LineCard.svelte";
import NumberSheet from "../../src/components/NumberSheet.svelte";
import QrCode from "../../src/components/QrCode.svelte";
import { STATES } from "../../src/kitchen-sink/fixtures";
import { click, one, words } from "../open";
import { act, all, draw, fixtures } from "./draw";

const { line, channel } = fixtures.contact("3018-phone");
const samu = fixtures.contact("15-phone");

describe("LineCard", () => {
  test.each(Object.entries(STATES))(
    "%s or not, the number stands first and can be called",
    async (_, scenario) => {
      const moment = fixtures.moment(scenario);
      const now = fixtures.now(scenario, channel.id);
      await draw(LineCard, { line, channel, site: null, moment, now, act, copied: null });
      expect(words('[data-part="number"]')).toBe("3018");
      await click('[data-action="call"]');
      expect(act).toHaveBeenCalledOnce();
    },
  );
});

describe("EmergencyCard", () => {
  test("an emergency number answers always, so no state is put on it", async () => {
    const now = fixtures.now("open", samu.channel.id);
    await draw(EmergencyCard, { ...samu, now, act, copied: null });
    expect(words(".number")).toBe("15");
    expect(all('[data-part="state"]')).toHaveLength(0);
  });

  test("another line shows its state there", async () => {
    const contact = fixtures.contact("119-phone");
    await draw(EmergencyCard, {
      ...contact,
      now: fixtures.now("open", "119-phone"),
      act,
      copied: null,
    });
    expect(all('[data-part="state"]')).toHaveLength(1);
  });
});

describe("AlternativeList", () => {
  test("each alternative has its reason and one button; an unknown one leaves no gap", async () => {
    const alternatives = [...line.otherwise, { line: "none", channel: "none", text: "" }];
    await draw(AlternativeList, { alternatives, find: fixtures.find, act });
    expect(all("[data-alternative]")).toHaveLength(line.otherwise.length);
    for (const item of all("[data-alternative]")) {
      expect(item.querySelectorAll("button")).toHaveLength(1);
    }
  });
});

describe("FirstCalls", () => {
  test("the first one stands out, and each has one button", async () => {
    await draw(FirstCalls, { contacts: [fixtures.contact("3114-phone"), samu], act });
    const calls = all("[data-first-call]");
    expect(calls.map((call) => call.dataset["firstCall"])).toEqual(["3114-phone", "15-phone"]);
    expect(calls.map((call) => call.querySelectorAll("button.primary").length)).toEqual([1, 0]);
  });
});

describe("ChannelBlock", () => {
  test("a channel shows its week and where its hours come from; its buttons only once", async () => {
    const now = fixtures.now("open", channel.id);
    await draw(ChannelBlock, { channel, now, act, copied: null, offered: true });
    expect(all("table.week")).toHaveLength(1);
    expect(words(".sentence")).toContain(channel.provenance.replace(/\s+/g, " "));
    expect(all("button")).toHaveLength(0);
  });
});

describe("ChannelState", () => {
  test("the state and its detail are paragraphs of their own", async () => {
    const now = fixtures.now("closed", channel.id);
    await draw(ChannelState, { now });
    const paragraphs = all(".state > p").map((each) => each.textContent.trim());
    expect(paragraphs).toEqual([now.label, now.detail]);
    expect(all("p")).toHaveLength(2);
  });
});

describe("DirectoryEntry", () => {
  test("number, state and buttons are there before anything is unfolded", async () => {
    const moment = fixtures.moment("open");
    await draw(DirectoryEntry, {
      line,
      channel,
      moment,
      sources: [],
      find: fixtures.find,
      act,
      copied: null,
    });
    expect(one("details").hasAttribute("open")).toBe(false);
    const outside = (selector: string) => all(selector).filter((each) => !each.closest("details"));
    expect(outside('[data-part="state"]')).toHaveLength(1);
    expect(outside("button").length).toBeGreaterThanOrEqual(channel.actions.length);
    expect(all("details [data-channel-block]")).toHaveLength(line.channels.length);
  });
});

describe("ClosingContact", () => {
  test("a page ends with a number, its state, its buttons and a code to scan", async () => {
    const readQr = (id: string) => Promise.resolve(fixtures.qr(id));
    const now = fixtures.now("closed", channel.id);
    await draw(ClosingContact, { contact: { line, channel }, now, act, copied: null, readQr });
    expect(one('[data-part="end"]').dataset["end"]).toBe("3018-phone");
    expect(words('[data-part="state"]')).toBe("Fermé");
    expect(all('[data-part="qr"]')).toHaveLength(1);
    expect(all('[data-action="call"]')).toHaveLength(1);
  });

  test.each([
    ["is still to come", new Promise<null>(() => undefined), 1],
    ["cannot be had", Promise.resolve(null), 0],
  ])("when the code %s", async (_, coming, frames) => {
    const now = fixtures.now("open", channel.id);
    const readQr = () => coming;
    await draw(ClosingContact, { contact: { line, channel }, now, act, copied: null, readQr });
    expect(all("figure .frame")).toHaveLength(frames);
    expect(all('[data-part="qr"]')).toHaveLength(0);
  });
});

describe("NumberSheet", () => {
  test("it keeps room for the code while that is still to come", async () => {
    const contact = { line, channel };
    const close = () => undefined;
    await draw(NumberSheet, {
      contact,
      now: fixtures.now("closed", channel.id),
      announcer: new Announcer(new FakeBackend("fr", "open"), false),
      how: "call",
      outcome: "waiting",
      qr: null,
      copied: false,
      act,
      close,
    });
    // The visible text, and the text that a screen reader reads instead.
    expect(words('[data-part="number"]')).toBe("3018");
    expect(words('[data-part="state"]')).toBe("Fermé");
    const dialog = one("dialog");
    const named = dialog.getAttribute("aria-labelledby")?.split(" ") ?? [];
    expect(named.map((id) => words(`#${id}`)).join(" ")).toMatch(/^Numéro 30 18 .*harcèlement/);
    expect(words(`#${dialog.getAttribute("aria-describedby") ?? ""}`)).not.toBe("");
    expect(all("figure .frame")).toHaveLength(1);
    expect(all('[data-part="qr"]')).toHaveLength(0);
  });
});

describe("QrCode", () => {
  test("a code is an image with a name", async () => {
    await draw(QrCode, { qr: fixtures.qr("3018-phone"), label: "Code" });
    expect(one("svg").getAttribute("role")).toBe("img");
    expect(one("svg").getAttribute("aria-label")).toBe("Code");
  });
});
