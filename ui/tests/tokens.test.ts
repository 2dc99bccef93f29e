import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");
type Theme = "light" | "dark";
type Tokens = Record<string, { light: string; dark: string }>;

/** The colours that one block of the style sheet sets. */
function block(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`tokens.css has no ${selector}`);
  const text = css.slice(start, css.indexOf("}", start));
  const colours = text.matchAll(/--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));/g);
  return Object.fromEntries(
    [...colours].map(([, name = "", light, dark, both]) => [
      name,
      { light: light ?? both ?? "", dark: dark ?? both ?? "" },
    ]),
  );
}

const plain = block(":root");
const looks: Record<string, Tokens> = {
  plain,
  "high contrast": { ...plain, ...block(':root[data-contrast="more"]') },
};

function luminance(hex: string): number {
  const digits =
    hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(tokens: Tokens, one: string, other: string, theme: Theme): number {
  const of = (name: string) => {
    const token = tokens[name];
    if (!token) throw new Error(`no colour --${name}`);
    return luminance(token[theme]);
  };
  const [most = 0, least = 0] = [of(one), of(other)].sort((a, b) => b - a);
  return (most + 0.05) / (least + 0.05);
}

type Pair = [one: string, other: string, least: number];
const grounds = ["bg", "surface", "bg-sidebar"];
const boxes = ["accent-soft", "danger-soft", "soon-soft"];
const states = ["open", "soon", "closed", "unknown"];
const pairs: Pair[] = [
  // Body text. Summaries, reasons and provenance are whole sentences in `text-muted`, so it counts
  // as body text.
  ...[...grounds, ...boxes].flatMap((ground): Pair[] => [
    ["text", ground, 7],
    ["text-muted", ground, 7],
  ]),
  ["print-text", "print-bg", 7],
  // Other words.
  ["text-muted", "bg-hover", 4.5],
  ["text", "highlight", 4.5],
  ["text-muted", "highlight", 4.5],
  ...[...grounds, ...boxes].map((ground): Pair => ["accent", ground, 4.5]),
  ...[...grounds, "danger-soft"].map((ground): Pair => ["danger", ground, 4.5]),
  ...states.flatMap((state): Pair[] => [
    [state, `${state}-soft`, 4.5],
    [state, "surface", 4.5],
    [state, "bg", 4.5],
  ]),
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-deep", 4.5],
  ["print-bg", "print-danger", 4.5],
  // Graphics: borders of clickable elements, bars on their track, the thumb of a switch, the logo.
  ...grounds.map((ground): Pair => ["border", ground, 3]),
  ["open", "track", 3],
  ["soon", "track", 3],
  ["closed-mid", "track", 3],
  ["accent", "track", 3],
  ["logo-ring", "logo-bg", 3],
  ["logo-dot", "logo-bg", 3],
  // The focus ring is outside of the element, on any background.
  ...[...grounds, ...boxes, "bg-hover", "open-soft"].map((ground): Pair => ["accent", ground, 3]),
];

const cases = Object.keys(looks).flatMap((look) =>
  (["light", "dark"] as const).flatMap((theme) =>
    pairs.map((pair) => [look, theme, ...pair] as const),
  ),
);

test.each(cases)("%s, %s: %s on %s holds %d:1", (look, theme, one, other, least) => {
  expect(contrast(looks[look] ?? {}, one, other, theme)).toBeGreaterThanOrEqual(least);
});

test("what is printed is read on white at 7:1", () => {
  const print = { ...plain, ...block(":root[data-theme]") };
  for (const name of ["text", "text-muted", "accent", "danger", ...states]) {
    expect(contrast(print, name, "bg", "light")).toBeGreaterThanOrEqual(7);
  }
});

test("high contrast changes colours only where it raises the contrast", () => {
  const [calm = {}, high = {}] = Object.values(looks);
  for (const theme of ["light", "dark"] as const) {
    for (const [one, other] of pairs) {
      const before = contrast(calm, one, other, theme);
      expect(
        contrast(high, one, other, theme),
        `${one} on ${other}, ${theme}`,
      ).toBeGreaterThanOrEqual(before);
    }
  }
});

test("the focus ring is three pixels of the accent", () => {
  const base = readFileSync("src/styles/base.css", "utf8");
  expect(base).toMatch(/:focus-visible \{\s*outline: 3px solid var\(--accent\);/);
});

test("no shadow has the narrow blur that takes ten times as long to draw in software", () => {
  const shadows = [...css.matchAll(/--shadow[\w-]*: (.+);/g)].map(([, value = ""]) => value);
  const layers = shadows
    .filter((value) => value !== "none")
    .flatMap((value) => value.split(/,\s+/));
  expect(layers).toHaveLength(5);
  for (const layer of layers) {
    const [, blur = ""] = /^0 -?\d+px (0|\d+px) rgb/.exec(layer) ?? [];
    expect(blur, layer).toMatch(/^(0|[5-9]px|\d{2,}px)$/);
  }
});
