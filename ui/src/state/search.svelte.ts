// The search: the query, the danger that it speaks of, and the hits. Closing the dialog discards
// all of it.
import type { Answer, Backend, DangerHeard } from "../backend/generated";
import { restoreFocus } from "./modals.svelte";

/**
 * The time without a key press after which the shown danger may change, so that nothing flickers
 * while the user types.
 */
const DANGER_DELAY_MS = 300;
/**
 * The time that a screen reader needs for the sentence of a danger. A letter typed meanwhile
 * silences it.
 */
const SENTENCE_MS = 8000;

export class SearchState {
  open = $state(false);
  query = $state("");
  answer: Answer | null = $state.raw(null);
  /** The shown danger. It stays until the query means another one. */
  danger: DangerHeard | null = $state.raw(null);
  failed = $state(false);
  /** The address of the hit that was followed last. Its page shows folded steps at once. */
  found = $state<string | null>(null);
  /** The answer to the present query has not arrived yet. */
  pending = $state(false);
  #sequence = 0;
  #pendingAnswer: Promise<void> = Promise.resolve();
  #opener: HTMLElement | null = null;
  #dangerTimer: ReturnType<typeof setTimeout> | undefined;
  /** Runs while a screen reader may still be saying the sentence of the shown danger. */
  #sentenceTimer: ReturnType<typeof setTimeout> | undefined;
  #sentenceSilenced = false;

  constructor(private readonly backend: Backend) {}

  show(opener: HTMLElement | null): void {
    if (this.open) return;
    this.found = null;
    this.#opener = opener;
    this.open = true;
    // An empty query makes the shell build its index now, so that the first letter is answered at
    // once.
    void this.backend.search("").catch(() => undefined);
  }

  /** Closes the dialog. The focus returns to its opener unless a hit was chosen. */
  close(chosen = false): void {
    this.open = false;
    this.query = "";
    this.#clearAnswer();
    this.#sequence += 1;
    if (!chosen) restoreFocus(this.#opener);
    this.#opener = null;
  }

  /** Closes the dialog and remembers the hit that is followed. */
  follow(route: string): void {
    this.close(true);
    this.found = route;
  }

  ask(query: string): Promise<void> {
    this.#pendingAnswer = this.#ask(query);
    return this.#pendingAnswer;
  }

  /** Resolves once the answer is that to the present query. */
  get answered(): Promise<void> {
    return this.#pendingAnswer;
  }

  async #ask(query: string): Promise<void> {
    this.query = query;
    if (this.danger && this.#sentenceTimer !== undefined) this.#sentenceSilenced = true;
    const sequence = ++this.#sequence;
    clearTimeout(this.#dangerTimer);
    this.pending = query.trim() !== "";
    if (!this.pending) {
      this.#clearAnswer();
      return;
    }
    try {
      const answer = await this.backend.search(query);
      if (sequence !== this.#sequence) return;
      this.answer = answer;
      this.failed = false;
      if (answer.danger?.id !== this.danger?.id)
        this.#dangerTimer = setTimeout(() => this.#show(answer.danger), DANGER_DELAY_MS);
    } catch {
      if (sequence === this.#sequence) this.failed = true;
    } finally {
      if (sequence === this.#sequence) this.pending = false;
    }
  }

  /** The sentence of the shown danger, if a letter silenced it and nobody has taken it since. */
  takeSilencedSentence(): string {
    if (!this.#sentenceSilenced || !this.danger) return "";
    this.#startSentence();
    return this.danger.sentence;
  }

  #show(danger: DangerHeard | null): void {
    this.danger = danger;
    this.#startSentence();
  }

  #startSentence(): void {
    this.#sentenceSilenced = false;
    clearTimeout(this.#sentenceTimer);
    this.#sentenceTimer = setTimeout(() => (this.#sentenceTimer = undefined), SENTENCE_MS);
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
