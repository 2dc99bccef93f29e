// Keyboard handling for a radio group made of buttons: the arrow keys change the selection, and Tab
// stops once, at the selected option.
const STEPS: Partial<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** Focuses and selects the next option in the direction of the arrow, and wraps around. */
export function onRadioKeydown(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = STEPS[event.key];
  if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
  const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')];
  const at = options.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  const next = options[(at + step + options.length) % options.length];
  next?.focus();
  next?.click();
}
