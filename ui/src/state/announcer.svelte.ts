// The one way in which a screen reader hears of what has changed. Where the engine tells it of live regions, the text goes into one;
// elsewhere the shell announces it. Never both: it would be said twice.
import { untrack } from "svelte";
import type { Backend } from "../backend/backend";
import { toSpoken } from "./speech";

/** A region that gets the text that it has already is silent. Nobody hears this. */
const REPEAT_MARK = "\u00a0";

export class Announcer {
  /** What stands in the live region. */
  text = $state("");
  readonly #backend: Pick<Backend, "announce">;
  /** Whether the shell announces it. */
  readonly byShell: boolean;

  constructor(backend: Pick<Backend, "announce">, byShell: boolean) {
    this.#backend = backend;
    this.byShell = byShell;
  }

  say(text: string): void {
    if (!text) return;
    const spoken = toSpoken(text);
    if (this.byShell) this.#backend.announce(spoken).catch(() => undefined);
    // An effect that says something does not depend on what was said before.
    else this.text = untrack(() => this.text) === spoken ? spoken + REPEAT_MARK : spoken;
  }
}
