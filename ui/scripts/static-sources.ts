// The source files that one source file needs before it runs.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";

const IMPORT = /^\s*(?:import|export)\s(?!type\b)(?:[^;"]*?\bfrom\s*)?"(\.[^"]+)";/gm;

/** The text of each source file that `script` imports statically, by its path, and its own. */
export async function staticSources(script: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const visit = async (path: string): Promise<void> => {
    if (texts.has(path)) return;
    const text = await readFile(path, "utf8");
    texts.set(path, text);
    for (const [, imported = ""] of text.matchAll(IMPORT)) {
      const target = resolve(dirname(path), imported);
      const file = [target, `${target}.ts`].find(
        (each) => /\.(ts|svelte)$/.test(each) && existsSync(each),
      );
      if (file) await visit(file);
    }
  };
  await visit(resolve(script));
  return texts;
}
