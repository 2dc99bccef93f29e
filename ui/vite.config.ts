import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defaultClientConditions } from "vite";
import { defineConfig } from "vitest/config";
import { fluent } from "./scripts/vite-plugin-fluent.ts";
import { stubUnusedViews } from "./scripts/vite-plugin-stub.ts";

// The `fake` condition replaces the Tauri backend by the one in memory (see "imports" in
// package.json). Without it nothing of fake.ts reaches the bundle. The kitchen sink is a page of
// the fake build alone. The mode `prerender` builds one file for the engine in the shell, which has
// neither the interfaces of a browser nor those of Node.
export default defineConfig(({ mode }) => {
  const fake = mode === "fake";
  const prerender = mode === "prerender";
  const conditions = [...defaultClientConditions, ...(fake ? ["fake"] : [])];
  return {
    plugins: [svelte(), fluent(), ...(prerender ? [stubUnusedViews()] : [])],
    resolve: { conditions: mode === "test" ? ["browser", ...conditions] : conditions },
    server: { fs: { allow: [".."] } },
    // Only in this mode: the tests import Vite itself, which cannot be bundled.
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
      // Vitest leaves one core out by default, which is half of the cores on a machine with two.
      maxWorkers: "100%",
      // axe checks whole screens, and the machine may be busy.
      testTimeout: 90_000,
    },
  };
});
