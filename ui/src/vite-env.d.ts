/// <reference types="svelte" />
/// <reference types="vite/client" />

declare module "*.ftl?words" {
  const body: import("@fluent/bundle").FluentResource["body"];
  export default body;
}
