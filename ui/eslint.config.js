import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const desktopOnly = {
  group: ["@tauri-apps/*"],
  message: "Only src/backend/tauri.ts talks to the desktop.",
};

export default ts.config(
  { ignores: ["dist/", "dist-fake/", "dist-prerender/", "node_modules/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "no-undef": "off",
      "no-restricted-imports": ["error", { patterns: [desktopOnly] }],
      "no-restricted-globals": [
        "error",
        { name: "Date", message: "Time comes from Rust." },
        { name: "performance", message: "Time comes from Rust." },
        { name: "fetch", message: "The page makes no request." },
        { name: "localStorage", message: "The page keeps no trace." },
        { name: "sessionStorage", message: "The page keeps no trace." },
      ],
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "Text only: the page never builds HTML from strings.",
        })),
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
    },
  },
  { files: ["tests/**"], rules: { "no-restricted-properties": "off" } },
  { files: ["src/backend/tauri.ts"], rules: { "no-restricted-imports": "off" } },
);
