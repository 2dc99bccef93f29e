// Which modules are read together before the first screen stands: two scripts, one that a window and
// a kiosk share, and the rest of the window. All others are in the parts that need them.
import { resolve } from "node:path";
import type { Rolldown } from "vite";

type Context = Pick<Rolldown.PluginContext, "getModuleInfo">;

/** The option `codeSplitting` of Rolldown. `bootstrap` is read before both, and stays small. */
export function firstScripts(
  bootstrap: string,
  window: string,
  kiosk: string,
): Rolldown.CodeSplittingOptions {
  let closures: { before: Set<string>; own: Set<string>; shared: Set<string> } | undefined;
  const name = (id: string, context: Context): string | null => {
    closures ??= {
      before: closure(resolve(bootstrap), context),
      own: closure(resolve(window), context),
      shared: closure(resolve(kiosk), context),
    };
    if (closures.before.has(id) || !closures.own.has(id)) return null;
    return closures.shared.has(id) ? "base" : "window";
  };
  return { groups: [{ name, debugName: "first scripts" }], includeDependenciesRecursively: false };
}

/** A module and all that it imports statically. */
function closure(script: string, context: Context): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    context.getModuleInfo(id)?.importedIds.forEach(visit);
  };
  visit(script);
  return found;
}
