// The moments of the fake backend: fixed instants, one for each state that a user can meet.
import type { ChannelMoment, DaySpan, Language, Moment, Page, State, Tick } from "../generated";

export const scenarios = ["open", "closing", "closed", "unknown", "elsewhere"] as const;
export type Scenario = (typeof scenarios)[number];

type Phrase = Record<Language, string>;
type ShownState = { state: State; detail: Phrase; opens?: Phrase };

const always: Phrase = { fr: "24\u00a0h/24, 7\u00a0j/7", en: "around the clock, every day" };
const labels: Record<State, Phrase> = {
  open: { fr: "Ouvert", en: "Open" },
  closing_soon: { fr: "Ferme bientôt", en: "Closing soon" },
  closed: { fr: "Fermé", en: "Closed" },
  unknown: { fr: "Horaires à vérifier", en: "Hours to be checked" },
};

const unpublished: ShownState = {
  state: "unknown",
  detail: { fr: "horaires non publiés", en: "hours not published" },
};

const shownStates: Record<
  Exclude<Scenario, "elsewhere">,
  { now: number; clock: Phrase; line: ShownState }
> = {
  open: {
    now: 14 * 60 + 32,
    clock: { fr: "Il est 14\u00a0h\u00a032 à Paris.", en: "It is 14:32 in Paris." },
    line: {
      state: "open",
      detail: { fr: "ferme dans 8\u00a0h\u00a028", en: "closes in 8\u00a0h\u00a028" },
    },
  },
  closing: {
    now: 22 * 60 + 48,
    clock: { fr: "Il est 22\u00a0h\u00a048 à Paris.", en: "It is 22:48 in Paris." },
    line: {
      state: "closing_soon",
      detail: { fr: "ferme dans 12\u00a0min", en: "closes in 12\u00a0min" },
    },
  },
  closed: {
    now: 23 * 60 + 41,
    clock: { fr: "Il est 23\u00a0h\u00a041 à Paris.", en: "It is 23:41 in Paris." },
    line: {
      state: "closed",
      detail: { fr: "ouvre demain à 9\u00a0h", en: "opens tomorrow at 9:00" },
      opens: {
        fr: "le mardi 24\u00a0novembre\u00a02026 à 9\u00a0h",
        en: "on Tuesday 24 November 2026 at 9:00",
      },
    },
  },
  unknown: {
    now: 14 * 60 + 32,
    clock: { fr: "Il est 14\u00a0h\u00a032 à Paris.", en: "It is 14:32 in Paris." },
    line: {
      state: "unknown",
      detail: {
        fr: "horaires illisibles, appelez quand même",
        en: "hours unreadable, call anyway",
      },
    },
  },
};

const local: Phrase = {
  fr: "Là où vous êtes, il est 0\u00a0h\u00a032.",
  en: "Where you are, it is 0:32.",
};

function ticks(language: Language, elsewhere: boolean): Tick[] {
  const format = (hour: number) => (language === "fr" ? `${hour}\u00a0h` : `${hour}:00`);
  return [0, 6, 12, 18, 24].map((hour) => ({
    minute: hour * 60,
    paris: format(hour),
    local: elsewhere ? format((hour + 10) % 24) : null,
  }));
}

export function momentOf(
  page: Pick<Page, "language" | "lines" | "day">,
  scenario: Scenario,
): Moment {
  const { language } = page;
  const elsewhere = scenario === "elsewhere";
  const { now, clock, line } = shownStates[elsewhere ? "open" : scenario];
  const channels = page.lines
    .flatMap(({ channels }) => channels)
    .map((channel): ChannelMoment => {
      const spans: DaySpan[] = channel.week.find((day) => day.today)?.spans ?? [];
      const aroundTheClock = channel.week.length === 0 && channel.hours !== null;
      const weekly = channel.id === "119-chat" ? unpublished : line;
      const state: ShownState = aroundTheClock
        ? { state: "open", detail: always }
        : channel.week.length > 0
          ? weekly
          : unpublished;
      return {
        id: channel.id,
        state: state.state,
        label: labels[state.state][language],
        detail: state.detail[language],
        opens: state.opens?.[language] ?? null,
        today: aroundTheClock ? [{ from: 0, to: 1440 }] : state.state === "unknown" ? [] : spans,
        always: aroundTheClock,
        toConfirm: scenario === "closing" && channel.id === "3018-phone",
      };
    });
  return {
    day: page.day,
    paris: clock[language],
    local: elsewhere ? local[language] : null,
    clock: null,
    now,
    ticks: ticks(language, elsewhere),
    awaited: [],
    missed: null,
    channels,
  };
}
