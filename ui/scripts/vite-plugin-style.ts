// Vite plugin that links the style of the first screen in the document. Otherwise the prerendered
// screen would be without style until its script asks for it.
import { resolve } from "node:path";
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

type Output = Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>;

/** Links the style sheets that `script` and what it imports statically need. */
export function linkStyle(script: string): Plugin {
  return {
    name: "link-style",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {}, chunk }) {
        const first = Object.values(bundle).find(
          (each) => each.type === "chunk" && each.moduleIds.includes(resolve(script)),
        );
        // Only the document that starts with that script; the kitchen sink does not.
        if (!first || !chunk?.facadeModuleId?.endsWith("/index.html")) return [];
        return styles(bundle, first.fileName).map((file): HtmlTagDescriptor => ({
          tag: "link",
          attrs: { rel: "stylesheet", crossorigin: true, href: `/${file}` },
          injectTo: "head",
        }));
      },
    },
  };
}

function styles(bundle: Output, first: string): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (seen.has(name) || chunk?.type !== "chunk") return;
    seen.add(name);
    chunk.imports.forEach(visit);
    chunk.viteMetadata?.importedCss.forEach((file) => found.add(file));
  };
  visit(first);
  return [...found];
}
