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

/** Keeps the last button that is pressed, until it is asked which one. */
function keepPress(): () => HTMLButtonElement | null {
  let pressed: HTMLButtonElement | null = null;
  const keep = ({ target }: Event): void => {
    pressed = target instanceof Element ? target.closest("button") : null;
  };
  document.addEventListener("click", keep, true);
  return () => {
    document.removeEventListener("click", keep, true);
    return pressed;
  };
}

async function begin(app: HTMLElement | null): Promise<void> {
  const early = keepPress();
  try {
    if (app?.hasChildNodes()) await firstFrame();
    // A link needs no script: somebody may have followed one already.
    if (!START.test(location.hash)) app?.replaceChildren();
    await import("./main");
    // Nobody has to press twice because the screen was there before its script.
    early()?.click();
  } catch {
    app?.replaceChildren();
    document.getElementById("last-resort")?.classList.add("now");
  }
}

void begin(document.getElementById("app"));
// It gives nothing away; without this line it would not count as a module.
export {};
