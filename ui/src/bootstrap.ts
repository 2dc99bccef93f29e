// The first script, so small that a screen which is drawn already is shown before the rest is even read.

/** A window that nobody sees is never drawn, and its page starts all the same. */
const NO_FRAME_MS = 250;
/** The addresses of the one screen that is drawn ahead. */
const START = /^(#\/?)?$/;

/** Comes true after what is in the document has been shown. */
function firstFrame(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, NO_FRAME_MS);
  });
}

/** Keeps what is typed and the last button that is pressed, until they are done again, in their order. */
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
    // A link needs no script: somebody may have followed one already.
    if (!START.test(location.hash)) app?.replaceChildren();
    await import("./main");
    // Nobody has to press or type twice because the screen was there before its script.
    replayEarlyInput();
  } catch {
    app?.replaceChildren();
    document.getElementById("last-resort")?.classList.add("now");
  }
}

void bootstrap(document.getElementById("app"));
// It gives nothing away; without this line it would not count as a module.
export {};
