// Announces changes to a screen reader. Where the engine reports live regions, the text goes into
// one; elsewhere the shell announces it. Both together would say it twice.
import { untrack } from "svelte";
import type { Backend } from "../backend/generated";
import { toSpoken } from "./speech";

/**
 * Appended to a repeated text, because a live region stays silent when its text does not change. A
 * screen reader does not read it.
 */
const REPEAT_MARK = "\u00a0";

export class Announcer {
  /** The text of the live region. */
  text = $state("");
  private silent = false;

  /** `byShell`: whether the shell announces the text instead of a live region. */
  constructor(
    private readonly backend: Pick<Backend, "announce">,
    readonly byShell: boolean,
  ) {}

  /** Draws the first screen, which is read with its heading, and announces nothing meanwhile. */
  silently(draw: () => void): void {
    this.silent = true;
    draw();
    this.silent = false;
  }

  say(text: string): void {
    if (!text || this.silent) return;
    const spoken = toSpoken(text);
    if (this.byShell) this.backend.announce(spoken).catch(() => undefined);
    // An effect that announces a text must not depend on the previous announcement.
    else this.text = untrack(() => this.text) === spoken ? spoken + REPEAT_MARK : spoken;
  }
}
