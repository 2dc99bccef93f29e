import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

// Without a component of the former syntax, the code for that syntax is not built in.
export default { preprocess: vitePreprocess(), compilerOptions: { runes: true } };
