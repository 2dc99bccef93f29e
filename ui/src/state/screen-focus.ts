// Moves the focus to the heading of a new screen, so that a screen reader announces the screen and
// continues reading from there.

/**
 * The time between the frame after a layout and the report of that layout on the accessibility bus.
 */
const ACCESSIBILITY_DELAY_MS = 100;
let mainTakesFocus = false;
let headingObserver: MutationObserver | undefined;

/**
 * Orca 43 does not announce a heading that takes the focus, and continues from nowhere. There the
 * main element takes the focus after the heading. The main element has no name, because a screen
 * reader would go on announcing the name of the first screen.
 */
export function letMainTakeFocus(): void {
  mainTakesFocus = true;
}

/**
 * Waits for frames instead of a time, because a layout can take longer than any time on a busy
 * computer.
 */
function afterNextLayout(then: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => setTimeout(then, ACCESSIBILITY_DELAY_MS)),
  );
}

function focusFirst(main: HTMLElement, description: Element | null): boolean {
  const heading = main.querySelector("h1");
  if (!heading) return false;
  heading.tabIndex = -1;
  if (description) heading.setAttribute("aria-describedby", description.id);
  heading.focus({ preventScroll: true });
  // WebKit reports the focus after the next layout, and does not report an element that has it
  // before and after. The heading therefore has the focus in between.
  if (mainTakesFocus)
    afterNextLayout(() => {
      if (document.activeElement === heading) main.focus({ preventScroll: true });
    });
  return true;
}

/**
 * Focuses the heading of the screen, at once or as soon as it exists: the shell delivers an entry a
 * moment later. A screen reader says the text of the element `description`, which has an id, with
 * the heading.
 */
export function focusHeading(main: HTMLElement, description: Element | null = null): void {
  headingObserver?.disconnect();
  if (focusFirst(main, description)) return;
  main.focus({ preventScroll: true });
  headingObserver = new MutationObserver(() => {
    // The user has moved the focus elsewhere.
    if (document.activeElement !== main || focusFirst(main, description))
      headingObserver?.disconnect();
  });
  headingObserver.observe(main, { childList: true, subtree: true });
}
