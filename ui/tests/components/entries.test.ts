import { describe, expect, test, vi } from "vitest";
import BarChart from "../../src/components/BarChart.svelte";
import EntryCards from "../../src/components/EntryCards.svelte";
import EntrySections from "../../src/components/EntrySections.svelte";
import Fold from "../../src/components/Fold.svelte";
import Facts from "../../src/components/Facts.svelte";
import TitledSection from "../../src/components/TitledSection.svelte";
import Highlighted from "../../src/components/Highlighted.svelte";
import ChecklistSummary from "../../src/components/ChecklistSummary.svelte";
import SignCards from "../../src/components/SignCards.svelte";
import { click, one, words } from "../open";
import { act, all, content, draw, fixtures } from "./draw";

const danger = fixtures.entry("sign-talk-of-dying");
const sleep = fixtures.entry("sign-sleep");

describe("Facts", () => {
  test.each([
    ["not_applied", "Pas encore appliquée"],
    ["pending", "En attente, pas en vigueur"],
    ["struck_down", "Annulée, ne s’applique pas"],
  ] as const)("a rule of the status %s says that it does not apply", async (law, said) => {
    await draw(Facts, { entry: { ...sleep, law } });
    expect(words('[data-part="facts"]')).toContain(said);
  });

  test("only what asks for action now is marked as urgent", async () => {
    await draw(Facts, { entry: danger });
    expect(all(".urgent")).toHaveLength(1);
    await draw(Facts, { entry: { ...sleep, urgency: "week" } });
    expect(all(".urgent")).toHaveLength(1);
  });
});

describe("EntryCards", () => {
  test("each card is one link, and the brief ones leave the summary out", async () => {
    await draw(EntryCards, { entries: [danger, sleep], brief: true });
    expect(all("a").map((link) => link.getAttribute("href"))).toEqual([
      `#${danger.route}`,
      `#${sleep.route}`,
    ]);
    expect(all(".summary")).toHaveLength(0);
  });
});

describe("EntrySections", () => {
  test("steps are numbered by the list itself; what to avoid carries a cross", async () => {
    const { sections } = fixtures.entry("child-targeted");
    await draw(EntrySections, { sections });
    const steps = sections.find(({ part }) => part === "steps")?.items.length ?? 0;
    expect(all("ol.steps .mark").map((mark) => mark.dataset["number"])).toEqual(
      Array.from({ length: steps }, (_, at) => String(at + 1)),
    );
    expect(all("ol.steps + ol.steps")).toHaveLength(0);
    const avoided = sections.find(({ part }) => part === "avoid")?.items.length ?? 0;
    expect(avoided).toBeGreaterThan(0);
    expect(all(".avoid li .icon")).toHaveLength(avoided);
  });
});

describe("EntrySections with steps of two readers", () => {
  const { sections } = fixtures.entry("intimate-image");
  const headings = () => all("h3").map(({ textContent }) => textContent.trim());
  const starts = () =>
    all("ol.steps").map((list) => [list.getAttribute("start"), list.childElementCount]);

  test("a reader's own steps come first, and those of the others are folded", async () => {
    await draw(EntrySections, { sections, reader: "parent", choose: vi.fn() });
    expect(headings()).toEqual(["Ce soir", "Demain", "Ensuite", "Pour l’école\u00a0: 1 étape"]);
    expect(starts()).toEqual([
      [null, 4],
      ["5", 4],
      ["9", 2],
      ["11", 1],
    ]);
    expect(all('[data-part="ask-reader"]')).toHaveLength(0);
    expect(words('[data-part="fold"] ol')).toContain("Dans un établissement");
    expect(one(".folded").hidden).toBe(true);
    const button = await click('[data-action="unfold"]');
    expect(button.getAttribute("aria-expanded")).toBe("true");
    expect(one(`#${button.getAttribute("aria-controls") ?? ""}`).hidden).toBe(false);
  });

  test("an unknown reader is asked, and sees what both sides do tonight", async () => {
    const choose = vi.fn();
    await draw(EntrySections, { sections, choose });
    expect(headings()).toEqual([
      "Ce soir",
      "Aujourd’hui, à l’école",
      "Pour la famille, la suite\u00a0: 6 étapes",
    ]);
    expect(all('[data-part="reader"] [aria-checked="true"]')).toHaveLength(0);
    expect(one('[data-part="reader"] [role="radio"]').tabIndex).toBe(0);
    await click('[data-part="reader"] [data-value="educator"]');
    expect(choose).toHaveBeenCalledWith("educator");
  });

  test("nobody is asked where the order is the same for all", async () => {
    const { sections } = fixtures.entry("pupil-tells-me");
    await draw(EntrySections, { sections, choose: vi.fn() });
    expect(headings()).toEqual(["Aujourd’hui", "Demain", "Ensuite"]);
    expect(all('[data-part="ask-reader"]')).toHaveLength(0);
  });
});

