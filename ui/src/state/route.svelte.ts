// Which screen is shown, read from the address after '#'.
export const paths = {
  home: "/",
  danger: "/danger",
  lines: "/lignes",
  about: "/a-propos",
} as const;
export type RouteName = keyof typeof paths;

const names = Object.keys(paths) as RouteName[];

export class Route {
  name = $state<RouteName>("home");
  /** The entry of the directory to bring into view, as in `#/lignes/119`. */
  entry = $state<string | null>(null);

  constructor(hash: string) {
    this.read(hash);
  }

  read(hash: string): void {
    const [, first = "", second = ""] = hash.replace(/^#/, "").split("/");
    this.name = names.find((name) => paths[name] === `/${first}`) ?? "home";
    this.entry = second === "" ? null : decodeEntry(second);
  }
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
