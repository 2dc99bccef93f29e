// Shows every component in every state on one page. Only the fake mode builds it (see
// vite.config.ts). The address sets it up: `?lang=fr|en`, `?theme=light|dark`, `?contrast=more`,
// `?font=easy`.
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/layout.css";
import "../styles/kiosk.css";
import { mount } from "svelte";
import { setLanguage } from "../i18n/messages.svelte";
import KitchenSink from "./KitchenSink.svelte";

const wanted = new URLSearchParams(location.search);
for (const name of ["theme", "contrast", "font"]) {
  const value = wanted.get(name);
  if (value) document.documentElement.dataset[name] = value;
}
const language = wanted.get("lang") === "en" ? "en" : "fr";
document.documentElement.lang = language;
setLanguage(language);
mount(KitchenSink, { target: document.body, props: { language } });
