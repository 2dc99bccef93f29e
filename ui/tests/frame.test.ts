import { expect, test } from "vitest";
import { click, go, one, open, settle, words } from "./open";

const routes = ["#/", "#/danger", "#/lignes", "#/a-propos"];

test.each(routes)(
  "on %s both lines stay in the strip with their state and one button",
  async (hash) => {
    await open({ scenario: "closed", hash });
    for (const [line, state] of [
      ["3018", "Fermé"],
      ["3114", "Ouvert"],
    ]) {
      const entry = `#help-strip [data-strip="${line}"]`;
      expect(words(`${entry} .number`)).toBe(line);
      expect(words(`${entry} [data-part="state"]`)).toBe(state);
      expect(one(entry).querySelectorAll("button")).toHaveLength(1);
    }
  },
);

test("a change of screen names it in the title, marks it in the navigation and moves focus to it", async () => {
  await open();
  await go("#/danger");
  expect(one("main").dataset["route"]).toBe("/danger");
  expect(document.title).toBe("Danger immédiat · Repères");
  expect(document.activeElement).toBe(one("main h1"));
  expect(words('nav [aria-current="page"] .long')).toBe("Danger immédiat");
});

test("an unknown address leads to the first screen", async () => {
  await open({ hash: "#/nowhere/%E0%A4%A" });
  expect(one("main").dataset["route"]).toBe("/");
});

test("an address can open one entry of the directory", async () => {
  await open();
  await go("#/lignes/119");
  expect(one('[data-entry="119"] details').hasAttribute("open")).toBe(true);
  expect(document.activeElement).toBe(one('[data-entry="119"] h3'));
});

test("the skip link leads to the content", async () => {
  await open();
  await click(".skip");
  expect(document.activeElement).toBe(one("main h1"));
});

test("the language changes at once, everywhere, and is written on the document", async () => {
  await open({ scenario: "closed" });
  await click('[data-language="en"]');
  expect(document.documentElement.lang).toBe("en");
  expect(document.title).toBe("Home · Repères");
  expect(words("h1")).toBe("Who can help you right now?");
  expect(words('[data-line="3018"] [data-part="state"]')).toBe("Closed");
  expect(one('[data-language="en"]').getAttribute("aria-checked")).toBe("true");
});

test("a language that cannot change leaves the page as it is and says so", async () => {
  const { backend } = await open();
  backend.chooseLanguage = () => Promise.reject(new Error("no"));
  await click('[data-language="en"]');
  expect(document.documentElement.lang).toBe("fr");
  expect(words('[data-part="announcement"]')).toBe("La langue n’a pas pu changer. Réessayez.");
});

test("a reminder that could not be shown in time is said, and said once", async () => {
  const { backend } = await open({ scenario: "open" });
  const problem = () => document.querySelector('[data-part="problem"]');
  backend.advance("open", "Le rappel demandé n’a pas pu être affiché à temps.");
  await settle();
  expect(problem()?.textContent).toContain("à temps");
  await click('[data-part="problem"] button');
  backend.advance("open", "Le rappel demandé n’a pas pu être affiché à temps.");
  await settle();
  expect(problem()).toBeNull();
});

test("the page follows the clock of the desktop", async () => {
  const { backend } = await open({ scenario: "open" });
  backend.advance("closed");
  await settle();
  expect(words('[data-part="paris-time"]')).toBe("Il est 23 h 41 à Paris.");
  expect(words('#help-strip [data-strip="3018"] [data-part="state"]')).toBe("Fermé");
});

test("a change of state is spoken; a minute that passes is not", async () => {
  const { backend } = await open({ scenario: "open" });
  backend.advance("elsewhere");
  await settle();
  expect(words('[data-part="announcement"]')).toBe("");
  backend.advance("closing");
  await settle();
  expect(words('[data-part="announcement"]')).toBe("3018 : Ferme bientôt, ferme dans 12 min.");
});

test("a new day brings a new page", async () => {
  const { backend, session } = await open({ scenario: "open" });
  let read = 0;
  const readPage = backend.readPage.bind(backend);
  backend.readPage = async () => {
    read += 1;
    const page = structuredClone(await readPage());
    page.day = "2026-11-24";
    return page;
  };
  const { moment } = await readPage();
  backend.followTime = (onMoment) => {
    onMoment({ ...moment, day: "2026-11-24" });
    return Promise.resolve();
  };
  await session.followTime();
  await settle();
  expect(read).toBe(1);
  expect(session.page.current.day).toBe("2026-11-24");
});

test("when the clock no longer reaches the page, the strip says that the time stands still", async () => {
  const { backend, session } = await open();
  backend.followTime = () => Promise.reject(new Error("no"));
  await session.followTime();
  await settle();
  expect(words("#help-strip")).toContain("L’heure affichée ne se met plus à jour");
});
