// Finds elements that are wider than the page, are cut off by their box, or overflow their control.
const faults = [];
const page = document.documentElement;
const name = (node) => node.outerHTML.slice(0, 120);
if (page.scrollWidth > innerWidth) {
  const right = (node) => node.getBoundingClientRect().right;
  const widest = [...document.querySelectorAll("body *")].reduce((a, b) =>
    right(b) >= right(a) ? b : a,
  );
  faults.push(`the page is ${page.scrollWidth} wide in ${innerWidth}: ${name(widest)}`);
}
for (const node of document.body.querySelectorAll("*")) {
  if (node.closest(".visually-hidden, [inert]") || !node.checkVisibility()) continue;
  const style = getComputedStyle(node);
  const hidden =
    style.clipPath !== "none" || node.closest("nav a, button, .brand")?.checkVisibility() === false;
  if (hidden || style.display === "inline" || node instanceof SVGElement) continue;
  const cuts = style.overflowX !== "visible" || style.overflowY === "hidden";
  const control = node.matches("a, button, summary, h1, h2, h3");
  const wider = node.scrollWidth > node.clientWidth + 1;
  const taller = node.scrollHeight > node.clientHeight + 1 && style.overflowY === "hidden";
  if ((cuts || control) && (wider || taller))
    faults.push(
      `${node.scrollWidth}x${node.scrollHeight} in ${node.clientWidth}x${node.clientHeight}: ${name(node)}`,
    );
}
// Text in a drawing does not wrap, so it must end within the window.
for (const text of document.querySelectorAll("svg text")) {
  const { left, right, width } = text.getBoundingClientRect();
  if (width > 0 && (left < -1 || right > innerWidth + 1))
    faults.push(`${left}-${right}: ${name(text)}`);
}
return faults;
