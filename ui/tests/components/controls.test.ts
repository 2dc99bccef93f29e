import { describe, expect, test, vi } from "vitest";
import ContactActions from "../../src/components/ContactActions.svelte";
import ContactButton from "../../src/components/ContactButton.svelte";
import Icon from "../../src/components/Icon.svelte";
import { icons, type IconName } from "../../src/components/icons";
import Managed from "../../src/components/Managed.svelte";
import Segmented from "../../src/components/Segmented.svelte";
import Switch from "../../src/components/Switch.svelte";
import { click, one, words } from "../open";
import { act, all, draw, stock } from "./draw";

const phone = stock.contact("3018-phone").channel;
const site = stock.contact("3018-site").channel;

describe("ContactButton", () => {
  test("a click asks for the channel by its id, and says which button asked", async () => {
    await draw(ContactButton, { channel: phone, how: "call", act });
    const button = await click("button");
    expect(act).toHaveBeenCalledWith("3018-phone", "call", button);
  });

  test("its name tells the number even where only a short label fits", async () => {
    await draw(ContactButton, { channel: phone, how: "qr", act });
    expect(one("button").getAttribute("aria-label")).toContain("3018");
  });

  test("after copying it says so and shows a tick, and can be pressed again", async () => {
    await draw(ContactButton, { channel: phone, how: "copy", act, copied: true });
    expect(words("button")).toBe("Copié");
    expect(one("button").hasAttribute("disabled")).toBe(false);
    expect(one("path").getAttribute("d")).toBe(icons.check[0]);
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
    await draw(ContactActions, { channel: stock.contact("15-phone").channel, act });
    expect(all('[data-action="call"]')).toHaveLength(0);
    expect(all('[data-action="qr"]')).toHaveLength(1);
  });
});

describe("Segmented", () => {
  test("exactly one option is pressed, and choosing another tells its value", async () => {
    const choose = vi.fn();
    const options = ["a", "b"].map((value) => ({ value, name: value.toUpperCase() }));
    await draw(Segmented, { label: "Letters", options, current: "a", choose, part: "letters" });
    expect(all('[aria-pressed="true"]').map(({ textContent }) => textContent)).toEqual(["A"]);
    expect(one('[data-part="letters"]').getAttribute("aria-label")).toBe("Letters");
    await click('[data-value="b"]');
    expect(choose).toHaveBeenCalledWith("b");
  });
});

describe("Managed", () => {
  const described = (selector: string) => {
    const element = one(selector);
    return words(`#${element.getAttribute("aria-describedby") ?? "nothing"}`);
  };

  test("managed options stay in reach, say who decides, and choose nothing", async () => {
    const choose = vi.fn();
    const options = ["a", "b"].map((value) => ({ value, name: value.toUpperCase() }));
    await draw(Segmented, { label: "L", options, current: "a", choose, part: "l", managed: true });
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
    await draw(Managed, { id: "why" });
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
