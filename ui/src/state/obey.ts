// Does what a key of the app asks for (keys.ts), unless something that is open has the keyboard.
import { wishOf } from "./keys";
import { hashOf, isHidden } from "./route.svelte";
import type { Session } from "./session.svelte";

const TYPED = ["text", "search", "password", "email", "number"];

export function obey(event: KeyboardEvent, session: Session): void {
  const { target } = event;
  const typing = target instanceof HTMLInputElement && TYPED.includes(target.type);
  const wish = wishOf(event, typing, session.preferences.current.singleKeys);
  if (!wish || event.defaultPrevented) return;
  const focused = document.activeElement;
  const opener = focused instanceof HTMLElement && focused !== document.body ? focused : null;
  const busy = Boolean(session.sheet.channel) || session.shortcuts || session.staying.closing;
  if (wish.kind === "hide") {
    session.hide();
    location.replace(hashOf("home"));
    scrollTo({ top: 0 });
  } else if (wish.kind === "size") void session.preferences.resize(wish.step);
  else if (busy) return;
  else if (wish.kind === "search") session.finder.show(opener);
  else if (session.finder.open) return;
  else if (wish.kind === "help") session.showShortcuts(opener);
  else if (!isHidden(wish.to, session.page.current.managed.hidden)) location.hash = hashOf(wish.to);
  event.preventDefault();
}
