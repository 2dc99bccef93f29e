// The files of messages. Each language is in two: what the first screen says, and the rest. Only
// what is needed is read (see scripts/vite-plugin-fluent.ts).
import type { FluentResource } from "@fluent/bundle";
import type { Language } from "../backend/generated";

export type Half = "first" | "rest";
export type Messages = () => FluentResource["body"];

export const files: Record<Language, Record<Half, () => Promise<{ default: Messages }>>> = {
  fr: {
    first: () => import("../../../content/fr/interface.ftl?messages=first"),
    rest: () => import("../../../content/fr/interface.ftl?messages=rest"),
  },
  en: {
    first: () => import("../../../content/en/interface.ftl?messages=first"),
    rest: () => import("../../../content/en/interface.ftl?messages=rest"),
  },
};
