// Starts the page in one synchronous pass: reads the state in the document, then mounts the screen
// or hydrates the prerendered one.
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/kiosk.css";
import "./styles/print.css";
import { flushSync, hydrate, mount } from "svelte";
import { backend } from "#backend";
import App from "./App.svelte";
import { clearPreviousPage, KioskState } from "./kiosk/kiosk.svelte";
import KioskRoot from "./kiosk/KioskRoot.svelte";
import { readInitialState } from "./initial-state";
import { reportFocusChanges } from "./state/focus-report";
import { focusHeading, letMainTakeFocus } from "./state/screen-focus";
import { separateDigitPairsIfInvisible } from "./state/digit-pairs.svelte";
import { Session } from "./state/session.svelte";

function start(target: HTMLElement | null): void {
  const lastResort = document.getElementById("last-resort");
  try {
    if (!target) throw new Error("no place to mount");
    const page = readInitialState(document);
    (page.hearing === "notifications" ? letMainTakeFocus : reportFocusChanges)();
    const state = page.kiosk
      ? new KioskState(backend, page)
      : new Session(backend, page, location.hash);
    if (state instanceof KioskState) {
      clearPreviousPage();
      mount(KioskRoot, { target, props: { state } });
    } else {
      const attach = target.hasChildNodes() ? hydrate : mount;
      attach(App, { target, props: { session: state } });
      addEventListener("reperes-closing", () => state.askAboutClosing());
    }
    state.announcer.silently(flushSync);
    lastResort?.remove();
    const main = document.getElementById("main");
    const warning = document.getElementById("clock-warning");
    // The heading takes no focus from an element that the user has already focused.
    const isUnfocused = document.activeElement === document.body;
    if (main && isUnfocused) focusHeading(main, warning);
    // An older Orca does not read the heading.
    if (!isUnfocused || page.hearing === "notifications")
      state.announcer.say(warning?.textContent ?? "");
    void separateDigitPairsIfInvisible(document.body);
    void state.followTime();
  } catch {
    target?.replaceChildren();
    lastResort?.classList.add("now");
  }
  // Also after a failure: a window with the two numbers is better than no window.
  backend.pageReady().catch(() => undefined);
}

start(document.getElementById("app"));
