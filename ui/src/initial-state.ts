// Reads the initial state, which Rust writes into the document before any script runs.
import type { Page } from "./backend/generated";

/**
 * Throws when the state is missing or unreadable. The caller then shows the fallback with both
 * numbers.
 */
export function readInitialState(source: Document): Page {
  const text = source.getElementById("reperes-page")?.textContent ?? "";
  const page = JSON.parse(text) as Partial<Page>;
  const featured = page.lines?.some(
    (line) => line.group === "featured" && line.channels.length > 0,
  );
  if (!featured || !page.moment || !page.language) throw new Error("the first state is incomplete");
  return page as Page;
}
