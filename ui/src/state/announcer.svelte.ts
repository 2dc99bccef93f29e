// The one way in which a screen reader hears of what has changed. Where the engine tells it of live regions, the text goes into one;
// elsewhere the shell announces it. Never both: it would be said twice.
import type { Backend } from "../backend/backend";

export class Announcer {
  /** What stands in the live region. */
  text = $state("");
  readonly #backend: Backend;
  /** Whether the shell announces it. */
  readonly byShell: boolean;

  constructor(backend: Backend, byShell: boolean) {
    this.#backend = backend;
    this.byShell = byShell;
  }

  say(text: string): void {
    if (!this.byShell) this.text = text;
    else if (text) this.#backend.announce(text).catch(() => undefined);
  }
}
