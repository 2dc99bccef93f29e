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

  line(id: string): Line | undefined {
    return this.current.lines.find((line) => line.id === id);
  }

  contact(channelId: string): Contact | undefined {
    for (const line of this.current.lines) {
      const channel = line.channels.find((candidate) => candidate.id === channelId);
      if (channel) return { line, channel };
    }
    return undefined;
  }

  primary(line: Line): Channel | undefined {
    return line.channels.find((channel) => channel.id === line.primary) ?? line.channels[0];
  }
}
