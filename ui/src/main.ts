// The page in a window: hydrates the prerendered start screen, or mounts the screen of the address.
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/print.css";
import { hydrate, mount } from "svelte";
import { backend } from "#backend";
import App from "./App.svelte";
import type { Page } from "./backend/generated";
import { firstFrame } from "./first-frame";
import { readFirstMessages, setLanguage } from "./i18n/messages.svelte";
import { partOf, readParts } from "./parts.svelte";
import { start } from "./start";
import type { LivePage } from "./state/live-page.svelte";
import { Route } from "./state/route.svelte";
import { Session } from "./state/session.svelte";

async function draw(page: Page, target: HTMLElement): Promise<LivePage> {
  // The stand-in for the desktop writes the state too late for bootstrap.ts to see a kiosk.
  if (page.kiosk) return (await import("./kiosk/main")).draw(page, target);
  await readFirstMessages(page.language);
  setLanguage(page.language);
  await partOf(new Route(location.hash, page.managed.hidden).name)?.load();
  const session = new Session(backend, page, location.hash);
  const attach = target.hasChildNodes() ? hydrate : mount;
  attach(App, { target, props: { session } });
  addEventListener("reperes-closing", () => session.askAboutClosing());
  void firstFrame().then(readParts);
  return session;
}

export const startPage = (): Promise<void> => start(draw);
