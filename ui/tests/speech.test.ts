// Text for speech, and the separator of digit pairs.
import { expect, test } from "vitest";
import { setLanguage } from "../src/i18n/messages.svelte";
import { toSpoken } from "../src/state/speech";
import { separateDigitPairs } from "../src/state/digit-pairs.svelte";

const spoken = (text: string) => toSpoken(text).replaceAll("\u2007", "_");

test("helplines with four digits are said in pairs, and nothing else is", () => {
  setLanguage("fr");
  for (const [shown, heard] of [
    ["Appelez le 3018.", "Appelez le 30_18."],
    ["3114, 3018.fr", "31_14, 30_18.fr"],
    ["119, 112, 2026, 13018, 30180", "119, 112, 2026, 13018, 30180"],
    ["0 800 235 236", "0 800 235 236"],
    ["30\u200718", "30_18"],
    ["Ouvert, 24\u00a0h/24, 7\u00a0j/7.", "Ouvert, jour et nuit, tous les jours."],
  ] as const) {
    expect(spoken(shown)).toBe(heard);
  }
});

test("the pause is put into what is there and into what comes, and survives a change", async () => {
  document.body.innerHTML = '<p>3018</p><button aria-label="Appeler le 3018">x</button>';
  const observer = separateDigitPairs(document.body);
  const text = document.querySelector("p")?.firstChild as Text;
  expect(text.data).toBe("30\u200718");
  expect(document.querySelector("button")?.getAttribute("aria-label")).toBe(
    "Appeler le 30\u200718",
  );
  text.data = "3114";
  document.body.append(Object.assign(document.createElement("p"), { textContent: "le 3919" }));
  await Promise.resolve();
  expect(text.data).toBe("31\u200714");
  expect(document.body.lastChild?.textContent).toBe("le 39\u200719");
  observer.disconnect();
});
