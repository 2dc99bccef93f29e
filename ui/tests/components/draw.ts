// Renders one component on an empty page.
import { render } from "@testing-library/svelte";
import { createRawSnippet, type Component } from "svelte";
import { vi } from "vitest";
import { setLanguage } from "../../src/i18n/messages.svelte";
import { announcer, Fixtures } from "../../src/kitchen-sink/fixtures";
import { settle } from "../open";

export const fixtures = new Fixtures("fr");
export const act = vi.fn();
export { announcer };

export async function draw<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): Promise<void> {
  setLanguage("fr");
  act.mockClear();
  render(component as Component, { props });
  await settle();
}

export const content = createRawSnippet(() => ({ render: () => "<p>Content</p>" }));

export const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
