// The preferences of the user. Rust stores them; the root element carries them as attributes, which
// the style sheets read.
import type { Backend, Page, Preferences, Setting } from "../backend/generated";
import { t } from "../i18n/messages.svelte";

/** The text sizes, in per cent. The shell zooms the page. */
export const textSizes = [100, 112, 125, 150, 175, 200] as const;

/** The root element. While the page is prerendered there is no document, only this part of it. */
export type Root = { dataset: DOMStringMap };

export class PreferencesState {
  current: Preferences = $state.raw() as Preferences;
  /** The user has not yet left the welcome screen. */
  firstRun = $state(false);
  readonly #backend: Backend;
  readonly #showNotice: (notice: string | null) => void;
  readonly #managed: Setting[];
  readonly #root: Root;

  /** `showNotice` receives the notice when a choice could not be stored. */
  constructor(
    backend: Backend,
    { preferences, firstRun, managed }: Page,
    showNotice: (notice: string | null) => void,
    root: Root,
  ) {
    this.#backend = backend;
    this.#showNotice = showNotice;
    this.#managed = managed.settings;
    this.#root = root;
    this.firstRun = firstRun;
    this.apply(preferences);
  }

  /** Applies some changes at once, and stores them. */
  async choose(change: Partial<Preferences>): Promise<void> {
    const { theme, textSize } = this.current;
    const refused =
      (this.#managed.includes("theme") && (change.theme ?? theme) !== theme) ||
      (this.#managed.includes("text_size") && (change.textSize ?? textSize) !== textSize);
    if (refused) return this.#showNotice(t("managed"));
    this.apply({ ...this.current, ...change });
    this.#showNotice(await this.#backend.choosePreferences(this.current).catch(() => null));
  }

  /** Applies preferences that were changed elsewhere. */
  apply(preferences: Preferences): void {
    this.current = preferences;
    applyToRoot(this.#root, preferences);
  }

  /** Selects the next larger or smaller size; `0` selects the usual one. */
  stepTextSize(step: -1 | 0 | 1): Promise<void> {
    const at = textSizes.findIndex((size) => size >= this.current.textSize);
    const next = Math.max(0, Math.min(textSizes.length - 1, at + step));
    return this.choose({ textSize: step === 0 ? 100 : (textSizes[next] ?? 100) });
  }

  async endWelcome(): Promise<void> {
    this.firstRun = false;
    this.#showNotice(await this.#backend.endWelcome().catch(() => null));
  }
}

/** Writes the attributes that the style sheets read. */
function applyToRoot(
  { dataset }: Root,
  { theme, easyFont, reducedMotion, highContrast }: Preferences,
): void {
  setData(dataset, "theme", theme === "system" ? null : theme);
  setData(dataset, "font", easyFont ? "easy" : null);
  setData(dataset, "motion", reducedMotion ? "none" : null);
  setData(dataset, "contrast", highContrast ? "more" : null);
}

function setData(dataset: DOMStringMap, name: string, value: string | null): void {
  if (value === null) Reflect.deleteProperty(dataset, name);
  else dataset[name] = value;
}
