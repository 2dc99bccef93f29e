/// <reference types="svelte" />
/// <reference types="vite/client" />

declare module "*.ftl?messages=first" {
  const read: () => import("@fluent/bundle").FluentResource["body"];
  export default read;
}

declare module "*.ftl?messages=rest" {
  const read: () => import("@fluent/bundle").FluentResource["body"];
  export default read;
}
