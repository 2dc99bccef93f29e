// Vite plugin that parses the Fluent files during the build. Parsing them at each start would delay
// the first paint.
import { readFile } from "node:fs/promises";
import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";

const SUFFIX = ".ftl?messages";

/**
 * Turns `import messages from "….ftl?messages"` into a function that returns the entries of that
 * file, ready for a `FluentBundle`.
 */
export function fluent(): Plugin {
  return {
    name: "fluent",
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -"?messages".length);
      this.addWatchFile(file);
      const { body } = new FluentResource(await readFile(file, "utf8"));
      // An engine reads JSON in a string faster than the same data as a program.
      return `export default () => JSON.parse(${JSON.stringify(JSON.stringify(body))});`;
    },
  };
}
