import { fireEvent } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import Button from "../../src/components/Button.svelte";
import ContactActions from "../../src/components/ContactActions.svelte";
import ContactButton from "../../src/components/ContactButton.svelte";
import Digits from "../../src/components/Digits.svelte";
import Icon from "../../src/components/Icon.svelte";
import { icons, type IconName } from "../../src/components/icons";
import ManagedBadge from "../../src/components/ManagedBadge.svelte";
import SegmentedControl from "../../src/components/SegmentedControl.svelte";
import Switch from "../../src/components/Switch.svelte";
import SpokenText from "../../src/components/SpokenText.svelte";
import { digitPairs } from "../../src/state/digit-pairs.svelte";
import { click, one, settle, words } from "../open";
import { act, all, content, draw, fixtures } from "./draw";

const phone = fixtures.contact("3018-phone").channel;
const site = fixtures.contact("3018-site").channel;

describe("ContactButton", () => {
  test("a click asks for the channel by its id, and says which button asked", async () => {
    await draw(ContactButton, { channel: phone, how: "call", act });
    const button = await click("button");
    expect(act).toHaveBeenCalledWith("3018-phone", "call", button);
  });

  test("its name tells the number even where only a short label fits", async () => {
    await draw(ContactButton, { channel: phone, how: "qr", act });
    expect(one("button").getAttribute("aria-label")).toContain("30\u200718");
  });

  test("after copying it says so and shows a tick, and can be pressed again", async () => {
    await draw(ContactButton, { channel: phone, how: "copy", act, copied: true });
    expect(words("button")).toBe("Copié");
    expect(one("button").hasAttribute("disabled")).toBe(false);
    expect(one("path").getAttribute("d")).toBe(icons.check[0]);
  });
});

describe("Button", () => {
  test("it bears its action and its icon, and tells a click with itself", async () => {
    const onclick = vi.fn((event: MouseEvent) => event.currentTarget);
    await draw(Button, {
      action: "print",
      icon: "print" as const,
      done: true,
      onclick,
      children: content,
    });
    const button = await click('[data-action="print"]');
    expect(onclick).toHaveReturnedWith(button);
    expect([button.className, button.querySelectorAll("svg").length]).toEqual(["button done", 1]);
  });
});

describe("ContactActions", () => {
  test("the actions of the channel come in its order, the first one stands out, the site follows", async () => {
    await draw(ContactActions, { channel: phone, site, act });
    expect(all("button").map((button) => button.dataset["action"])).toEqual([
      ...phone.actions,
      "site",
    ]);
    expect(all("button.primary")).toHaveLength(1);
    expect(one("button").className).toContain("primary");
  });

  test("an emergency number is shown, never called", async () => {
    await draw(ContactActions, { channel: fixtures.contact("15-phone").channel, act });
    expect(all('[data-action="call"]')).toHaveLength(0);
    expect(all('[data-action="qr"]')).toHaveLength(1);
  });
});

describe("SegmentedControl", () => {
  /** Draws the choice between "a", which is chosen, and "b". */
  async function drawLetters() {
    const choose = vi.fn();
    const options = ["a", "b"].map((value) => ({ value, name: value.toUpperCase() }));
    const given = { label: "Letters", options, current: "a", choose, part: "letters" };
    await draw(SegmentedControl, given);
    return choose;
  }

  test("exactly one option is pressed, and choosing another tells its value", async () => {
    const choose = await drawLetters();
    expect(all('[aria-checked="true"]').map(({ textContent }) => textContent)).toEqual(["A"]);
    expect(one('[data-part="letters"]').getAttribute("aria-label")).toBe("Letters");
    await click('[data-value="b"]');
    expect(choose).toHaveBeenCalledWith("b");
  });

  test("it is one stop of Tab, and the arrows choose round and round", async () => {
    const choose = await drawLetters();
    expect(all('[role="radio"]').map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
    one('[data-value="a"]').focus();
    for (const [key, value] of [
      ["ArrowRight", "b"],
      ["ArrowDown", "a"],
      ["ArrowLeft", "b"],
    ] as const) {
      await fireEvent.keyDown(document.activeElement ?? document.body, { key });
      expect(choose).toHaveBeenLastCalledWith(value);
      expect(document.activeElement).toBe(one(`[data-value="${value}"]`));
    }
  });
});

describe("SpokenText", () => {
  test("strokes are shown, and words are heard", async () => {
    await draw(SpokenText, { text: "24 h/24, 7 j/7" });
    expect(one(".eye").dataset["eye"]).toBe("24 h/24, 7 j/7");
    expect(words("body")).toBe("jour et nuit, tous les jours");
  });

  test("everything else is heard as it is shown", async () => {
    await draw(SpokenText, { text: "ferme à 23 h" });
    expect(words("body")).toBe("ferme à 23 h");
    expect(all(".eye")).toEqual([]);
  });
});

describe("Digits", () => {
  test("a number has a pause between its pairs once that has no width", async () => {
    digitPairs.separated = false;
    await draw(Digits, { number: "3018" });
    expect(one("body").textContent).toBe("3018");
    digitPairs.separated = true;
    await settle();
    expect(one("body").textContent?.trim()).toBe("30\u200718");
    digitPairs.separated = false;
  });
});

describe("ManagedBadge", () => {
  const described = (selector: string) => {
    const element = one(selector);
    return words(`#${element.getAttribute("aria-describedby") ?? "nothing"}`);
  };

  test("managed options stay in reach, say who decides, and choose nothing", async () => {
    const choose = vi.fn();
    const options = ["a", "b"].map((value) => ({ value, name: value.toUpperCase() }));
    await draw(SegmentedControl, {
      label: "L",
      options,
      current: "a",
      choose,
      part: "l",
      managed: true,
    });
    expect(described('[data-part="l"]')).toBe("Géré par l’établissement");
    for (const button of all("button")) {
      expect(button.getAttribute("aria-disabled")).toBe("true");
      expect(button.hasAttribute("disabled")).toBe(false);
    }
    expect(described('[data-value="b"]')).toBe("Géré par l’établissement");
    await click('[data-value="b"]');
    expect(choose).not.toHaveBeenCalled();
  });

  test("a managed switch does not turn", async () => {
    const choose = vi.fn();
    await draw(Switch, { label: "S", checked: true, choose, part: "s", managed: true });
    expect(described("input")).toBe("Géré par l’établissement");
    await click("input");
    expect((one("input") as HTMLInputElement).checked).toBe(true);
    expect(choose).not.toHaveBeenCalled();
  });

  test("drawn by itself it bears the id that describes the choice", async () => {
    await draw(ManagedBadge, { id: "why" });
    expect(words("#why")).toBe("Géré par l’établissement");
  });
});

describe("Switch", () => {
  test.each([true, false])("from %s, a click anywhere on its label turns it", async (checked) => {
    const choose = vi.fn();
    await draw(Switch, { label: "Switch", text: "What it does", checked, choose, part: "sample" });
    expect((one('[role="switch"]') as HTMLInputElement).checked).toBe(checked);
    await click('[data-part="sample"] .text');
    expect(choose).toHaveBeenCalledWith(!checked);
  });
});

describe("Icon", () => {
  test.each(Object.keys(icons) as IconName[])(
    "“%s” is drawn and leaves the saying to words",
    async (name) => {
      await draw(Icon, { name });
      expect(all("svg path")).toHaveLength(icons[name].length);
      expect(one("svg").getAttribute("aria-hidden")).toBe("true");
    },
  );
});
