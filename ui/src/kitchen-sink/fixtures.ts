// The data of the samples: the lines, moments and entries of the fake backend.
import type { Component } from "svelte";
import { fakeEntries, fakeKiosk, fakePage, qrCodes } from "../backend/fake/fixtures";
import type { Scenario } from "../backend/fake/scenarios";
import type {
  ChannelMoment,
  Entry,
  Kiosk,
  Language,
  Moment,
  Qr,
  Summary,
} from "../backend/generated";
import { Announcer } from "../state/announcer.svelte";
import { PageState, type Contact } from "../state/page.svelte";

/** The scenarios in which 3018 has each of its states. */
export const STATES: Record<string, Scenario> = {
  open: "open",
  "closing soon": "closing",
  closed: "closed",
  unknown: "unknown",
};

/** The announcements of the samples are discarded. */
export const announcer = new Announcer({ announce: () => Promise.resolve() }, true);

export class Fixtures {
  readonly page: PageState;

  constructor(readonly language: Language) {
    this.page = new PageState(fakePage(language, "open"));
  }

  readonly find = (channelId: string): Contact | undefined => this.page.contact(channelId);

  contact(channelId: string): Contact {
    const found = this.find(channelId);
    if (!found) throw new Error(`no channel ${channelId}`);
    return found;
  }

  moment(scenario: Scenario): Moment {
    return fakePage(this.language, scenario).moment;
  }

  now(scenario: Scenario, channelId: string): ChannelMoment {
    const found = this.moment(scenario).channels.find(({ id }) => id === channelId);
    if (!found) throw new Error(`no moment of ${channelId}`);
    return found;
  }

  entry(id: string): Entry {
    const found = fakeEntries(this.language).find((entry) => entry.id === id);
    if (!found) throw new Error(`no entry ${id}`);
    return found;
  }

  get kiosk(): Kiosk {
    return fakeKiosk(this.language);
  }

  get entries(): Entry[] {
    return fakeEntries(this.language);
  }

  qr(channelId: string): Qr {
    const found = qrCodes[channelId];
    if (!found) throw new Error(`no code of ${channelId}`);
    return found;
  }

  summary(ids: string[]): Summary {
    const link = (id: string) => this.entry(id);
    return {
      title: "Ce que j’ai noté",
      signs: ids.map(link),
      firstCalls: [],
      notProof: "Un signe n’est pas une preuve.",
      steps: ["Parlez avec l’enfant."],
      next: [link("tonight")],
    };
  }
}

/** The handler of all buttons in the samples. */
export const noop = (): void => undefined;

/** A sample that is one component. */
export type Scene = { of: string; Shown: Component; props: Record<string, unknown> };

export function scene<Props extends Record<string, unknown>>(
  of: string,
  component: Component<Props>,
  props: NoInfer<Props>,
): Scene {
  return { of, Shown: component as Component, props };
}
