// Renders the start screen to HTML. The shell runs this script while WebKitGTK starts, and inserts
// the result into the document. Both lines can then be read before the main script has loaded,
// which hydrates them.
import { render } from "svelte/server";
import App from "./App.svelte";
import type { Backend, Page } from "./backend/generated";
import { Session } from "./state/session.svelte";

/** A backend without methods: a screen that calls it is not prerendered. */
const noBackend = {} as Backend;

/**
 * Takes the JSON of a `Page`. Returns the JSON of `{ attributes, body }`: the attributes of the
 * root element and the content of `#app`. The shell calls this function by its name.
 */
export function draw(json: string): string {
  const page = JSON.parse(json) as Page;
  const root = { dataset: {} };
  const { body } = render(App, { props: { session: new Session(noBackend, page, "", root) } });
  const marks = Object.entries(root.dataset).map(([name, value]) => ` data-${name}="${value}"`);
  return JSON.stringify({ attributes: `lang="${page.language}"${marks.join("")}`, body });
}
