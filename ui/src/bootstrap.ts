// The first script of the page. It is small, so that WebKitGTK shows a prerendered screen before it
// reads the rest.

import type { Page } from "./backend/generated";
import { firstFrame } from "./first-frame";
import { files } from "./i18n/files";

/** The addresses of the start screen, the only one that is prerendered. */
const START = /^(#\/?)?$/;

/**
 * Records key presses and the last click on a prerendered screen. The returned function dispatches
 * them again, in their order.
 */
function bufferEarlyInput(): () => void {
  const kept: Event[] = [];
  const keep = (event: Event): void => {
    const previousClick = kept.findIndex(({ type }) => type === "click");
    if (event.type === "click" && previousClick >= 0) kept.splice(previousClick, 1);
    kept.push(event);
  };
  const kinds = ["click", "keydown"];
  for (const kind of kinds) document.addEventListener(kind, keep, true);
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, keep, true);
    kept.forEach(replay);
  };
}

function replay(event: Event): void {
  const on = event.target instanceof Element && event.target.isConnected ? event.target : null;
  if (event instanceof KeyboardEvent)
    (on ?? document.body).dispatchEvent(new KeyboardEvent(event.type, event));
  else on?.closest("button")?.click();
}

/** What the document says of its page, or nothing if it cannot be read. */
function readHints(): Partial<Page> {
  try {
    return JSON.parse(document.getElementById("reperes-page")?.textContent ?? "") as Partial<Page>;
  } catch {
    return {};
  }
}

/** Reads the script of the page, and its messages at the same time, and starts it. */
async function start(): Promise<void> {
  const { kiosk, language = "fr" } = readHints();
  // The page reads them again and handles the failure.
  for (const half of kiosk ? (["first", "rest"] as const) : (["first"] as const))
    files[language][half]().catch(() => undefined);
  const { startPage } = await (kiosk ? import("./kiosk/main") : import("./main"));
  await startPage();
}

async function bootstrap(app: HTMLElement | null): Promise<void> {
  const replayEarlyInput = bufferEarlyInput();
  try {
    if (app?.hasChildNodes()) await firstFrame();
    // A link works without a script: the user may have left the start screen already.
    if (!START.test(location.hash)) app?.replaceChildren();
    await start();
    // The user does not have to click or type again after the script has loaded.
    replayEarlyInput();
  } catch {
    app?.replaceChildren();
    document.getElementById("last-resort")?.classList.add("now");
  }
}

void bootstrap(document.getElementById("app"));
