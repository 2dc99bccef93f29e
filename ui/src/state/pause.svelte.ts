// The pause within a number, wherever it is shown: a space of digits, U+2007, to which the fonts of the app give no width. Nothing
// changes for the eye, and a braille display shows the same digits.
import { aloud, inPairs, PAUSE } from "./aloud";

const FONT = '1em "Atkinson Hyperlegible Next"';
/** Whether it is without width here: another font would draw it as wide as a digit. */
export const pauses = $state({ drawn: false });

/** What is read from an element besides its text. */
const ATTRIBUTES = ["aria-label", "placeholder"];

function inText(node: Text): void {
  if (node.parentElement?.closest('script, style, [aria-hidden="true"]')) return;
  const said = inPairs(node.data);
  if (said !== node.data) node.data = said;
}

function inAttributes(element: Element): void {
  for (const name of ATTRIBUTES) {
    const written = element.getAttribute(name);
    if (written === null) continue;
    const said = aloud(written);
    if (said !== written) element.setAttribute(name, said);
  }
}

function inNode(node: Node): void {
  if (node instanceof Text) inText(node);
  else if (node instanceof Element) inAttributes(node);
}

function below(root: Node): void {
  inNode(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) inNode(walker.currentNode);
}

/** Puts the pause into all that is shown, now and later. What has it already stays as it is. */
export function pauseNumbers(root: Element): MutationObserver {
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(below);
      else inNode(target);
    }
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  below(root);
  return observer;
}

/** Whether the pause moves the digits apart, or nothing is laid out. */
function isSeen(root: Element): boolean {
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
  return together === 0 || width(`0${PAUSE}0`) - together >= 0.5;
}

/** As soon as the font is there. */
export async function pauseNumbersUnseen(root: Element): Promise<void> {
  // The font is declared in a style sheet, which may still be loading.
  if (document.readyState !== "complete")
    await new Promise((done) => addEventListener("load", done, { once: true }));
  // WebKit knows the fonts of a style sheet once it has been laid out by it.
  root.getBoundingClientRect();
  await document.fonts.ready;
  await document.fonts.load(FONT, PAUSE).catch(() => []);
  if (isSeen(root)) return;
  pauses.drawn = true;
  pauseNumbers(root);
}
