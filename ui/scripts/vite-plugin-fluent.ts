// Reads the words while the interface is built: parsing them at each start would delay the first picture.
import { readFile } from "node:fs/promises";
import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";

const WISH = ".ftl?words";

/** Makes `import words from "….ftl?words"` a function that gives the entries of that file, ready for a bundle. */
export function fluent(): Plugin {
  return {
    name: "fluent",
    async load(id) {
      if (!id.endsWith(WISH)) return null;
      const file = id.slice(0, -"?words".length);
      this.addWatchFile(file);
      const { body } = new FluentResource(await readFile(file, "utf8"));
      // A string that is parsed is read faster than the same as a program.
      return `export default () => JSON.parse(${JSON.stringify(JSON.stringify(body))});`;
    },
  };
}
