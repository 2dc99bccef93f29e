// Where a screen begins for somebody who does not see it: its heading takes the focus, so that a screen reader says where one is, and
// reading goes on from there.

/** From the frame after a layout to what the accessibility bus is told of it. */
const ACCESSIBILITY_DELAY_MS = 100;
let mainTakesFocus = false;
let headingObserver: MutationObserver | undefined;

/** Orca 43 says nothing of a heading that takes the focus, and goes on from nowhere: there the part around it takes it afterwards. The
 * part has no name, because a screen reader would go on saying that of the first screen. */
export function letMainTakeFocus(): void {
  mainTakesFocus = true;
}

/** On a busy computer a layout can take longer than any time that one would wait for it. */
function afterNextLayout(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then, ACCESSIBILITY_DELAY_MS)));
}

function focusFirst(main: HTMLElement): boolean {
  const heading = main.querySelector("h1");
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  // WebKit tells of the focus after the next layout, and not of a part that has it before and after: so the heading has it meanwhile.
  if (mainTakesFocus)
    afterNextLayout(() => {
      if (document.activeElement === heading) main.focus({ preventScroll: true });
    });
  return true;
}

/** Focuses the heading of the screen, now or as soon as it is there: an entry comes from the shell a moment later. */
export function focusHeading(main: HTMLElement): void {
  headingObserver?.disconnect();
  if (focusFirst(main)) return;
  main.focus({ preventScroll: true });
  headingObserver = new MutationObserver(() => {
    // Somebody has moved on by themselves.
    if (document.activeElement !== main || focusFirst(main)) headingObserver?.disconnect();
  });
  headingObserver.observe(main, { childList: true, subtree: true });
}
