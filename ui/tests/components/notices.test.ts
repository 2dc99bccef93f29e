import { describe, expect, test, vi } from "vitest";
import ClockWarning from "../../src/components/ClockWarning.svelte";
import Problem from "../../src/components/Problem.svelte";
import SchoolMessage from "../../src/components/SchoolMessage.svelte";
import LocalData from "../../src/components/LocalData.svelte";
import { click, words } from "../open";
import { all, announcer, draw } from "./draw";

describe("ClockWarning", () => {
  test("the doubt is said, and the user's word is taken", async () => {
    const confirm = vi.fn();
    await draw(ClockWarning, { announcer, text: "The clock seems wrong.", confirm });
    expect(words('[data-part="clock-doubt"]')).toContain("The clock seems wrong.");
    await click("button");
    expect(confirm).toHaveBeenCalledOnce();
  });
});

describe("SchoolMessage", () => {
  test("the school speaks where it has something to say, and only there", async () => {
    await draw(SchoolMessage, { school: { name: "Collège Jean-Moulin", message: null } });
    expect(words('[data-part="school"]')).toBe("Collège Jean-Moulin");
    document.body.replaceChildren();
    await draw(SchoolMessage, { school: { name: null, message: null } });
    expect(document.querySelector('[data-part="school"]')).toBeNull();
  });
});

describe("Problem", () => {
  test("what could not be done stays until it is closed", async () => {
    const close = vi.fn();
    await draw(Problem, { text: "Not stored.", close });
    expect(words('[data-part="problem"] p')).toBe("Not stored.");
    await click("button");
    expect(close).toHaveBeenCalledOnce();
  });
});

describe("LocalData", () => {
  test("where nothing is kept, nothing can be opened or erased", async () => {
    await draw(LocalData, { folder: null, open: vi.fn(), erase: vi.fn() });
    expect(all("button")).toHaveLength(0);
  });

  test("nothing is erased before the question is answered", async () => {
    const erase = vi.fn(() => Promise.resolve(true));
    await draw(LocalData, { folder: "/home/camille", open: vi.fn(), erase });
    await click('[data-action="erase"]');
    expect(erase).not.toHaveBeenCalled();
    await click('[data-action="confirm-erase"]');
    expect(erase).toHaveBeenCalledOnce();
  });
});
