// Reads the words while the interface is built: parsing them at each start would delay the first picture.
import { readFile } from "node:fs/promises";
import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";

const SUFFIX = ".ftl?messages";

/** Makes `import words from "….ftl?messages"` a function that gives the entries of that file, ready for a bundle. */
export function fluent(): Plugin {
  return {
    name: "fluent",
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -"?messages".length);
      this.addWatchFile(file);
      const { body } = new FluentResource(await readFile(file, "utf8"));
      // A string that is parsed is read faster than the same as a program.
      return `export default () => JSON.parse(${JSON.stringify(JSON.stringify(body))});`;
    },
  };
}
