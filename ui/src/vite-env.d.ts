/// <reference types="svelte" />
/// <reference types="vite/client" />

declare module "*.ftl?words" {
  const read: () => import("@fluent/bundle").FluentResource["body"];
  export default read;
}
