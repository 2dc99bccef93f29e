// The search: what was typed, the danger that it speaks of, and what it found. Nothing is kept once the dialog closes.
import type { Backend } from "../backend/backend";
import type { Answer, DangerHeard } from "../backend/generated";
import { giveBack } from "./modals.svelte";

/** Milliseconds without a key after which the danger that is shown may change: nothing flickers while somebody types. */
const PAUSE = 300;

export class Finder {
  open = $state(false);
  query = $state("");
  answer: Answer | null = $state.raw(null);
  /** The danger on the screen; it stays until what is typed means something else. */
  danger: DangerHeard | null = $state.raw(null);
  failed = $state(false);
  /** The answer to what is typed is still to come. */
  pending = $state(false);
  readonly #backend: Backend;
  #turn = 0;
  #asked: Promise<void> = Promise.resolve();
  #opener: HTMLElement | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  show(opener: HTMLElement | null): void {
    if (this.open) return;
    this.#opener = opener;
    this.open = true;
    // An empty question makes the desktop read everything now, so that the first letter finds at once.
    void this.#backend.search("").catch(() => undefined);
  }

  /** Closes; focus goes back to where it came from unless a hit was chosen. */
  close(chosen = false): void {
    this.open = false;
    this.query = "";
    this.#forget();
    this.#turn += 1;
    if (!chosen) giveBack(this.#opener);
    this.#opener = null;
  }

  ask(query: string): Promise<void> {
    this.#asked = this.#ask(query);
    return this.#asked;
  }

  /** Resolves once the answer is that to what is typed. */
  get answered(): Promise<void> {
    return this.#asked;
  }

  async #ask(query: string): Promise<void> {
    this.query = query;
    const turn = ++this.#turn;
    clearTimeout(this.#pause);
    this.pending = query.trim() !== "";
    if (!this.pending) {
      this.#forget();
      return;
    }
    try {
      const answer = await this.#backend.search(query);
      if (turn !== this.#turn) return;
      this.answer = answer;
      this.failed = false;
      if (answer.danger?.id !== this.danger?.id)
        this.#pause = setTimeout(() => (this.danger = answer.danger), PAUSE);
    } catch {
      if (turn === this.#turn) this.failed = true;
    } finally {
      if (turn === this.#turn) this.pending = false;
    }
  }

  #forget(): void {
    clearTimeout(this.#pause);
    this.answer = null;
    this.danger = null;
  }

  get hits(): number {
    return this.answer?.groups.reduce((sum, group) => sum + group.hits.length, 0) ?? 0;
  }
}
