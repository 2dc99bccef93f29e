// The parts of the window that the first screen does not need. Each is a file of its own, which is
// read when the first screen stands, or earlier if somebody asks for it.
import type { Component } from "svelte";
import { currentLanguage, readMessages } from "./i18n/messages.svelte";
import type { RouteName } from "./state/route.svelte";
import type { Session } from "./state/session.svelte";

/** A component that is read later. */
export class Part<Props extends object> {
  component: Component<Props> | undefined = $state.raw();
  /** The last read has failed. */
  failed = $state(false);

  constructor(private readonly read: () => Promise<{ default: Component<Props> }>) {}

  /** Reads the component and its messages. Afterwards it is there, or `failed` says so. */
  async load(): Promise<void> {
    if (this.component) return;
    try {
      const [{ default: component }] = await Promise.all([
        this.read(),
        readMessages(currentLanguage()),
      ]);
      this.component = component;
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }
}

type View = { session: Session };

const content = new Part<View>(() => import("./views/ContentPage.svelte"));

export const screens: Record<Exclude<RouteName, "home">, Part<View>> = {
  danger: new Part(() => import("./views/Danger.svelte")),
  spot: content,
  understand: content,
  act: content,
  class: content,
  lines: new Part(() => import("./views/Lines.svelte")),
  poster: new Part(() => import("./views/Poster.svelte")),
  projector: new Part(() => import("./views/Projector.svelte")),
  more: new Part(() => import("./views/MorePage.svelte")),
  settings: new Part(() => import("./views/Settings.svelte")),
  about: new Part(() => import("./views/About.svelte")),
};

export const dialogs = {
  sheet: new Part(() => import("./components/NumberSheet.svelte")),
  search: new Part(() => import("./components/SearchDialog.svelte")),
  shortcuts: new Part(() => import("./components/ShortcutsDialog.svelte")),
};

/** The part with a screen; the start screen is in none. */
export function partOf(screen: RouteName): Part<View> | undefined {
  return screen === "home" ? undefined : screens[screen];
}

/** Reads every part, one after another, beginning with what must never be waited for. */
export async function readParts(): Promise<void> {
  const first = [dialogs.sheet, screens.danger, dialogs.search];
  for (const part of [...first, dialogs.shortcuts, ...Object.values(screens)]) await part.load();
}
