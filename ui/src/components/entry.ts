// Labels for the closed lists of an entry. Everything else about an entry comes ready-made from
// Rust.
import type { AgeBand, Category, Entry, Reader, Role, Urgency } from "../backend/generated";
import { t } from "../i18n/messages.svelte";

export function roleName(role: Role): string {
  switch (role) {
    case "target":
      return t("role-target");
    case "author":
      return t("role-author");
    case "witness":
      return t("role-witness");
  }
}

export function categoryName(category: Category): string {
  switch (category) {
    case "digital":
      return t("category-digital");
    case "emotional":
      return t("category-emotional");
    case "behaviour":
      return t("category-behaviour");
    case "physical":
      return t("category-physical");
    case "school":
      return t("category-school");
  }
}

export function urgencyName(urgency: Urgency): string {
  switch (urgency) {
    case "observe":
      return t("urgency-observe");
    case "week":
      return t("urgency-week");
    case "now":
      return t("urgency-now");
  }
}

export function ageName(age: AgeBand): string {
  switch (age) {
    case "six":
      return t("age-six");
    case "eleven":
      return t("age-eleven");
    case "fifteen":
      return t("age-fifteen");
    case "any":
      return t("age-any");
  }
}

function readerName(reader: Reader): string {
  return reader === "parent" ? t("reader-parent") : t("reader-educator");
}

/** The facts that a reader needs before reading the entry. */
export function facts(entry: Entry): string[] {
  const found: string[] = [];
  if (entry.urgency) found.push(urgencyName(entry.urgency));
  if (entry.category) found.push(categoryName(entry.category));
  if (entry.role) {
    found.push(t("entry-seen-by", { readers: entry.audience.map(readerName).join(", ") }));
  } else if (entry.audience.length === 1) {
    found.push(...entry.audience.map(readerName));
  }
  if (entry.age && entry.age !== "any") found.push(ageName(entry.age));
  if (entry.minutes) found.push(t("entry-minutes", { minutes: String(entry.minutes) }));
  if (entry.law === "not_applied") found.push(t("law-not-applied"));
  if (entry.law === "pending") found.push(t("law-pending"));
  if (entry.article) found.push(t("law-article", { article: entry.article }));
  return found;
}

/** Puts the entries for `audience` first, and otherwise keeps the order of the content. */
export function audienceFirst(audience: Reader, entries: Entry[]): Entry[] {
  const meant = (entry: Entry) => entry.audience.length === 0 || entry.audience.includes(audience);
  return [...entries.filter(meant), ...entries.filter((entry) => !meant(entry))];
}
