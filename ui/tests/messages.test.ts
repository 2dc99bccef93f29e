import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentParser, Visitor, type Message, type VariableReference } from "@fluent/syntax";
import { expect, test } from "vitest";
import type { Language } from "../src/backend/generated";
import english from "../../content/en/interface.ftl?raw";
import englishShell from "../../content/en/shell.ftl?raw";
import french from "../../content/fr/interface.ftl?raw";
import frenchShell from "../../content/fr/shell.ftl?raw";
import { setLanguage, t } from "../src/i18n/messages.svelte";

const sources: Record<Language, string> = { fr: french, en: english };
const shell: Record<Language, string> = { fr: frenchShell, en: englishShell };

class Variables extends Visitor {
  readonly names = new Set<string>();
  override visitVariableReference(node: VariableReference): void {
    this.names.add(node.id.name);
  }
}

function messages(text: string): Map<string, string[]> {
  const { body } = new FluentParser({}).parse(text);
  expect(body.filter((entry) => entry.type === "Junk")).toEqual([]);
  const found = body.filter((entry): entry is Message => entry.type === "Message");
  return new Map(
    found.map((message) => {
      const variables = new Variables();
      variables.visit(message);
      return [message.id.name, [...variables.names].sort()];
    }),
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.(ts|svelte)$/.test(entry.name) ? [path] : [];
  });
}

const code = sourceFiles("src").map((path) => readFileSync(path, "utf8"));
const used = new Set(
  code.flatMap((text) => [...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1])),
);

test.each([
  { file: "interface.ftl", texts: sources },
  { file: "shell.ftl", texts: shell },
])("both languages say the same things with the same arguments in $file", ({ texts }) => {
  const messagesInFrench = messages(texts.fr);
  expect(messagesInFrench.size).toBeGreaterThan(90);
  expect(Object.fromEntries(messages(texts.en))).toEqual(Object.fromEntries(messagesInFrench));
});

test("every word that the code asks for exists, and none is left over", () => {
  expect([...used].sort()).toEqual([...messages(sources.fr).keys()].sort());
});

test("no identifier is put together at run time, or the two tests above would be blind", () => {
  expect(
    code.flatMap((text) =>
      [...text.matchAll(/(?<![\w.])t\((?!\s*")[^)]*\)/g)].map((match) => match[0]),
    ),
  ).toEqual(["t(id: string, values?: Record<string, FluentVariable>)"]);
});

test("a missing word is visible, not empty", () => {
  setLanguage("fr");
  expect(t("no-such-word")).toBe("⟦no-such-word⟧");
});

test("no isolation marks are put around what is filled in", () => {
  setLanguage("fr");
  expect(t("copied-announcement", { value: "3018" })).toBe("Copié\u00a0: 3018");
});

const lines = (language: Language) =>
  sources[language].split("\n").filter((line) => !line.startsWith("#"));

test("French punctuation is held by non-breaking spaces", () => {
  const text = lines("fr").join("\n");
  expect(text.match(/[^\u202f][;!?»]/g)).toBeNull();
  expect(text.match(/«[^\u202f]/g)).toBeNull();
  expect(text.match(/[^\u00a0]:/g)).toBeNull();
});

test.each(["fr", "en"] as Language[])(
  "apostrophes are curly and ellipses are one sign in %s",
  (language) => {
    expect(lines(language).filter((line) => /'|\.\.\./.test(line))).toEqual([]);
  },
);
