// Starts a page from the state in the document: reads what it needs, then draws it in one pass.
import { flushSync } from "svelte";
import { backend } from "#backend";
import type { Page } from "./backend/generated";
import { readInitialState } from "./initial-state";
import { separateDigitPairsIfInvisible } from "./state/digit-pairs.svelte";
import { reportFocusChanges } from "./state/focus-report";
import type { LivePage } from "./state/live-page.svelte";
import { focusHeading, letMainTakeFocus } from "./state/screen-focus";

/** Draws a page into its place. */
type Draw = (page: Page, target: HTMLElement) => Promise<LivePage>;

/** Resolves once the page is drawn, or the two numbers in its place. */
export async function start(draw: Draw): Promise<void> {
  const target = document.getElementById("app");
  const lastResort = document.getElementById("last-resort");
  try {
    if (!target) throw new Error("no place to mount");
    const page = readInitialState(document);
    (page.hearing === "notifications" ? letMainTakeFocus : reportFocusChanges)();
    const state = await draw(page, target);
    flushSync();
    lastResort?.remove();
    const main = document.getElementById("main");
    // The heading takes no focus from an element that the user has already focused.
    if (main && document.activeElement === document.body) focusHeading(main);
    void separateDigitPairsIfInvisible(document.body);
    void state.followTime();
  } catch {
    target?.replaceChildren();
    lastResort?.classList.add("now");
  }
  // Also after a failure: a window with the two numbers is better than no window.
  backend.pageReady().catch(() => undefined);
}
