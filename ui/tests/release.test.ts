import { readFileSync } from "node:fs";
import { build } from "vite";
import { beforeAll, expect, test } from "vitest";

// The output of a build, without writing it.
async function built(mode: string): Promise<{ names: string[]; text: string }> {
  const result = await build({ mode, logLevel: "silent", build: { write: false } });
  const files = (Array.isArray(result) ? result : [result]).flatMap((each) =>
    "output" in each ? each.output : [],
  );
  const text = files.map((file) => (file.type === "chunk" ? file.code : String(file.source)));
  return { names: files.map(({ fileName }) => fileName), text: text.join("\n") };
}

let release: Awaited<ReturnType<typeof built>>;
let fake: Awaited<ReturnType<typeof built>>;

beforeAll(async () => {
  // The value on the command line, where no test runner has set it.
  process.env["NODE_ENV"] = "production";
  release = await built("production");
  fake = await built("fake");
}, 60_000);

// The test also looks for each marker in the source, so that a renamed one cannot pass unnoticed.
const STRAYS = [
  ["the kitchen sink", "data-kitchen-sink", "src/kitchen-sink/KitchenSink.svelte"],
  ["the stand-in desktop", "no such contact", "src/backend/fake.ts"],
] as const;

test.each(STRAYS)("what people get holds nothing of %s", (_, marker, source) => {
  expect(readFileSync(source, "utf8")).toContain(marker);
  expect(fake.text).toContain(marker);
  expect(release.text).not.toContain(marker);
});

test("what people get is one page, one script with a small one before it, and one style sheet", () => {
  const kinds = release.names.map((name) => name.split(".").at(-1));
  expect(kinds.filter((kind) => kind !== "woff2").sort()).toEqual(["css", "html", "js", "js"]);
  expect(fake.names).toContain("kitchen-sink.html");
});
