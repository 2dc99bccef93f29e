// `npm run shapes` checks in Chromium that no number, state or hour is covered, cut or too small on
// screens of every shape. It prints each fault, writes a picture of it to
// target/screenshots/shapes/, and fails.
import { mkdirSync, writeFileSync } from "node:fs";
import { withSite } from "./site.js";

const FOLDER = new URL("../../target/screenshots/shapes/", import.meta.url);

/**
 * Sizes of common screens, in CSS pixels. Text at 150 and 200 % makes the screen smaller for the
 * page.
 */
const SHAPES = [
  [1280, 1024],
  [1024, 1024],
  [1024, 768],
  [1280, 800],
  [1366, 768],
  [1920, 1080],
  [2560, 1080],
  [1024, 600],
  [800, 600],
  [800, 480],
  [683, 512],
  [640, 512],
  [910, 512],
  [1080, 1920],
  [900, 1440],
  [768, 1024],
  [720, 1280],
  [600, 1024],
  [540, 960],
  [480, 800],
  [360, 640],
  [320, 480],
];

const kiosk = ["[data-part=state]", "[data-part=detail]"];
/**
 * What is measured on a screen: selectors with the smallest size of their letters, in CSS pixels or
 * as a share of the shorter side of the screen.
 */
const KIOSK = [
  [".line .number", { digits: 0.1 }],
  ...kiosk.map((each) => [`.line ${each}`, { font: 16 }]),
];
const STRIP = [
  ["#help-strip .number", { font: 20 }],
  ["#help-strip [data-part=state]", { font: 16 }],
];
const CARDS = [
  [".card .number", { font: 32 }],
  [".card [data-part=state]", { font: 16 }],
  [".card [data-part=detail]", { font: 16 }],
  ...STRIP,
];
const DANGER = [["[data-emergency] .number", { font: 32 }], ...STRIP];
const SHEET = [
  ["#number-sheet .number", { font: 32 }],
  ["#number-sheet [data-part=state]", { font: 16 }],
];
const POSTER = [[".poster .number", { digits: 0.1 }], [".poster .hours", { font: 16 }], ...STRIP];

const press = (selector) => `document.querySelector(${JSON.stringify(selector)}).click()`;
/** The screens. `first` must be wholly visible without scrolling. */
const SCREENS = [
  {
    name: "kiosk",
    at: "?kiosk=yes&school=long&scenario=closing",
    targets: KIOSK,
    first: ".line .number, .line [data-part=state]",
  },
  {
    name: "kiosk-en-150",
    at: "?kiosk=yes&school=long&lang=en&scenario=unknown",
    act: [press("[data-size='150']")],
    targets: KIOSK,
    first: ".line .number",
  },
  {
    name: "kiosk-topic",
    at: "?kiosk=yes&school=long&scenario=closing",
    act: [press("[data-topic='track-very-bad']")],
    targets: KIOSK,
    first: ".line .number",
  },
  {
    name: "kiosk-topic-en-150",
    at: "?kiosk=yes&school=long&lang=en&scenario=unknown",
    act: [press("[data-size='150']"), press("[data-topic='track-me']")],
    targets: KIOSK,
    first: ".line .number",
  },
  {
    name: "kiosk-danger-125",
    at: "?kiosk=yes&school=long",
    act: [press("[data-size='125']"), press("[data-topic='danger']")],
    targets: [...KIOSK, [".numbers .number", { digits: 0.1 }]],
    first: ".line .number",
  },
  { name: "start", at: "?school=long&scenario=closing#/", targets: CARDS },
  { name: "danger", at: "?scenario=closing#/danger", targets: DANGER },
  { name: "start-en", at: "?school=long&lang=en&scenario=unknown#/", targets: CARDS },
  {
    name: "sheet",
    at: "?scenario=closing#/",
    act: [press(".card [data-action=call]")],
    targets: SHEET,
    first: "#number-sheet .number",
  },
  {
    name: "sheet-en",
    at: "?lang=en&scenario=unknown#/",
    act: [press("[data-line='3114'] [data-action=call]")],
    targets: SHEET,
    first: "#number-sheet .number",
  },
  { name: "poster", at: "#/affiche", targets: POSTER },
  { name: "poster-en", at: "?lang=en#/affiche", targets: POSTER },
  { name: "projector", at: "#/projeter/activity-joke-scale", targets: STRIP },
  { name: "projector-en", at: "?lang=en#/projeter/activity-joke-scale", targets: STRIP },
];

