// The page in a kiosk.
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/layout.css";
import "../styles/kiosk.css";
import "../styles/print.css";
import { mount } from "svelte";
import { backend } from "#backend";
import type { Page } from "../backend/generated";
import { readMessages } from "../i18n/messages.svelte";
import { start } from "../start";
import { clearPreviousPage, KioskState } from "./kiosk.svelte";
import KioskRoot from "./KioskRoot.svelte";

export async function draw(page: Page, target: HTMLElement): Promise<KioskState> {
  await readMessages(page.language);
  const state = new KioskState(backend, page);
  clearPreviousPage();
  mount(KioskRoot, { target, props: { state } });
  return state;
}

export const startPage = (): Promise<void> => start(draw);