describe("Fold", () => {
  test("the button in the heading shows and hides the content", async () => {
    await draw(Fold, { title: "Group", level: 3, open: true, children: content });
    expect(one(".folded").hidden).toBe(false);
    await click("h3 button");
    expect(one(".folded").hidden).toBe(true);
    expect(one("h3 button").getAttribute("aria-expanded")).toBe("false");
  });
});

describe("SignCards", () => {
  test("a sign is ticked by its own title", async () => {
    const toggle = vi.fn();
    await draw(SignCards, { signs: [danger, sleep], ticked: new Set(["sign-sleep"]), toggle });
    expect(
      all("input:checked").map((box) => box.closest<HTMLElement>("[data-sign]")?.dataset["sign"]),
    ).toEqual(["sign-sleep"]);
    await click('[data-sign="sign-talk-of-dying"] .title');
    expect(toggle).toHaveBeenCalledWith("sign-talk-of-dying");
  });

  test("what a witness can do is read, not ticked", async () => {
    await draw(SignCards, {
      signs: [sleep],
      ticked: new Set<string>(),
      toggle: vi.fn(),
      tickable: false,
    });
    expect(all("input")).toHaveLength(0);
  });
});

describe("ChecklistSummary", () => {
  test("a sign is not a proof, nothing is kept, and one click clears", async () => {
    const clear = vi.fn();
    const summary = { ...fixtures.summary(["sign-sleep"]), firstCalls: ["3114-phone"] };
    const noop = () => undefined;
    await draw(ChecklistSummary, {
      summary,
      find: fixtures.find,
      act,
      copied: false,
      copy: noop,
      print: noop,
      clear,
    });
    expect(words('[data-part="summary"]')).toContain("Un signe n’est pas une preuve.");
    expect(one('[data-part="summary"]').firstElementChild).toBe(one('[data-part="first-calls"]'));
    await click('[data-action="clear-noted"]');
    expect(clear).toHaveBeenCalledOnce();
  });
});

describe("BarChart", () => {
  test("every bar is as long as its share and told in words", async () => {
    const { chart, title } = fixtures.entry("figure-pupils-2023");
    if (!chart) throw new Error("the figure has no chart");
    await draw(BarChart, { chart, title });
    const lengths = all("rect.bar").map((bar) => parseFloat(bar.getAttribute("width") ?? ""));
    chart.bars.forEach(({ percent }, index) => expect(lengths[index]).toBeCloseTo(percent, 5));
    expect(all("tbody tr").map((row) => row.firstElementChild?.textContent)).toEqual(
      chart.bars.map(({ label }) => label),
    );
  });
});

describe("TitledSection", () => {
  test("a group is named by its heading", async () => {
    await draw(TitledSection, { id: "sample", title: "Group", children: content });
    const name = one("section").getAttribute("aria-labelledby");
    expect(words(`#${name}`)).toBe("Group");
    expect(words("section")).toContain("Content");
  });
});

describe("Highlighted", () => {
  test("what was found is marked, and no space is added inside a word", async () => {
    const fragments = [
      { text: "cyber", hit: false },
      { text: "harcèlement", hit: true },
    ];
    await draw(Highlighted, { fragments });
    expect(document.body.textContent).toContain("cyberharcèlement");
    expect(words("mark")).toBe("harcèlement");
  });
});
