// Vite plugin that keeps the views and dialogs that the start screen never shows out of the
// prerender script. The shell reads that script at each start while the user waits.
import type { Plugin } from "vite";

const SCREENS = /\/views\/(?!Home|Overlays|Sidebar|Welcome)\w+\.svelte$/;
const DIALOGS =
  /\/components\/(CloseWindowDialog|NumberSheet|SearchDialog|ShortcutsDialog)\.svelte$/;

/** Replaces each of those components by one that renders nothing. */
export function stubUnusedViews(): Plugin {
  return {
    name: "stub-unused-views",
    enforce: "pre",
    load: (id) => (SCREENS.test(id) || DIALOGS.test(id) ? "<!-- Not at the start. -->" : null),
  };
}
