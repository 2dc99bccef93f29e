// The keyboard shortcuts. A key is matched by position (`code`) where the keyboard layout moves its
// character, and by character where the character has a meaning.
import type { RouteName } from "./route.svelte";

/** The screens for Alt+1 to Alt+6, in the order of the navigation. */
export const sections: RouteName[] = ["home", "spot", "understand", "act", "class", "lines"];

export type Shortcut =
  | { kind: "search" }
  | { kind: "help" }
  | { kind: "hide" }
  | { kind: "go"; to: RouteName }
  | { kind: "size"; step: -1 | 0 | 1 };

type Key = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey">;

/**
 * The shortcut of a key event. Single keys count only where the user is not typing and has not
 * switched them off.
 */
export function shortcutOf(event: Key, typing: boolean, singleKeys: boolean): Shortcut | null {
  const command = event.ctrlKey || event.metaKey;
  if (event.code === "F9" && !command && !event.altKey) return { kind: "hide" };
  if (command && !event.altKey) {
    if (event.key.toLowerCase() === "k") return { kind: "search" };
    if (event.key === "+" || event.key === "=") return { kind: "size", step: 1 };
    if (event.key === "-") return { kind: "size", step: -1 };
    if (event.code === "Digit0" || event.code === "Numpad0") return { kind: "size", step: 0 };
    return null;
  }
  const digit = /^Digit([1-6])$/.exec(event.code);
  const to = digit && sections[Number(digit[1]) - 1];
  if (event.altKey && !command && to) return { kind: "go", to };
  if (event.altKey || typing || !singleKeys) return null;
  if (event.key === "/") return { kind: "search" };
  if (event.key === "?") return { kind: "help" };
  return null;
}
