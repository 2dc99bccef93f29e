// The entries. Each place is read when a screen first needs it, and again in another language.
import { SvelteMap } from "svelte/reactivity";
import type { Backend, Entry, Language, Part, Place, Sources } from "../backend/generated";

const PLACES: Place[] = ["spot", "understand", "act", "class"];

export class EntryStore {
  readonly #places = new SvelteMap<string, Entry[]>();
  readonly #requested: Record<string, boolean> = {};
  /** The last read has failed. The lines are shown all the same. */
  failed = $state(false);
  sources: Sources | null = $state.raw(null);
  parts: Part[] | null = $state.raw(null);

  constructor(
    private readonly backend: Backend,
    private readonly onFailure: () => void,
  ) {}

  /** The entries of a place, or `undefined` until they have been read. */
  at(place: Place, language: Language): Entry[] | undefined {
    return this.#places.get(`${place} ${language}`);
  }

  async load(place: Place, language: Language): Promise<void> {
    const key = `${place} ${language}`;
    if (this.#requested[key]) return;
    this.#requested[key] = true;
    try {
      this.#places.set(key, await this.backend.readPlace(place));
      this.failed = false;
    } catch {
      this.#requested[key] = false;
      this.#fail(undefined);
    }
  }

  /** Reads every place, for an entry whose address does not name its place. */
  async loadAll(language: Language): Promise<void> {
    await Promise.all(PLACES.map((place) => this.load(place, language)));
  }

  find(id: string, language: Language): Entry | undefined {
    for (const place of PLACES) {
      const found = this.at(place, language)?.find((entry) => entry.id === id);
      if (found) return found;
    }
    return undefined;
  }

  async loadParts(): Promise<void> {
    this.parts = await this.backend.readParts().catch(() => this.#fail(this.parts));
  }

  async loadSources(): Promise<void> {
    this.sources = await this.backend.readSources().catch(() => this.#fail(this.sources));
  }

  /** Reports a failure once, until a place has been read: several places can fail together. */
  #fail<T>(known: T): T {
    if (!this.failed) this.onFailure();
    this.failed = true;
    return known;
  }
}
