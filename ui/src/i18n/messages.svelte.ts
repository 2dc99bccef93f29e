// The messages of the window in both languages. Facts, hours and states come ready-made from Rust.
import { FluentBundle, type FluentVariable } from "@fluent/bundle";
import type { Language } from "../backend/generated";
import { files, type Half, type Messages } from "./files";

const bundles: Partial<Record<Language, FluentBundle>> = {};
const reads: Partial<Record<string, Promise<void>>> = {};

function bundleOf(language: Language): FluentBundle {
  return (bundles[language] ??= new FluentBundle(language, { useIsolating: false }));
}

/** Adds messages that have been read. */
export function addMessages(language: Language, messages: Messages): void {
  bundleOf(language).addResource({ body: messages() });
}

async function read(language: Language, half: Half): Promise<void> {
  const { default: messages } = await files[language][half]();
  addMessages(language, messages);
}

function readOnce(language: Language, half: Half): Promise<void> {
  const key = `${language} ${half}`;
  return (reads[key] ??= read(language, half).catch((error: unknown) => {
    // The next need of these messages tries again.
    Reflect.deleteProperty(reads, key);
    throw error;
  }));
}

/** Reads what the first screen says in a language. */
export async function readFirstMessages(language: Language): Promise<void> {
  await readOnce(language, "first");
}

/** Reads everything that the window says in a language. */
export async function readMessages(language: Language): Promise<void> {
  await Promise.all([readOnce(language, "first"), readOnce(language, "rest")]);
}

let current = $state<Language>("fr");

/** The messages of the language must have been read. */
export function setLanguage(language: Language): void {
  current = language;
}

export function currentLanguage(): Language {
  return current;
}

/** The message `id` in the current language. A missing id is displayed as ⟦id⟧. */
export function t(id: string, values?: Record<string, FluentVariable>): string {
  const bundle = bundleOf(current);
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, values) : `⟦${id}⟧`;
}
