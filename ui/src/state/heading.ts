// Where a screen begins for somebody who does not see it: its heading takes the focus, so that a screen reader says where one is, and
// reading goes on from there.

let onMain = false;
let watcher: MutationObserver | undefined;

/** Orca 43 says nothing of a heading that takes the focus: there it is the part around it, named by the heading. */
export function focusOnMain(): void {
  onMain = true;
}

function focusFirst(main: HTMLElement): boolean {
  const heading = main.querySelector("h1");
  if (!heading) return false;
  heading.id ||= "screen-title";
  main.setAttribute("aria-labelledby", heading.id);
  if (!onMain) heading.tabIndex = -1;
  // What has the focus already would not be told again.
  if (document.activeElement === main) main.blur();
  (onMain ? main : heading).focus({ preventScroll: true });
  return true;
}

/** Focuses the heading of the screen, now or as soon as it is there: an entry comes from the shell a moment later. */
export function focusHeading(main: HTMLElement): void {
  watcher?.disconnect();
  if (focusFirst(main)) return;
  main.removeAttribute("aria-labelledby");
  main.focus({ preventScroll: true });
  watcher = new MutationObserver(() => {
    // Somebody has moved on by themselves.
    if (document.activeElement !== main || focusFirst(main)) watcher?.disconnect();
  });
  watcher.observe(main, { childList: true, subtree: true });
}
