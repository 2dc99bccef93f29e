import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");

function token(name: string, theme: "light" | "dark"): [number, number, number] {
  const match = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
  const hex = (theme === "light" ? match?.[1] : match?.[2]) ?? "";
  const full =
    hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16)) as [number, number, number];
}

function luminance(colour: [number, number, number]): number {
  const [r = 0, g = 0, b = 0] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: "light" | "dark"): number {
  const [light = 0, dark = 0] = [luminance(token(one, theme)), luminance(token(other, theme))].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

const themes = ["light", "dark"] as const;
const grounds = ["paper", "surface", "side"];
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ["ink", ground, 7],
    ["muted", ground, 4.5],
    ["accent", ground, 4.5],
    ["danger", ground, 4.5],
    ["edge", ground, 3],
  ]),
  ...["open", "soon", "closed", "unknown", "danger", "accent"].map(
    (name): [string, string, number] => [name, `${name}-soft`, 4.5],
  ),
  ...["open", "soon", "closed", "unknown"].map((name): [string, string, number] => [
    name,
    "surface",
    4.5,
  ]),
  ["ink", "danger-soft", 7],
  ["ink", "accent-soft", 7],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-deep", 4.5],
  ["open", "track", 3],
  ["soon", "track", 3],
  ["closed-mid", "track", 3],
];

test.each(themes.flatMap((theme) => pairs.map((pair) => [theme, ...pair] as const)))(
  "in %s, %s on %s holds %d:1",
  (theme, one, other, least) => {
    expect(contrast(one, other, theme)).toBeGreaterThanOrEqual(least);
  },
);
