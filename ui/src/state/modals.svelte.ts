// The dialogs that are open, the last one on top. They are modal but for one thing: the strip of both lines stays in sight and can be
// pressed. `showModal` would make it inert, so what lies behind is made inert here.
import { tick } from "svelte";

class Modals {
  #stack: HTMLDialogElement[] = $state.raw([]);

  /** Whether a dialog is open: what lies behind it is inert. */
  get open(): boolean {
    return this.#stack.length > 0;
  }

  /** Whether another dialog lies above this one. */
  isCovered(dialog: HTMLDialogElement | undefined): boolean {
    return dialog !== undefined && this.open && this.#stack.at(-1) !== dialog;
  }

  /** Shows a dialog on top of the others; what it returns takes it away. */
  show(dialog: HTMLDialogElement): () => void {
    dialog.show();
    this.#stack = [...this.#stack, dialog];
    return () => {
      this.#stack = this.#stack.filter((other) => other !== dialog);
    };
  }

  /** Escape closes the dialog on top, wherever the focus is: on the strip too. */
  onkeydown(event: KeyboardEvent): void {
    const top = this.#stack.at(-1);
    if (event.key !== "Escape" || event.defaultPrevented || !top) return;
    event.preventDefault();
    top.close();
  }
}

export const modals = new Modals();

/** Moves a dialog out of the page that asks for it: that page is inert, with all that is in it. */
export function portal(element: HTMLElement): () => void {
  document.body.append(element);
  return () => element.remove();
}

/** Gives the focus back to what opened a dialog, once it is no longer inert. */
export function restoreFocus(opener: HTMLElement | null): void {
  void tick().then(() => opener?.focus());
}
