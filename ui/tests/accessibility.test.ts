import { expect, test } from "vitest";
import type { Language } from "../src/backend/generated";
import { violations } from "./axe";
import { click, open } from "./open";

const hashes = [
  ...[
    "#/",
    "#/danger",
    "#/lignes",
    "#/a-propos",
    "#/reperer",
    "#/comprendre",
    "#/agir",
    "#/classe",
  ],
  ...["#/affiche", "#/plus", "#/projeter/card-photo", "#/agir/nowhere", "#/reperer/sign-runaway"],
  ...["#/comprendre/figure-pupils-2023", "#/agir/intimate-image", "#/agir/letter-school"],
  ...["#/agir/platform-instagram", "#/classe/activity-joke-scale"],
];
const screens = hashes.flatMap((hash) =>
  (["fr", "en"] as Language[]).map((language) => [hash, language] as const),
);

test.each(screens)("axe finds nothing on %s in %s", async (hash, language) => {
  await open({ hash, language, scenario: "closed" });
  for (const details of document.querySelectorAll("details")) details.open = true;
  expect(await violations()).toEqual([]);
});

test.each(["fr", "en"] as Language[])(
  "axe finds nothing on the number sheet in %s",
  async (language) => {
    await open({ language });
    await click('[data-line="3018"] [data-action="qr"]');
    expect(await violations()).toEqual([]);
  },
);

test("axe finds nothing on the search, nor on what was noted", async () => {
  await open({ hash: "#/reperer" });
  await click('[data-sign="sign-talk-of-dying"] input');
  expect(await violations()).toEqual([]);
  await click('[data-action="search"]');
  expect(await violations()).toEqual([]);
});
