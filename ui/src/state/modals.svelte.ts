// The stack of open dialogs. They are modal with one exception: the help strip stays visible and
// usable. `showModal` would make the strip inert, so the rest of the page is made inert here.
import { tick } from "svelte";

class Modals {
  #stack: HTMLDialogElement[] = $state.raw([]);

  /** Whether a dialog is open, so that the page behind it must be inert. */
  get open(): boolean {
    return this.#stack.length > 0;
  }

  /** Whether another dialog is above this one. */
  isCovered(dialog: HTMLDialogElement | undefined): boolean {
    return dialog !== undefined && this.open && this.#stack.at(-1) !== dialog;
  }

  /** Shows a dialog on top of the others. The returned function removes it from the stack. */
  show(dialog: HTMLDialogElement): () => void {
    dialog.show();
    // A screen reader says the name and the description of the element with the focus. Those of a
    // dialog around it can be missed while the page behind becomes inert.
    dialog.focus();
    this.#stack = [...this.#stack, dialog];
    return () => {
      this.#stack = this.#stack.filter((other) => other !== dialog);
    };
  }

  /** Escape closes the dialog on top, wherever the focus is, also on the strip. */
  onkeydown(event: KeyboardEvent): void {
    const top = this.#stack.at(-1);
    if (event.key !== "Escape" || event.defaultPrevented || !top) return;
    event.preventDefault();
    top.close();
  }
}

export const modals = new Modals();

/**
 * Moves a dialog to the end of the body, because the page that opens it becomes inert with all its
 * content.
 */
export function portal(element: HTMLElement): () => void {
  document.body.append(element);
  return () => element.remove();
}

/** Returns the focus to the element that opened a dialog, once it is no longer inert. */
export function restoreFocus(opener: HTMLElement | null): void {
  void tick().then(() => opener?.focus());
}
