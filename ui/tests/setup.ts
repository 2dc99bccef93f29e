// Adds what jsdom lacks of a browser, and resets the page between tests.
import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";

const dialog = HTMLDialogElement.prototype;

if (typeof dialog.show !== "function") {
  dialog.show = function () {
    this.setAttribute("open", "");
  };
  dialog.close = function () {
    if (!this.hasAttribute("open")) return;
    this.removeAttribute("open");
    this.dispatchEvent(new Event("close"));
  };
}
window.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
// Without a font, no separator is put into the numbers.
Object.defineProperty(document, "fonts", {
  value: { ready: Promise.resolve(), load: () => Promise.resolve([]) },
});
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;

afterEach(() => {
  cleanup();
  location.hash = "";
  for (const name of ["theme", "font", "motion", "contrast", "paper", "kiosk"]) {
    Reflect.deleteProperty(document.documentElement.dataset, name);
  }
});
