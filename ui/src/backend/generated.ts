// Generated from src-tauri/src/view by `cargo test`; not to be edited.

export type Reader = "parent" | "educator";

export type Theme = "system" | "light" | "dark";

export type Preferences = { theme: Theme, 
/**
 * Per cent: one of `TEXT_SIZES`.
 */
textSize: number, easyFont: boolean, reducedMotion: boolean, highContrast: boolean, 
/**
 * Whether single keys, such as "/", are shortcuts.
 */
singleKeys: boolean, };

export type Setting = "language" | "audience" | "theme" | "text_size" | "autostart" | "tray" | "notifications";

export type School = { name: string | null, message: string | null, };

export type Language = "fr" | "en";

export type Hearing = "regions" | "announcements" | "notifications";

export type State = "open" | "closing_soon" | "closed" | "unknown";

export type How = "call" | "site" | "copy" | "qr";

export type Group = "featured" | "emergency" | "help" | "report";

export type ChannelKind = "phone" | "sms" | "chat" | "site" | "form" | "app";

export type Managed = { 
/**
 * What only the school can change.
 */
settings: Array<Setting>, 
/**
 * The parts of the app that are not to be seen.
 */
hidden: Array<Place>, school: School, 
/**
 * How many mistakes there are in what is laid down.
 */
mistakes: number, };

export type DaySpan = { from: number, to: number, };

export type Tick = { minute: number, paris: string, local: string | null, };

export type ChannelMoment = { id: string, state: State, 
/**
 * The state in a word.
 */
label: string, 
/**
 * Until when, or why it is not known.
 */
detail: string, 
/**
 * When a channel that is not open certainly opens, with its date; absent where no opening is certain.
 */
opens: string | null, today: Array<DaySpan>, always: boolean, toConfirm: boolean, };

export type Moment = { 
/**
 * The day in Paris; when it differs from that of the page, the page is to be read again.
 */
day: string, paris: string, local: string | null, 
/**
 * What is to be said when the computer's clock is certainly wrong: then no state that hangs on it is told.
 */
clock: string | null, 
/**
 * Minutes since midnight in Paris.
 */
now: number, ticks: Array<Tick>, channels: Array<ChannelMoment>, 
/**
 * The channels whose opening the user wants to hear of.
 */
awaited: Array<string>, 
/**
 * What the user has to hear of a reminder that could not be shown in time.
 */
missed: string | null, };

export type Staying = { 
/**
 * Whether there is a tray to stay in.
 */
tray: boolean, 
/**
 * Whether it stays there when the window is closed; absent when never chosen.
 */
stays: boolean | null, 
/**
 * Whether messages can appear on this computer.
 */
server: boolean, notices: boolean, closingNotice: boolean, 
/**
 * Whether it starts with the session; absent where that cannot be told.
 */
autostart: boolean | null, };

export type Day = { name: string, short: string, hours: string, spans: Array<DaySpan>, today: boolean, note: string | null, };

export type Channel = { id: string, kind: ChannelKind, label: string, value: string, 
/**
 * The value as it is shown: the number as it is, an address without its scheme.
 */
display: string, 
/**
 * The value as a screen reader should say it.
 */
spoken: string, overseas: string | null, 
/**
 * The buttons to offer, in order.
 */
actions: Array<How>, hours: string | null, hoursNote: string | null, week: Array<Day>, provenance: string, verified: string, };

export type Alternative = { line: string, channel: string, text: string, };

export type Line = { id: string, group: Group, name: string, purpose: string, operator: string | null, answeredBy: string | null, audience: string, 
/**
 * Empty where nothing is to be said.
 */
cost: string, privacy: string, reach: string, notes: Array<string>, channels: Array<Channel>, 
/**
 * The channel whose state stands for the line.
 */
primary: string, site: string | null, otherwise: Array<Alternative>, sources: Array<string>, };

export type Storage = { folder: string | null, 
/**
 * Whether choices outlive the program.
 */
lasts: boolean, };