/** Runs in the page. Returns the faults of each target. */
function findFaults(targets, first) {
  const shorter = Math.min(innerWidth, innerHeight);
  const canvas = document.createElement("canvas").getContext("2d");
  const found = [];
  const rects = (element) => {
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const all = [];
    while (words.nextNode()) {
      if (!words.currentNode.data.trim() || !seen(words.currentNode.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      all.push(...range.getClientRects());
    }
    return all.filter(({ width, height }) => width > 1 && height > 1);
  };
  const seen = (element) =>
    getComputedStyle(element).clipPath === "none" && element.getClientRects().length > 0;
  // The box of a letter is higher than the letter, so only its middle must be uncovered.
  const points = ({ left, right, top, bottom }) => {
    const inset = (bottom - top) / 4;
    return [0.02, 0.25, 0.5, 0.75, 0.98].flatMap((along) =>
      [top + inset, (top + bottom) / 2, bottom - inset].map((y) => [
        left + (right - left) * along,
        y,
      ]),
    );
  };
  const covered = (element, box) =>
    points(box).some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return !hit || !(element.contains(hit) || hit.contains(element));
    });
  for (const [selector, { font, digits }] of targets) {
    const elements = [...document.querySelectorAll(selector)].filter(seen);
    if (elements.length === 0) found.push(`${selector}: not on the screen`);
    for (const element of elements) {
      const name = `${selector} “${element.textContent.trim().slice(0, 30)}”`;
      const style = getComputedStyle(element);
      if (font && parseFloat(style.fontSize) < font) found.push(`${name}: ${style.fontSize}`);
      if (digits) {
        canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const high = canvas.measureText("0").actualBoundingBoxAscent;
        if (high < digits * shorter)
          found.push(`${name}: digits of ${high.toFixed(0)} of ${shorter}`);
      }
      element.scrollIntoView({ block: "center", behavior: "instant" });
      for (const box of rects(element)) {
        if (box.left < -0.5 || box.right > innerWidth + 0.5) found.push(`${name}: out of the page`);
        for (let at = element; at; at = at.parentElement) {
          const { overflowX, overflowY } = getComputedStyle(at);
          const around = at.getBoundingClientRect();
          const cut =
            (overflowX !== "visible" &&
              (box.left < around.left - 0.5 || box.right > around.right + 0.5)) ||
            (["hidden", "clip"].includes(overflowY) &&
              (box.top < around.top - 0.5 || box.bottom > around.bottom + 0.5));
          if (cut && at !== document.documentElement && at !== document.body)
            found.push(`${name}: cut by ${at.className || at.tagName}`);
        }
        if (covered(element, box)) found.push(`${name}: covered`);
      }
    }
  }
  scrollTo({ top: 0, behavior: "instant" });
  document.querySelectorAll("dialog").forEach((dialog) => dialog.scrollTo({ top: 0 }));
  const start = first && [...document.querySelectorAll(first)].find(seen);
  if (start)
    for (const box of rects(start))
      if (box.top < 0 || box.bottom > innerHeight || covered(start, box))
        found.push(`${first}: not seen at first`);
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return [...new Set(found)];
}

async function run(site) {
  const problems = [];
  for (const [number, { name, at, act = [], targets, first }] of SCREENS.entries()) {
    await site.resize(SHAPES[0]);
    await site.visit(at);
    for (const step of act)
      await site.evaluate(`${step}; new Promise((done) => setTimeout(done, 100))`);
    for (const shape of SHAPES) {
      // Every second screen has a dense display, which rounds thin borders and fonts differently.
      await site.resize(shape, 1 + (number % 2));
      await site.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
      );
      const found = await site.evaluate(
        `(${findFaults})(${JSON.stringify(targets)}, ${JSON.stringify(first ?? "")})`,
      );
      problems.push(...found.map((problem) => `${name}, ${shape.join("×")}: ${problem}`));
      if (found.length > 0 || process.argv.includes("--all"))
        writeFileSync(new URL(`${name}-${shape.join("x")}.png`, FOLDER), await site.picture());
    }
  }
  return problems;
}

mkdirSync(FOLDER, { recursive: true });
const problems = await withSite(SHAPES[0], run);
for (const problem of problems) console.error(problem);
console.log(`${SCREENS.length} screens in ${SHAPES.length} shapes; ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
