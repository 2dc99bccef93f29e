// Where a screen begins for somebody who does not see it: its heading takes the focus, so that a screen reader says where one is, and
// reading goes on from there.

let watcher: MutationObserver | undefined;

function focusFirst(main: HTMLElement): boolean {
  const heading = main.querySelector("h1");
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

/** Focuses the heading of the screen, now or as soon as it is there: an entry comes from the shell a moment later. */
export function focusHeading(main: HTMLElement): void {
  watcher?.disconnect();
  if (focusFirst(main)) return;
  main.focus({ preventScroll: true });
  watcher = new MutationObserver(() => {
    // Somebody has moved on by themselves.
    if (document.activeElement !== main || focusFirst(main)) watcher?.disconnect();
  });
  watcher.observe(main, { childList: true, subtree: true });
}
