// Runs the shortcut of a key event (keymap.ts), unless an open dialog has the keyboard.
import { shortcutOf } from "./keymap";
import { hashOf, isHidden } from "./route.svelte";
import type { Session } from "./session.svelte";

const TYPED = ["text", "search", "password", "email", "number"];

export function handleShortcut(event: KeyboardEvent, session: Session): void {
  const { target } = event;
  const typing = target instanceof HTMLInputElement && TYPED.includes(target.type);
  const shortcut = shortcutOf(event, typing, session.preferences.current.singleKeys);
  if (!shortcut || event.defaultPrevented) return;
  const focused = document.activeElement;
  const opener = focused instanceof HTMLElement && focused !== document.body ? focused : null;
  const busy =
    Boolean(session.sheet.channel) || session.shortcutsOpen || session.background.closing;
  if (shortcut.kind === "hide") {
    session.quickHide();
    location.replace(hashOf("home"));
    scrollTo({ top: 0 });
  } else if (shortcut.kind === "size") void session.preferences.stepTextSize(shortcut.step);
  else if (busy) return;
  else if (shortcut.kind === "search") session.search.show(opener);
  else if (session.search.open) return;
  else if (shortcut.kind === "help") session.showShortcuts(opener);
  else if (!isHidden(shortcut.to, session.page.current.managed.hidden))
    location.hash = hashOf(shortcut.to);
  event.preventDefault();
}
