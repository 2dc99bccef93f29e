// The first script of the page. It is small, so that WebKitGTK shows a prerendered screen before it
// reads the rest.

/**
 * The longest wait for a frame. A hidden window gets no frames, and its page starts all the same.
 */
const NO_FRAME_MS = 250;
/** The addresses of the start screen, the only one that is prerendered. */
const START = /^(#\/?)?$/;

/** Resolves after the content of the document has been painted. */
function firstFrame(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, NO_FRAME_MS);
  });
}

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

async function bootstrap(app: HTMLElement | null): Promise<void> {
  const replayEarlyInput = bufferEarlyInput();
  try {
    if (app?.hasChildNodes()) await firstFrame();
    // A link works without a script: the user may have left the start screen already.
    if (!START.test(location.hash)) app?.replaceChildren();
    await import("./main");
    // The user does not have to click or type again after the script has loaded.
    replayEarlyInput();
  } catch {
    app?.replaceChildren();
    document.getElementById("last-resort")?.classList.add("now");
  }
}

void bootstrap(document.getElementById("app"));
// This file exports nothing; without this line TypeScript would not treat it as a module.
export {};