export type Page = { language: Language, version: string, 
/**
 * The release of the time-zone data, as its publisher names it.
 */
tzdb: string, day: string, lines: Array<Line>, sources: Array<Source>, audience: Reader, preferences: Preferences, 
/**
 * Whether the app has never been used on this computer, as far as it remembers.
 */
firstRun: boolean, storage: Storage, 
/**
 * What the user has to hear about the settings, once.
 */
notice: string | null, moment: Moment, managed: Managed, hearing: Hearing, 
/**
 * What a kiosk shows; nothing elsewhere.
 */
kiosk: Kiosk | null, };

export type KioskContact = { name: string, place: string, };

export type KioskCode = { channel: string, qr: Qr, };

export type Kiosk = { 
/**
 * The topic that it opens with, if not its start.
 */
start: string | null, warning: number, reset: number, school: string | null, room: string | null, message: string | null, contacts: Array<KioskContact>, codes: Array<KioskCode>, topics: Array<Entry>, 
/**
 * Whether a code has been set to leave with.
 */
leaves: boolean, 
/**
 * The line of the policy in which a code stands that cannot be read.
 */
codeLine: number | null, };

export type Leave = "left" | "wrong" | "wait" | "no_code";

export type LeaveReply = { outcome: Leave, seconds: number, };

export type Outcome = "launched" | "no_handler" | "failed" | "copied" | "shown";

export type Qr = { size: number, path: string, };

export type ContactReply = { outcome: Outcome, qr: Qr | null, };

export type ErrorCode = "unknown_id" | "not_offered" | "not_here" | "internal";

export type CommandError = { code: ErrorCode, message: string, };

export type Source = { id: string, publisher: string, title: string, url: string, published: string | null, seen: string, };

export type Kind = "sign" | "form" | "situation" | "talk" | "platform" | "guide" | "letter" | "law" | "figure" | "activity" | "card" | "track";

export type Place = "spot" | "understand" | "act" | "class";

export type Role = "target" | "author" | "witness";

export type Category = "digital" | "emotional" | "behaviour" | "physical" | "school";

export type Urgency = "observe" | "week" | "now";

export type AgeBand = "six" | "eleven" | "fifteen" | "any";

export type HelplineAccess = "call" | "site" | "none";

export type LawStatus = "in_force" | "not_applied" | "pending";

export type Paper = "a4" | "a3";

export type Item = { text: string, why: string | null, };

export type Section = { 
/**
 * The field that it comes from: `steps`, `avoid`, `looks-like`.
 */
part: string, title: string | null, text: string | null, items: Array<Item>, ordered: boolean, };

export type Link = { id: string, kind: Kind, route: string, title: string, };

export type Bar = { label: string, percent: number, };

export type Chart = { year: number, bars: Array<Bar>, };

export type Entry = { id: string, kind: Kind, 
/**
 * Its address after the "#".
 */
route: string, title: string, summary: string, sections: Array<Section>, role: Role | null, audience: Array<Reader>, category: Category | null, urgency: Urgency | null, age: AgeBand | null, minutes: number | null, law: LawStatus | null, article: string | null, button: HelplineAccess | null, 
/**
 * The platform's own help page, without its scheme.
 */
help: string | null, 
/**
 * Channels to call before anything else.
 */
firstCalls: Array<string>, 
/**
 * The channel that ends the page.
 */
call: string, related: Array<Link>, sources: Array<Source>, revised: string, 
/**
 * Whether a professional has read it; `null` where that is not called for.
 */
reviewed: string | null, chart: Chart | null, };

export type Summary = { title: string, signs: Array<Link>, firstCalls: Array<string>, notProof: string, steps: Array<string>, next: Array<Link>, };

export type Sources = { sources: Array<Source>, reviewed: boolean, };

export type Part = { name: string, version: string, licence: string, };

export type Fragment = { text: string, hit: boolean, };

export type Hit = { id: string, route: string, title: Array<Fragment>, excerpt: Array<Fragment>, };

export type HitGroup = { title: string, hits: Array<Hit>, };

export type DangerHeard = { id: string, sentence: string, channels: Array<string>, };

export type Answer = { danger: DangerHeard | null, groups: Array<HitGroup>, topics: Array<Link>, };
