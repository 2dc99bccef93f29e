// How components name and request contacts: by channel id, with the button that was pressed, so
// that the focus can return to it.
import type { Channel, ChannelKind, How } from "../backend/generated";
import type { IconName } from "./icons";

export type ContactAction = (channelId: string, how: How, opener: HTMLElement | null) => unknown;

/** Numbers can be dialled or texted; all other channels are addresses. */
export function isNumber(channel: Channel): boolean {
  return channel.kind === "phone" || channel.kind === "sms";
}

const icons: Partial<Record<ChannelKind, IconName>> = {
  phone: "phone",
  sms: "sms",
  chat: "chat",
  app: "app",
};

export function iconOf(channel: Channel): IconName {
  return icons[channel.kind] ?? "site";
}

/** Replaces the spaces of a number by non-breaking spaces. */
export function nonBreaking(display: string): string {
  return display.replace(/\s/g, "\u00a0");
}

/** The name without a leading number: "15 · Samu" beside a large "15" becomes "Samu". */
export function nameWithoutNumber(name: string, display: string): string {
  const [first, ...rest] = name.split(" · ");
  return nonBreaking(first ?? "") === nonBreaking(display) ? rest.join(" · ") : name;
}
