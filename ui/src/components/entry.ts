// Labels for the closed lists of an entry. Everything else about an entry comes ready-made from
// Rust.
import type { AgeBand, Category, Entry, Reader, Role, Urgency } from "../backend/generated";
import { t } from "../i18n/messages.svelte";

const names = {
  target: () => t("role-target"),
  author: () => t("role-author"),
  witness: () => t("role-witness"),
  digital: () => t("category-digital"),
  emotional: () => t("category-emotional"),
  behaviour: () => t("category-behaviour"),
  physical: () => t("category-physical"),
  school: () => t("category-school"),
  observe: () => t("urgency-observe"),
  week: () => t("urgency-week"),
  now: () => t("urgency-now"),
  six: () => t("age-six"),
  eleven: () => t("age-eleven"),
  fifteen: () => t("age-fifteen"),
  any: () => t("age-any"),
  parent: () => t("reader-parent"),
  educator: () => t("reader-educator"),
} satisfies Record<Role | Category | Urgency | AgeBand | Reader, () => string>;

export function nameOf(value: keyof typeof names): string {
  return names[value]();
}

/** The values as options of a `SegmentedControl`. */
export function optionsOf<T extends keyof typeof names>(values: T[]): { value: T; name: string }[] {
  return values.map((value) => ({ value, name: nameOf(value) }));
}

/** The facts that a reader needs before reading the entry. */
export function facts(entry: Entry): string[] {
  const found: string[] = [];
  if (entry.urgency) found.push(nameOf(entry.urgency));
  if (entry.category) found.push(nameOf(entry.category));
  if (entry.role) {
    found.push(t("entry-seen-by", { readers: entry.audience.map(nameOf).join(", ") }));
  } else if (entry.audience.length === 1) {
    found.push(...entry.audience.map(nameOf));
  }
  if (entry.age && entry.age !== "any") found.push(nameOf(entry.age));
  if (entry.minutes) found.push(t("entry-minutes", { minutes: String(entry.minutes) }));
  if (entry.law === "not_applied") found.push(t("law-not-applied"));
  if (entry.law === "pending") found.push(t("law-pending"));
  if (entry.law === "struck_down") found.push(t("law-struck-down"));
  if (entry.article) found.push(t("law-article", { article: entry.article }));
  return found;
}

/** Puts the entries for `audience` first, and otherwise keeps the order of the content. */
export function audienceFirst(audience: Reader, entries: Entry[]): Entry[] {
  const meant = (entry: Entry) => entry.audience.length === 0 || entry.audience.includes(audience);
  return [...entries.filter(meant), ...entries.filter((entry) => !meant(entry))];
}
