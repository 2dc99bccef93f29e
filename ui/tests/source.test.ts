import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}

const code = files("src", /\.(ts|svelte)$/);
const withMatch = (pattern: RegExp) =>
  code.filter((path) => pattern.test(readFileSync(path, "utf8")));

test.each([
  ["reads the computer's clock", /\bnew Date\b|\bDate\.|performance\.now/],
  ["writes HTML from a string", /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
  [
    "carries an inline style, which the content policy would drop",
    /\sstyle[=:]|\b(transition|animate|in|out):\w+=\{|cssText|\.style\./,
  ],
  [
    "makes a request or keeps a trace",
    /\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|localStorage|sessionStorage|indexedDB|document\.cookie/,
  ],
  [
    "asks for a container query, which keeps WebKitGTK from following a resized window",
    /@container/,
  ],
  ["evaluates text as code", /\beval\(|new Function\(/],
])("no file %s", (_, pattern) => {
  expect(withMatch(pattern)).toEqual([]);
});

test("a drawing that is scaled gives its strokes as shares of its box", () => {
  // A length grows with the text size of the system, and the box does not.
  const scaled = code.filter((path) => /<svg[^>]*viewBox/.test(readFileSync(path, "utf8")));
  const strokes = scaled.flatMap((path) => {
    const widths = readFileSync(path, "utf8").match(/stroke-width[:=][^;>]*/g) ?? [];
    return widths.map((width) => `${path}: ${width}`);
  });
  expect(strokes.length).toBeGreaterThan(2);
  expect(strokes.filter((stroke) => !stroke.endsWith("%"))).toEqual([]);
});

test("only one file knows the desktop", () => {
  expect(withMatch(/@tauri-apps/)).toEqual([join("src", "backend", "tauri.ts")]);
});

test("components take what they need and never the backend", () => {
  const reaching = withMatch(/#backend|backend\/(tauri|fake)/);
  expect(reaching.filter((path) => path.includes("components") || path.includes("views"))).toEqual(
    [],
  );
});

test("the window is built on the real desktop unless a build asks for the stand-in", () => {
  const { imports } = JSON.parse(readFileSync("package.json", "utf8")) as {
    imports: Record<string, Record<string, string>>;
  };
  expect(imports["#backend"]).toEqual({
    fake: "./src/backend/fake.ts",
    default: "./src/backend/tauri.ts",
  });
});

test("the document keeps the empty slot that Rust fills before any script", () => {
  const html = readFileSync("index.html", "utf8");
  const slot = '<script type="application/json" id="reperes-page"></script>';
  expect(html.split(slot)).toHaveLength(2);
  expect(html.indexOf(slot)).toBeLessThan(html.indexOf('<script type="module"'));
});

test("the lock file records no download address", () => {
  expect(readFileSync("package-lock.json", "utf8")).not.toContain('"resolved"');
});
