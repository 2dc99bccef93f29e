// Makes the engine report each focus change to screen readers.

/**
 * WebKitGTK 2.54 can keep the report of a focus change until its accessibility tree changes again,
 * and loses it if the focus moves before. So each focus change is followed by a change of the tree:
 * an element without content comes and goes. On the older system on which the main element takes the
 * focus, this would hide the focus of the heading.
 */
export function reportFocusChanges(): void {
  const nudge = document.createElement("span");
  document.addEventListener("focusin", () => {
    setTimeout(() => {
      document.body.append(nudge);
      setTimeout(() => nudge.remove());
    });
  });
}
