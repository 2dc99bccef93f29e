// How a component asks for a contact: by channel id, with the button that asked so that focus can come back to it.
import type { Channel, How } from "../backend/generated";
import type { IconName } from "./icons";

export type ContactAction = (channelId: string, how: How, opener: HTMLElement | null) => unknown;

/** Numbers can be dialled or texted; the rest are addresses. */
export function isNumber(channel: Channel): boolean {
  return channel.kind === "phone" || channel.kind === "sms";
}

const icons: Record<string, IconName> = {
  phone: "phone",
  sms: "sms",
  chat: "chat",
  video: "chat",
  app: "app",
};

export function iconOf(channel: Channel): IconName {
  return icons[channel.kind] ?? "site";
}

/** A number that no line break may cut. */
export function nonBreaking(display: string): string {
  return display.replace(/\s/g, "\u00a0");
}

/** "15 · Samu" beside a large "15" needs only "Samu". */
export function nameWithoutNumber(name: string, display: string): string {
  const [first, ...rest] = name.split(" · ");
  return nonBreaking(first ?? "") === nonBreaking(display) ? rest.join(" · ") : name;
}
