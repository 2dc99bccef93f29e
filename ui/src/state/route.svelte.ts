// The screen that is shown, read from the address after '#'. core/src/route.rs has the same
// addresses.
import type { Place } from "../backend/generated";

export const paths = {
  home: "/",
  danger: "/danger",
  spot: "/reperer",
  understand: "/comprendre",
  act: "/agir",
  class: "/classe",
  lines: "/lignes",
  poster: "/affiche",
  projector: "/projeter",
  more: "/plus",
  settings: "/reglages",
  about: "/a-propos",
} as const;
export type RouteName = keyof typeof paths;

const names = Object.keys(paths) as RouteName[];
const CALL = "/appeler";

export class Route {
  name = $state<RouteName>("home");
  /** The entry to show, as in `#/lignes/119` or `#/agir/tonight`. */
  entry = $state<string | null>(null);
  /** The channel whose sheet the address asks for, as in `#/appeler/3018-phone`. */
  call = $state<string | null>(null);

  readonly #hidden: Place[];

  /** `hidden` are the parts of the app that the policy hides: an address inside one leads home. */
  constructor(hash: string, hidden: Place[] = []) {
    this.#hidden = hidden;
    this.read(hash);
  }

  read(hash: string): void {
    const [, first = "", second = ""] = hash.replace(/^#/, "").split("/");
    const id = second === "" ? null : decodeEntry(second);
    this.call = `/${first}` === CALL ? id : null;
    const name = names.find((candidate) => paths[candidate] === `/${first}`) ?? "home";
    const hidden = isHidden(name, this.#hidden);
    this.name = hidden ? "home" : name;
    this.entry = this.call || hidden ? null : id;
  }
}

/** The part of the app that a screen belongs to, if any. */
export function placeOf(name: RouteName): Place | null {
  return name === "spot" || name === "understand" || name === "act" || name === "class"
    ? name
    : null;
}

/** Whether a screen belongs to a hidden part. The poster and the projector belong to "class". */
export function isHidden(name: RouteName, hidden: Place[]): boolean {
  const part = name === "poster" || name === "projector" ? "class" : placeOf(name);
  return part !== null && hidden.includes(part);
}

function decodeEntry(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export function hashOf(name: RouteName, entry?: string): string {
  return entry ? `#${paths[name]}/${encodeURIComponent(entry)}` : `#${paths[name]}`;
}
