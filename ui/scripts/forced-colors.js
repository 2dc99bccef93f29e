// `npm run forced-colors` checks the page under forced colours (Windows high contrast) in Chromium,
// which stands in for WebView2. It writes pictures to target/screenshots/forced-colors/ and fails
// when an element that carries a meaning cannot be told from its background.
import { mkdirSync, writeFileSync } from "node:fs";
import { withSite } from "./site.js";

const FOLDER = new URL("../../target/screenshots/forced-colors/", import.meta.url);
const SIZE = [1100, 800];
const click = (selector) => `document.querySelector(${JSON.stringify(selector)}).click()`;
const type = (
  selector,
  text,
) => `{ const field = document.querySelector(${JSON.stringify(selector)});
  field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event("input", { bubbles: true })); }`;
const focus = (selector) => `document.querySelector(${JSON.stringify(selector)}).focus()`;

/**
 * The screens, the actions on each of them, and the elements that must be visible there: a selector
 * with the property that draws it.
 */
const SCREENS = [
  {
    name: "home",
    at: "?scenario=closed#/",
    seen: [
      [".shape .line", "stroke"],
      [".shape .full", "fill"],
      [".card .badge", "border-top-color"],
      [".dial .open", "fill"],
      [".dial .track", "stroke"],
      [".dial .now", "stroke"],
      ["nav [aria-current=page]", "background-color"],
      [".card", "border-top-color"],
      [".card .button", "border-top-color"],
      [".button .icon", "stroke"],
      [".door", "border-top-color"],
      [".switch [aria-checked=true]", "background-color"],
    ],
  },
  { name: "home-closing", at: "?scenario=closing#/", seen: [[".shape .line", "stroke"]] },
  { name: "home-unknown", at: "?scenario=unknown#/", seen: [[".dial .track", "stroke"]] },
  {
    name: "home-narrow",
    at: "?scenario=closed#/",
    size: [400, 800],
    seen: [["nav [aria-current=page]", "background-color"]],
  },
  {
    name: "focus",
    at: "?scenario=open#/",
    act: [focus(".card [data-action=call]")],
    seen: [[":focus", "outline-color"]],
  },
  {
    name: "focus-current",
    at: "#/reglages",
    act: [focus("[data-part=settings-theme] [aria-checked=true]")],
    seen: [[":focus", "outline-color"]],
  },
  { name: "danger", at: "#/danger", seen: [[".card", "border-top-color"]] },
  {
    name: "spot",
    at: "#/reperer",
    act: [click("[data-sign=sign-talk-of-dying] input"), click("[data-sign=sign-sleep] input")],
    seen: [
      [".sign", "border-top-color"],
      [".first", "border-top-color"],
    ],
  },
  {
    name: "signs",
    at: "#/reperer",
    act: [
      click("[data-sign=sign-sleep] input"),
      `document.querySelector("[data-sign=sign-sleep]").scrollIntoView()`,
    ],
    seen: [[".sign", "border-top-color"]],
  },
  { name: "entry", at: "#/agir/child-targeted", seen: [[".steps li", "color"]] },
  {
    name: "figure",
    at: "#/comprendre/figure-pupils-2023",
    seen: [
      [".bar", "fill"],
      [".track", "stroke"],
    ],
  },
  {
    name: "lines",
    at: "#/lignes/3018",
    seen: [
      [".day .open", "fill"],
      [".day .track", "stroke"],
      [".entry", "border-top-color"],
    ],
  },
  {
    name: "settings",
    at: "#/reglages",
    act: [click("[data-part=settings-contrast] input")],
    seen: [
      ["[role=switch]", "border-top-color"],
      ["[role=switch]::before", "background-color"],
      ["[role=switch]:checked::before", "background-color"],
      ["[aria-checked=true]", "background-color"],
      ["[role=switch]:checked", "background-color"],
    ],
  },
  {
    name: "sheet",
    at: "#/",
    act: [click(".card [data-action=call]")],
    seen: [
      ["#number-sheet", "border-top-color"],
      ["#number-sheet .button", "border-top-color"],
    ],
  },
  {
    name: "search",
    at: "#/",
    act: [click("[data-action=search]"), type("#search input", "dort")],
    seen: [
      ["#search", "border-top-color"],
      ["mark", "background-color"],
    ],
  },
  {
    name: "kitchen-sink",
    at: "kitchen-sink.html",
    full: true,
    seen: [
      [".shape .line", "stroke"],
      ["[role=switch]::before", "background-color"],
    ],
  },
];

/**
 * Runs in the page. Returns the elements of `seen` that are absent or have the colour of their
 * background.
 */
function findInvisible(seen) {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  // Compares numbers, because a system colour has many spellings.
  const colour = (value) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = value;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const backgroundBehind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const ground = getComputedStyle(at).backgroundColor;
      if (colour(ground)[3] > 200) return ground;
    }
    return "Canvas";
  };
  const width = { "border-top-color": "border-top-width", "outline-color": "outline-width" };
  return seen.flatMap(([selector, property]) => {
    const [plain, pseudo] = selector.split("::");
    const elements = [...document.querySelectorAll(plain)].filter(
      (each) => each.getClientRects().length > 0,
    );
    const invisible = elements.filter((element) => {
      const style = getComputedStyle(element, pseudo ? `::${pseudo}` : undefined);
      const drawn = colour(style.getPropertyValue(property));
      const ground = colour(backgroundBehind(pseudo ? element : element.parentElement));
      const near = [0, 1, 2].every((channel) => Math.abs(drawn[channel] - ground[channel]) < 64);
      const thin = width[property] && parseFloat(style.getPropertyValue(width[property])) === 0;
      const none = property === "outline-color" && style.outlineStyle === "none";
      return near || thin || none || drawn[3] < 200;
    });
    if (elements.length === 0) return [`${selector}: not on the screen`];
    return invisible.length > 0
      ? [`${selector}: ${property} is not seen (${invisible.length} of ${elements.length})`]
      : [];
  });
}

async function run(site) {
  const problems = [];
  for (const scheme of ["light", "dark"]) {
    const features = [
      { name: "forced-colors", value: "active" },
      { name: "prefers-color-scheme", value: scheme },
    ];
    await site.send("Emulation.setEmulatedMedia", { features });
    for (const screen of SCREENS) {
      const found = await visit(site, screen, scheme);
      problems.push(...found.map((problem) => `${screen.name}, ${scheme}: ${problem}`));
    }
  }
  return problems;
}

async function visit(site, { name, at, act = [], seen, full = false, size = SIZE }, scheme) {
  await site.resize(size);
  await site.visit(at);
  for (const step of act)
    await site.evaluate(`${step}; new Promise((done) => setTimeout(done, 200))`);
  writeFileSync(new URL(`${name}-${scheme}.png`, FOLDER), await site.picture(full));
  return site.evaluate(`(${findInvisible})(${JSON.stringify(seen)})`);
}

mkdirSync(FOLDER, { recursive: true });
const problems = await withSite(SIZE, run);
for (const problem of problems) console.error(problem);
console.log(
  `${2 * SCREENS.length} pictures in target/screenshots/forced-colors/; ${problems.length} problems`,
);
process.exit(problems.length > 0 ? 1 : 0);
