// What is shown in digits and is said in another way.
import { t } from "../i18n/messages.svelte";

/** The space of digits, between the pairs of a number: see `pause.svelte.ts`. */
export const PAIR_SEPARATOR = "\u2007";
const FOUR_DIGITS = /(?<![\d\u2007])(3\d)(\d\d)(?![\d\u2007])/g;
const ALWAYS = /24\sh\/24, 7\sj\/7/g;

/** Helplines with four digits, in pairs: "trente dix-huit", not "trois mille dix-huit". */
export function pairDigits(text: string): string {
  return text.replace(FOUR_DIGITS, `$1${PAIR_SEPARATOR}$2`);
}

/** "24 h/24, 7 j/7" in words: a voice spells the strokes. */
export function spellOutHours(text: string): string {
  return text.replace(ALWAYS, () => t("always-said"));
}

/** A text that is only heard. */
export function toSpoken(text: string): string {
  return pairDigits(spellOutHours(text));
}
