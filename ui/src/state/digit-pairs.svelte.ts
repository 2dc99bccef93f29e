// Puts a pause into the helplines with four digits, wherever they are shown: the figure space
// U+2007, to which the fonts of the app give no width. Nothing changes on the screen, and a braille
// display shows the same digits.
import { toSpoken, pairDigits, PAIR_SEPARATOR } from "./speech";

const FONT = '1em "Atkinson Hyperlegible Next"';
/** Whether the separator is in the document. With another font it would be as wide as a digit. */
export const digitPairs = $state({ separated: false });

/** The attributes that a screen reader reads besides the text. */
const ATTRIBUTES = ["aria-label", "placeholder"];

function separateInText(node: Text): void {
  if (node.parentElement?.closest('script, style, [aria-hidden="true"]')) return;
  const separated = pairDigits(node.data);
  if (separated !== node.data) node.data = separated;
}

function separateInAttributes(element: Element): void {
  for (const name of ATTRIBUTES) {
    const written = element.getAttribute(name);
    if (written === null) continue;
    const separated = toSpoken(written);
    if (separated !== written) element.setAttribute(name, separated);
  }
}

function separateInNode(node: Node): void {
  if (node instanceof Text) separateInText(node);
  else if (node instanceof Element) separateInAttributes(node);
}

function separateBelow(root: Node): void {
  separateInNode(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) separateInNode(walker.currentNode);
}

/**
 * Separates the pairs in everything that is shown, now and later. Numbers with a separator stay as
 * they are.
 */
export function separateDigitPairs(root: Element): MutationObserver {
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(separateBelow);
      else separateInNode(target);
    }
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  separateBelow(root);
  return observer;
}

/** Whether the separator moves the digits apart. Also true while nothing is laid out. */
function isSeparatorVisible(root: Element): boolean {
  const width = (text: string) => {
    const probe = document.createElement("span");
    probe.className = "probe";
    probe.textContent = text;
    root.append(probe);
    const measured = probe.getBoundingClientRect().width;
    probe.remove();
    return measured;
  };
  const together = width("00");
  return together === 0 || width(`0${PAIR_SEPARATOR}0`) - together >= 0.5;
}

/** Waits for the font, and separates the pairs if the separator has no width in it. */
export async function separateDigitPairsIfInvisible(root: Element): Promise<void> {
  // The style sheet that declares the font may still be loading.
  if (document.readyState !== "complete")
    await new Promise((done) => addEventListener("load", done, { once: true }));
  // WebKit knows the fonts of a style sheet only after a layout with it.
  root.getBoundingClientRect();
  await document.fonts.ready;
  await document.fonts.load(FONT, PAIR_SEPARATOR).catch(() => []);
  if (isSeparatorVisible(root)) return;
  digitPairs.separated = true;
  separateDigitPairs(root);
}
