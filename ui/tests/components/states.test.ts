import { describe, expect, test, vi } from "vitest";
import DayBar from "../../src/components/DayBar.svelte";
import StateBadge from "../../src/components/StateBadge.svelte";
import StateShape from "../../src/components/StateShape.svelte";
import Loading from "../../src/components/Loading.svelte";
import WeekTable from "../../src/components/WeekTable.svelte";
import type { State } from "../../src/backend/generated";
import { STATES } from "../../src/kitchen-sink/fixtures";
import { click, one, words } from "../open";
import { all, draw, fixtures } from "./draw";

const phone = fixtures.contact("3018-phone").channel;

describe("StateShape", () => {
  test("each state has a shape of its own, so that colour is never alone", async () => {
    const shapes = new Set<string>();
    for (const state of ["open", "closing_soon", "closed", "unknown"] as State[]) {
      await draw(StateShape, { state });
      shapes.add(all("svg.shape").at(-1)?.innerHTML ?? "");
    }
    expect(shapes.size).toBe(4);
  });
});

describe("StateBadge", () => {
  test.each(Object.entries(STATES))(
    "%s is told by a word beside the shape",
    async (_, scenario) => {
      const moment = fixtures.now(scenario, phone.id);
      await draw(StateBadge, { moment });
      expect(words('[data-part="state"]')).toBe(moment.label);
      expect(one('[data-part="state"] svg').getAttribute("aria-hidden")).toBe("true");
      expect(all('[data-part="to-confirm"]')).toHaveLength(moment.toConfirm ? 1 : 0);
    },
  );
});

describe("DayBar", () => {
  const bar = (scenario: "open" | "unknown" | "elsewhere", id = phone.id) => ({
    moment: fixtures.moment(scenario),
    channel: fixtures.now(scenario, id),
    hours: phone.hours,
  });

  test("opening hours and now are where the day has them", async () => {
    await draw(DayBar, bar("open"));
    const [span] = fixtures.now("open", phone.id).today;
    const open = one("rect.open");
    expect(parseFloat(open.getAttribute("x") ?? "")).toBeCloseTo(
      ((span?.from ?? 0) / 1440) * 100,
      2,
    );
    const now = fixtures.moment("open").now;
    expect(parseFloat(one("line.now").getAttribute("x1") ?? "")).toBeCloseTo((now / 1440) * 100, 2);
  });

  test("a line that always answers fills the day", async () => {
    await draw(DayBar, bar("open", "3114-phone"));
    expect(one("rect.open").getAttribute("width")).toBe("100.000%");
  });

  test("hours that are not known are not drawn as closed", async () => {
    await draw(DayBar, bar("unknown"));
    expect(all("rect.open")).toHaveLength(0);
    expect(one(".bar").dataset["state"]).toBe("unknown");
  });

  test("far from Paris, local hours stand under those of Paris", async () => {
    await draw(DayBar, bar("elsewhere"));
    expect(all("text.hour")).toHaveLength(2 * fixtures.moment("elsewhere").ticks.length);
  });
});

describe("WeekTable", () => {
  test("each day has its hours in words, and today is marked", async () => {
    await draw(WeekTable, { week: phone.week, label: phone.label });
    expect(all("tbody tr")).toHaveLength(7);
    expect(all("td.hours").every((cell) => cell.textContent?.trim())).toBe(true);
    expect(all('tr[aria-current="date"]')).toHaveLength(1);
  });
});

describe("Loading", () => {
  test("what could not be read is said, with a button to try again", async () => {
    const retry = vi.fn();
    await draw(Loading, { failed: true, retry });
    await click('[data-part="not-read"] button');
    expect(retry).toHaveBeenCalledOnce();
  });

  test("while it is read nothing flashes on the screen", async () => {
    await draw(Loading, { failed: false, retry: () => undefined });
    expect(one("p").className).toContain("visually-hidden");
    expect(all("button")).toHaveLength(0);
  });
});
