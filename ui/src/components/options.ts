// Choices and sentences that several screens show.
import type { Language } from "../backend/generated";
import { t } from "../i18n/messages.svelte";
import { textSizes } from "../state/preferences.svelte";

/** Each language is named in itself, whatever the language of the page. */
export const languages: { value: Language; name: string }[] = [
  { value: "fr", name: "Français" },
  { value: "en", name: "English" },
];

export function sizeOptions(): { value: string; name: string }[] {
  return textSizes.map(String).map((value) => ({ value, name: t("percent", { value }) }));
}

/** What the app never does. */
export function promises(): string[] {
  return [
    t("about-never-network"),
    t("about-never-trace"),
    t("about-never-score"),
    t("about-never-dial"),
  ];
}
