// What the start screen never shows is left out of the script that draws it ahead: that one is read while somebody waits.
import type { Plugin } from "vite";

const SCREENS = /\/views\/(?!Home|Overlays|Sidebar|Welcome)\w+\.svelte$/;
const DIALOGS = /\/components\/(CloseWindowDialog|NumberSheet|SearchDialog|ShortcutsDialog)\.svelte$/;

/** Puts a component that draws nothing in the place of each of them. */
export function stubUnusedViews(): Plugin {
  return {
    name: "stub-unused-views",
    enforce: "pre",
    load: (id) => (SCREENS.test(id) || DIALOGS.test(id) ? "<!-- Not at the start. -->" : null),
  };
}
