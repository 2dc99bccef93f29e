import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defaultClientConditions } from "vite";
import { defineConfig } from "vitest/config";

// The `fake` condition swaps the desktop for an in-memory one (see "imports" in package.json);
// without it nothing of fake.ts reaches the bundle.
export default defineConfig(({ mode }) => {
  const conditions = [...defaultClientConditions, ...(mode === "fake" ? ["fake"] : [])];
  return {
    plugins: [svelte()],
    resolve: { conditions: mode === "test" ? ["browser", ...conditions] : conditions },
    server: { fs: { allow: [".."] } },
    build: {
      target: ["es2022", "safari17.5", "chrome123"],
      cssTarget: ["safari17.5", "chrome123"],
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: true,
      emptyOutDir: true,
      rolldownOptions: { output: { codeSplitting: false } },
    },
    test: {
      environment: "jsdom",
      include: ["tests/**/*.test.ts"],
      setupFiles: ["tests/setup.ts"],
      css: false,
    },
  };
});
