/// <reference types="svelte" />
/// <reference types="vite/client" />

declare module "*.ftl?messages" {
  const read: () => import("@fluent/bundle").FluentResource["body"];
  export default read;
}
