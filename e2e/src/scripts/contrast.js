// Measures the contrast of a text on which axe is undecided. The text is scrolled to the middle of the
// window, and each piece of it is tested at five points. The hit test of the engine finds the background
// at a point. Gives the lowest ratio and the required one, or the reason why there is no result.
const element = document.querySelector(selector);

const colour = (text) => {
  const numbers = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
  return (
    numbers && {
      rgb: numbers.slice(1, 4).map(Number),
      alpha: Number(numbers[4] ?? 1),
    }
  );
};
const luminance = ({ rgb }) => {
  const [r, g, b] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
// The colour that an element paints, "none", or "unknown" if it is not a plain colour.
const paint = (node) => {
  const style = getComputedStyle(node);
  if (style.opacity !== "1" || style.filter !== "none") return "unknown";
  const drawn = node instanceof SVGGeometryElement;
  if (!drawn && (node instanceof SVGElement || node instanceof HTMLImageElement))
    return node instanceof HTMLImageElement ? "unknown" : "none";
  if (!drawn && style.backgroundImage !== "none") return "unknown";
  const text = drawn ? style.fill : style.backgroundColor;
  if (text === "none") return "none";
  const found = colour(text);
  if (!found || (found.alpha !== 0 && found.alpha !== 1)) return "unknown";
  return found.alpha === 0 ? "none" : found;
};
// The boxes of the text of an element itself. Its children are measured separately.
const range = document.createRange();
const boxesOf = (node) =>
  [...node.childNodes]
    .filter((child) => child.nodeType === 3 && child.data.trim())
    .flatMap((text) => {
      range.selectNodeContents(text);
      return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    });
// An element above that paints nothing at this point, such as a link stretched over its card, hides
// nothing.
const invisible = (node, x, y) => {
  const empty = ["::before", "::after"]
    .map((part) => getComputedStyle(node, part))
    .every(
      ({ content, backgroundColor, backgroundImage }) =>
        content === "none" ||
        (content === '""' && colour(backgroundColor)?.alpha === 0 && backgroundImage === "none"),
    );
  // The box of a line is taller than its letters, which stay within the font size.
  const spare = ({ top, bottom }) =>
    Math.max(0, bottom - top - Number.parseFloat(getComputedStyle(node).fontSize)) / 2;
  const written = boxesOf(node).some(
    (box) =>
      box.left <= x && x <= box.right && box.top + spare(box) <= y && y <= box.bottom - spare(box),
  );
  return empty && !written && paint(node) === "none";
};
const below = (x, y) => {
  const all = document.elementsFromPoint(x, y);
  const at = all.findIndex((node) => node === element || element.contains(node));
  if (at < 0) return "not hit";
  const cover = all.slice(0, at).find((node) => !invisible(node, x, y));
  if (cover) return `covered by ${cover.outerHTML.slice(0, 80)}`;
  const stack = all.slice(at);
  for (const node of stack) {
    if (node instanceof SVGElement && element.contains(node)) continue;
    const found = paint(node);
    if (found === "unknown") return `no plain colour: ${node.outerHTML.slice(0, 80)}`;
    if (found !== "none") return found;
  }
  return "nothing below";
};

element.scrollIntoView({ block: "center" });
// A text that is clipped away is for screen readers. It is not painted, so it needs no contrast.
for (let node = element; node; node = node.parentElement)
  if (getComputedStyle(node).clipPath === "inset(50%)") return { lowest: Infinity, needed: 0 };

const field = element instanceof HTMLInputElement;
const style = getComputedStyle(element, field && !element.value ? "::placeholder" : null);
const ink = colour(element instanceof SVGElement ? style.fill : style.color);
const size = Number.parseFloat(style.fontSize);
const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
if (!ink || ink.alpha !== 1 || style.opacity !== "1")
  return { unknown: `ink ${style.color}, ${style.opacity}` };

const boxes = field ? [element.getBoundingClientRect()] : boxesOf(element);
const points = boxes.flatMap(({ left, right, top, bottom }) => {
  const [dx, dy] = [(right - left) / 8, (bottom - top) / 4];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [
    [x, y],
    [left + dx, top + dy],
    [right - dx, top + dy],
    [left + dx, bottom - dy],
    [right - dx, bottom - dy],
  ];
});
let lowest = Infinity;
for (const [x, y] of points) {
  const ground = below(x, y);
  if (typeof ground === "string") return { unknown: ground };
  lowest = Math.min(lowest, ratio(ink, ground));
}
return points.length === 0 ? { unknown: "no text to be seen" } : { lowest, needed };
