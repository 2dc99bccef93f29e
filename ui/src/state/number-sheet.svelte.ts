// The number sheet: its contact and the outcome of the request.
import type { ContactReply, How, Outcome, Qr } from "../backend/generated";
import { restoreFocus } from "./modals.svelte";

export type SheetOutcome = Outcome | "waiting" | "refused";

export class NumberSheetState {
  /** The channel on the sheet, or `null` when the sheet is closed. */
  channel = $state<string | null>(null);
  how = $state<How>("qr");
  outcome = $state<SheetOutcome>("waiting");
  qr: Qr | null = $state.raw(null);
  #opener: HTMLElement | null = null;

  open(channel: string, how: How, opener: HTMLElement | null): void {
    this.channel = channel;
    this.how = how;
    this.outcome = "waiting";
    this.qr = null;
    this.#opener = opener;
  }

  applyReply({ outcome, qr }: ContactReply): void {
    this.outcome = outcome;
    this.qr = qr;
  }

  /**
   * Closes the sheet and returns the focus explicitly, because WebKit does not focus a clicked
   * button.
   */
  close(): void {
    this.channel = null;
    restoreFocus(this.#opener);
    this.#opener = null;
  }
}
