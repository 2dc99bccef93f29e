import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defaultClientConditions } from "vite";
import { defineConfig } from "vitest/config";
import { fluent } from "./scripts/vite-plugin-fluent.ts";
import { stubUnusedViews } from "./scripts/vite-plugin-stub.ts";

// The `fake` condition swaps the desktop for an in-memory one (see "imports" in package.json);
// without it nothing of fake.ts reaches the bundle. The kitchen sink is a page of that build alone. The mode `prerender` makes
// what the desktop runs itself: one file, for an engine that knows neither a browser nor Node.
export default defineConfig(({ mode }) => {
  const fake = mode === "fake";
  const prerender = mode === "prerender";
  const conditions = [...defaultClientConditions, ...(fake ? ["fake"] : [])];
  return {
    plugins: [svelte(), fluent(), ...(prerender ? [stubUnusedViews()] : [])],
    resolve: { conditions: mode === "test" ? ["browser", ...conditions] : conditions },
    server: { fs: { allow: [".."] } },
    // For this mode alone: the tests load Vite itself, which cannot be bundled.
    ...(prerender && { ssr: { noExternal: true as const, target: "webworker" as const } }),
    build: {
      ...(prerender && { ssr: "src/prerender.ts", outDir: "dist-prerender", minify: true }),
      target: ["es2022", "safari17.5", "chrome123"],
      cssTarget: ["safari17.5", "chrome123"],
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: true,
      emptyOutDir: true,
      ...(fake && { rolldownOptions: { input: ["index.html", "kitchen-sink.html"] } }),
    },
    test: {
      environment: "jsdom",
      include: ["tests/**/*.test.ts"],
      setupFiles: ["tests/setup.ts"],
      css: false,
      // By default one core is left out, which is half of them on a machine with two.
      maxWorkers: "100%",
      // axe reads whole screens, and the machine may be busy.
      testTimeout: 30_000,
    },
  };
});
