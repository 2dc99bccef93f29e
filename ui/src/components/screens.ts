// The titles and icons of the screens.
import { t } from "../i18n/messages.svelte";
import type { RouteName } from "../state/route.svelte";
import type { IconName } from "./icons";

const titles: Record<RouteName, () => string> = {
  home: () => t("nav-home"),
  danger: () => t("nav-danger"),
  spot: () => t("nav-spot"),
  understand: () => t("nav-understand"),
  act: () => t("nav-act"),
  class: () => t("nav-class"),
  lines: () => t("nav-lines"),
  poster: () => t("nav-poster"),
  projector: () => t("nav-projector"),
  more: () => t("nav-more"),
  settings: () => t("nav-settings"),
  about: () => t("nav-about"),
};

export function titleOf(screen: RouteName): string {
  return titles[screen]();
}

/** The screens of the navigation, in its order. */
export const SCREENS = [
  "home",
  "danger",
  "spot",
  "understand",
  "act",
  "class",
  "lines",
  "settings",
  "about",
] as const satisfies RouteName[];

export function screenIcon(screen: (typeof SCREENS)[number]): IconName {
  return screen === "about" ? "info" : screen;
}
