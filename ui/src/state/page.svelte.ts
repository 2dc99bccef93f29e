// The page data as Rust sent them. They are replaced as a whole, never edited.
import type { Channel, Line, Page, Setting } from "../backend/generated";

export type Contact = { line: Line; channel: Channel };

export class PageState {
  current: Page = $state.raw() as Page;

  constructor(page: Page) {
    this.current = page;
  }

  /** Whether the policy sets this value, so that the user cannot change it. */
  isManaged(setting: Setting): boolean {
    return this.current.managed.settings.includes(setting);
  }

  group(name: Line["group"]): Line[] {
    return this.current.lines.filter((line) => line.group === name);
  }

  /** The lines of a group, each with its primary channel. */
  contacts(name: Line["group"]): Contact[] {
    return this.group(name).flatMap(primaryContact);
  }

  /** The lines with these ids, each with its primary channel. */
  contactsOf(ids: string[]): Contact[] {
    return this.current.lines.filter(({ id }) => ids.includes(id)).flatMap(primaryContact);
  }

  contact(channelId: string): Contact | undefined {
    for (const line of this.current.lines) {
      const channel = line.channels.find((candidate) => candidate.id === channelId);
      if (channel) return { line, channel };
    }
    return undefined;
  }
}

function primaryContact(line: Line): Contact[] {
  const channel = line.channels.find(({ id }) => id === line.primary) ?? line.channels[0];
  return channel ? [{ line, channel }] : [];
}
