// Converts text for speech where a voice would read the digits or signs wrongly.
import { t } from "../i18n/messages.svelte";

/** The figure space between the pairs of a number: see `digit-pairs.svelte.ts`. */
export const PAIR_SEPARATOR = "\u2007";
const FOUR_DIGITS = /(?<![\d\u2007])(3\d)(\d\d)(?![\d\u2007])/g;
const ALWAYS = /24\sh\/24, 7\sj\/7/g;

/** Splits helplines with four digits into pairs: "trente dix-huit", not "trois mille dix-huit". */
export function pairDigits(text: string): string {
  return text.replace(FOUR_DIGITS, `$1${PAIR_SEPARATOR}$2`);
}

/** Replaces "24 h/24, 7 j/7" by words, because a voice spells the slashes. */
export function spellOutHours(text: string): string {
  return text.replace(ALWAYS, () => t("always-said"));
}

/** Converts a text that is only heard. */
export function toSpoken(text: string): string {
  return pairDigits(spellOutHours(text));
}
