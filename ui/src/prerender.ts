// The first screen as text. The desktop runs this while the engine of the window is still starting, and puts what it says into
// the document: both lines are there to read before the page's own script has arrived, which then only wakes them.
import { render } from "svelte/server";
import App from "./App.svelte";
import type { Backend } from "./backend/backend";
import type { Page } from "./backend/generated";
import { Session } from "./state/session.svelte";

/** Nothing can be asked for yet; a screen that does so is not drawn ahead. */
const noBackend = {} as Backend;

/** Takes a `Page` and gives `{ attributes, body }`: those of the document, and what stands in `#app` at the start. */
export function draw(json: string): string {
  const page = JSON.parse(json) as Page;
  const root = { dataset: {} };
  const { body } = render(App, { props: { session: new Session(noBackend, page, "", root) } });
  const marks = Object.entries(root.dataset).map(([name, value]) => ` data-${name}="${value}"`);
  return JSON.stringify({ attributes: `lang="${page.language}"${marks.join("")}`, body });
}
