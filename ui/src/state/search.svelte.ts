// The search: what was typed, the danger that it speaks of, and what it found. Nothing is kept once the dialog closes.
import type { Backend } from "../backend/backend";
import type { Answer, DangerHeard } from "../backend/generated";
import { restoreFocus } from "./modals.svelte";

/** Milliseconds without a key after which the danger that is shown may change: nothing flickers while somebody types. */
const DANGER_DELAY_MS = 300;

export class SearchState {
  open = $state(false);
  query = $state("");
  answer: Answer | null = $state.raw(null);
  /** The danger on the screen; it stays until what is typed means something else. */
  danger: DangerHeard | null = $state.raw(null);
  failed = $state(false);
  /** The answer to what is typed is still to come. */
  pending = $state(false);
  readonly #backend: Backend;
  #sequence = 0;
  #pendingAnswer: Promise<void> = Promise.resolve();
  #opener: HTMLElement | null = null;
  #dangerTimer: ReturnType<typeof setTimeout> | undefined;

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
    this.#clearAnswer();
    this.#sequence += 1;
    if (!chosen) restoreFocus(this.#opener);
    this.#opener = null;
  }

  ask(query: string): Promise<void> {
    this.#pendingAnswer = this.#ask(query);
    return this.#pendingAnswer;
  }

  /** Resolves once the answer is that to what is typed. */
  get answered(): Promise<void> {
    return this.#pendingAnswer;
  }

  async #ask(query: string): Promise<void> {
    this.query = query;
    const sequence = ++this.#sequence;
    clearTimeout(this.#dangerTimer);
    this.pending = query.trim() !== "";
    if (!this.pending) {
      this.#clearAnswer();
      return;
    }
    try {
      const answer = await this.#backend.search(query);
      if (sequence !== this.#sequence) return;
      this.answer = answer;
      this.failed = false;
      if (answer.danger?.id !== this.danger?.id)
        this.#dangerTimer = setTimeout(() => (this.danger = answer.danger), DANGER_DELAY_MS);
    } catch {
      if (sequence === this.#sequence) this.failed = true;
    } finally {
      if (sequence === this.#sequence) this.pending = false;
    }
  }

  #clearAnswer(): void {
    clearTimeout(this.#dangerTimer);
    this.answer = null;
    this.danger = null;
  }

  get hits(): number {
    return this.answer?.groups.reduce((sum, group) => sum + group.hits.length, 0) ?? 0;
  }
}
