// The messages of the window in both languages. Facts, hours and states come ready-made from Rust.
import { FluentBundle, type FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../../../content/en/interface.ftl?messages";
import french from "../../../content/fr/interface.ftl?messages";
import type { Language } from "../backend/generated";

// Each file is read when its language is first used.
const resources: Record<Language, () => FluentResource["body"]> = { fr: french, en: english };

const bundles: Partial<Record<Language, FluentBundle>> = {};

function bundleOf(language: Language): FluentBundle {
  const known = bundles[language];
  if (known) return known;
  const bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource({ body: resources[language]() });
  return (bundles[language] = bundle);
}

let current = $state<Language>("fr");

export function setLanguage(language: Language): void {
  current = language;
}

/** The message `id` in the current language. A missing id is displayed as ⟦id⟧. */
export function t(id: string, values?: Record<string, FluentVariable>): string {
  const bundle = bundleOf(current);
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, values) : `⟦${id}⟧`;
}
