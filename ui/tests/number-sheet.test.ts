import { expect, test } from "vitest";
import { click, go, one, open, settle, words } from "./open";

const call3018 = '[data-line="3018"] [data-action="call"]';
const sheet = "#number-sheet";

test("calling from a computer that cannot call shows the number, a code to scan and what to do", async () => {
  const { backend } = await open({ behaviour: "no_handler" });
  await click(call3018);
  expect(backend.calls).toEqual([{ id: "3018-phone", how: "call" }]);
  expect(one(sheet).hasAttribute("open")).toBe(true);
  expect(words(`${sheet} [data-part="number"]`)).toBe("3018");
  expect(one(`${sheet} [data-part="number"]`).nextElementSibling?.textContent).toBe("Numéro 30 18");
  expect(words(`${sheet} [data-part="outcome"]`)).toBe(
    "Cet ordinateur ne sait pas téléphoner. Composez le 3018 sur un téléphone, ou scannez le code.",
  );
});

test("the sheet stays after a call was handed over, because the call may not go through", async () => {
  await open({ behaviour: "ok" });
  await click(call3018);
  expect(words(`${sheet} [data-part="outcome"]`)).toContain("S’il n’aboutit pas, composez le 3018");
  expect(words(`${sheet} [data-part="number"]`)).toBe("3018");
});

test("a call that fails still leaves the number and says how to go on", async () => {
  await open({ behaviour: "failed" });
  await click(call3018);
  expect(words(`${sheet} [data-part="outcome"]`)).toBe(
    "L’appel n’a pas pu partir d’ici. Composez le 3018 sur un téléphone.",
  );
});

test.each(["call", "qr", "copy"])(
  "a refusal by the desktop never leaves a dead “%s” button",
  async (how) => {
    await open({ behaviour: "refused" });
    await click(`[data-line="3018"] [data-action="${how}"]`);
    expect(words(`${sheet} [data-part="number"]`)).toBe("3018");
    expect(words(`${sheet} [data-part="outcome"]`)).toMatch(/3018/);
  },
);

test("the code is black on a white square with four modules of quiet zone", async () => {
  await open();
  await click('[data-line="3018"] [data-action="qr"]');
  const code = one(`${sheet} [data-part="qr"]`);
  const [ground, modules] = [code.querySelector("rect"), code.querySelector("path")];
  const size = Number(ground?.getAttribute("width")) - 8;
  expect(size).toBeGreaterThanOrEqual(21);
  expect(code.getAttribute("viewBox")).toBe(`-4 -4 ${size + 8} ${size + 8}`);
  expect([ground?.getAttribute("fill"), modules?.getAttribute("fill")]).toEqual(["#fff", "#000"]);
  expect(code.getAttribute("aria-label")).toContain("scannez-le");
});

test("copying from the sheet is confirmed on the button and to screen readers", async () => {
  const { backend } = await open();
  await click('[data-line="3018"] [data-action="qr"]');
  await click(`${sheet} [data-action="copy"]`);
  expect(backend.calls.at(-1)).toEqual({ id: "3018-phone", how: "copy" });
  expect(words(`${sheet} [data-action="copy"]`)).toBe("Copié");
  expect(
    [...document.querySelectorAll('[role="status"]')].map((each) => each.textContent),
  ).toContain("Copié\u00a0: 30\u200718");
});

test("copying from the card is confirmed without opening the sheet", async () => {
  await open();
  await click('[data-line="3018"] [data-action="copy"]');
  expect(words('[data-line="3018"] [data-action="copy"]')).toBe("Copié");
  expect(words('[data-part="announcement"]')).toBe("Copié : 3018");
  expect(document.querySelector(sheet)).toBeNull();
});

test("closing the sheet gives focus back to the button that opened it", async () => {
  await open();
  const opener = await click(call3018);
  await click(`${sheet} [data-action="close"]`);
  expect(document.querySelector(sheet)).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test("closing by Escape, as the browser reports it, gives focus back too", async () => {
  await open();
  const opener = await click('#help-strip [data-strip="3114"] button');
  (one(sheet) as HTMLDialogElement).close();
  await settle();
  expect(document.querySelector(sheet)).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test("114 is presented as a text message, never as a call", async () => {
  const { backend } = await open({ hash: "#/danger" });
  expect(document.querySelector('[data-channel="114-sms"][data-action="call"]')).toBeNull();
  await click('[data-emergency="114"] [data-action="qr"]');
  expect(backend.calls).toEqual([{ id: "114-sms", how: "qr" }]);
  expect(words(`${sheet} [data-part="outcome"]`)).toContain("Envoyez un SMS au 114");
  expect(one(`${sheet} [data-part="qr"]`).getAttribute("aria-label")).toContain("SMS");
});

test("a site that cannot be opened leaves its address to type, and to copy", async () => {
  await open({ behaviour: "failed" });
  await click('[data-line="3018"] [data-action="site"]');
  expect(words(`${sheet} [data-part="number"]`)).toBe("3018.fr");
  expect(words(`${sheet} [data-part="outcome"]`)).toContain("Tapez cette adresse");
  expect(one(`${sheet} [data-action="copy"]`).dataset["channel"]).toBe("3018-site");
});

test("a site that opens is announced, and nothing covers the page", async () => {
  await open({ behaviour: "ok" });
  await click('[data-line="3018"] [data-action="site"]');
  expect(words('[data-part="announcement"]')).toBe("Le site s’ouvre dans votre navigateur.");
  expect(document.querySelector(sheet)).toBeNull();
});

test("a number with another one from overseas says so on its sheet", async () => {
  await open();
  await go("#/lignes");
  await click('[data-entry="116006"] [data-action="call"]');
  expect(words(sheet)).toContain("+33 1 80 52 33 76");
});
