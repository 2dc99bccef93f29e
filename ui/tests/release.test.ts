import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { beforeAll, expect, test } from "vitest";

type Release = Rolldown.RolldownOutput["output"];

// The output of a build, without writing it.
async function built(mode: string): Promise<{ files: Release; names: string[]; text: string }> {
  const result = await build({ mode, logLevel: "silent", build: { write: false } });
  const files = (Array.isArray(result) ? result : [result]).flatMap((each) =>
    "output" in each ? each.output : [],
  ) as unknown as Release;
  return {
    files,
    names: files.map(({ fileName }) => fileName),
    text: files.map(textOf).join("\n"),
  };
}

function textOf(file: Release[number]): string {
  return file.type === "chunk" ? file.code : String(file.source);
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

test("what people get has one page, and not the kitchen sink", () => {
  expect(release.names.filter((name) => name.endsWith(".html"))).toEqual(["index.html"]);
  expect(fake.names).toContain("kitchen-sink.html");
});

const document = () => textOf(fileNamed("index.html"));

function fileNamed(name: string): Release[number] {
  const found = release.files.find(({ fileName }) => fileName === name);
  if (!found) throw new Error(`no file ${name}`);
  return found;
}

/** The chunk with a module, and the chunks that it imports statically. */
function scriptsOf(module: string): Rolldown.OutputChunk[] {
  const chunks = release.files.filter((file) => file.type === "chunk");
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) visit(chunks.find(({ fileName }) => fileName === name));
  };
  visit(chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module))));
  return [...found];
}

const modulesIn = (chunks: Rolldown.OutputChunk[]) => chunks.flatMap(({ moduleIds }) => moduleIds);
const styles = () =>
  [...document().matchAll(/<link rel="stylesheet" crossorigin href="\/([^"]+)">/g)].map(
    ([, name]) => fileNamed(name ?? ""),
  );
const packed = (files: Release) =>
  files.reduce((sum, file) => sum + gzipSync(textOf(file), { level: 9 }).length, 0);

test("the document links the style of the first screen, and no script but the small one", () => {
  const linked = styles().map(textOf).join("\n");
  for (const part of ["--bg:", ".card.svelte-", ".door.svelte-"]) expect(linked).toContain(part);
  const scripts = scriptsOf("/src/bootstrap.ts");
  expect(modulesIn(scripts).filter((id) => /svelte|fluent|main\.ts/.test(id))).toEqual([]);
  expect(document().match(/<script type="module"/g)).toHaveLength(1);
  expect(document()).not.toContain("modulepreload");
});

test("what the first screen does not need is read later", () => {
  const first = modulesIn(scriptsOf("/src/main.ts")).filter((id) => /\/ui\/src\/|\.ftl/.test(id));
  const later =
    /\/kiosk\/|\.ftl|\/views\/(?!Home|Overlays|Sidebar|Welcome)|\/(NumberSheet|SearchDialog|Entry\w+)\.svelte/;
  expect(first.length).toBeGreaterThan(30);
  expect(first.filter((id) => later.test(id))).toEqual([]);
  const kiosk = modulesIn(scriptsOf("/src/kiosk/main.ts"));
  expect(kiosk.filter((id) => /\/(App|Home|Sidebar)\.svelte|\/ui\/src\/views\//.test(id))).toEqual(
    [],
  );
});

// Bytes after gzip. A change that needs more raises the limit on purpose, and says why.
test("what is read before the first screen stays small", () => {
  const messages = ["fr", "en"].map((language) =>
    packed(scriptsOf(`/content/${language}/interface.ftl?messages=first`) as unknown as Release),
  );
  const bootstrap = scriptsOf("/src/bootstrap.ts");
  const whole = new Set([...bootstrap, ...scriptsOf("/src/main.ts"), ...styles()]);
  // With a prerendered screen.
  expect(packed([...bootstrap, ...styles()] as unknown as Release)).toBeLessThan(8_600);
  // Until the screen can be used.
  expect(packed([...whole] as unknown as Release) + Math.max(...messages)).toBeLessThan(53_000);
});
