// The signs that the user ticks, and their summary. Both exist in memory only, and one click clears
// them.
import { SvelteSet } from "svelte/reactivity";
import type { Backend, Summary } from "../backend/generated";

export class Checklist {
  readonly ids = new SvelteSet<string>();
  summary: Summary | null = $state.raw(null);
  #sequence = 0;

  constructor(private readonly backend: Backend) {}

  async toggle(id: string): Promise<void> {
    if (!this.ids.delete(id)) this.ids.add(id);
    await this.refresh();
  }

  clear(): void {
    this.ids.clear();
    this.#sequence += 1;
    this.summary = null;
  }

  /** Reads the summary again, after a tick or in another language. */
  async refresh(): Promise<void> {
    const sequence = ++this.#sequence;
    const ids = [...this.ids];
    const summary = ids.length > 0 ? await this.backend.sumUp(ids).catch(() => null) : null;
    if (sequence === this.#sequence) this.summary = summary;
  }
}
