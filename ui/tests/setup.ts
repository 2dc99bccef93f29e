// What jsdom lacks of a browser, and a clean page between tests.
import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";

const dialog = HTMLDialogElement.prototype;

if (typeof dialog.showModal !== "function") {
  dialog.showModal = function () {
    this.setAttribute("open", "");
  };
  dialog.close = function () {
    if (!this.hasAttribute("open")) return;
    this.removeAttribute("open");
    this.dispatchEvent(new Event("close"));
  };
}
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;

afterEach(() => {
  cleanup();
  location.hash = "";
  for (const name of ["theme", "font", "motion", "contrast", "paper", "kiosk"]) {
    Reflect.deleteProperty(document.documentElement.dataset, name);
  }
});
