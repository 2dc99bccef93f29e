// Vite plugin that parses the Fluent files during the build. Parsing them at each start would delay
// the first paint.
import { readFile } from "node:fs/promises";
import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";
import { staticSources } from "./static-sources.ts";

const REQUEST = /^(.*\.ftl)\?messages=(first|rest)$/;
const MESSAGE = /\bt\(\s*"([^"]+)"/g;

/**
 * Turns `import messages from "….ftl?messages=first"` into a function that returns entries of that
 * file, ready for a `FluentBundle`: with `first` those that the script of the first screen names,
 * with `rest` all others.
 */
export function fluent(first: string): Plugin {
  return {
    name: "fluent",
    async load(id) {
      const [, file, half] = REQUEST.exec(id) ?? [];
      if (!file) return null;
      this.addWatchFile(file);
      const names = await namesIn(first);
      const { body } = new FluentResource(await readFile(file, "utf8"));
      const entries = body.filter((entry) => names.has(entry.id) === (half === "first"));
      // An engine reads JSON in a string faster than the same data as a program.
      return `export default () => JSON.parse(${JSON.stringify(JSON.stringify(entries))});`;
    },
  };
}

/** The messages that a script and what it imports statically name. */
async function namesIn(script: string): Promise<Set<string>> {
  const texts = await staticSources(script);
  return new Set(
    [...texts.values()].flatMap((text) =>
      [...text.matchAll(MESSAGE)].map(([, name]) => name ?? ""),
    ),
  );
}
