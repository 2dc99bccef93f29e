// Generated from src-tauri/src/view.rs by `cargo test`; not to be edited.

export type Language = "fr" | "en";

export type State = "open" | "closing_soon" | "closed" | "unknown";

export type How = "call" | "site" | "copy" | "qr";

export type Group = "featured" | "emergency" | "help" | "report";

export type ChannelKind = "phone" | "sms" | "chat" | "site" | "form" | "app";

export type Span = { from: number, to: number, };

export type Tick = { minute: number, paris: string, local: string | null, };

export type ChannelMoment = { id: string, state: State, 
/**
 * The state in a word.
 */
label: string, 
/**
 * Until when, or why it is not known.
 */
detail: string, today: Array<Span>, always: boolean, toConfirm: boolean, };

export type Moment = { 
/**
 * The day in Paris; when it differs from that of the page, the page is to be read again.
 */
day: string, paris: string, local: string | null, 
/**
 * Minutes since midnight in Paris.
 */
now: number, ticks: Array<Tick>, channels: Array<ChannelMoment>, };

export type Day = { name: string, short: string, hours: string, spans: Array<Span>, today: boolean, note: string | null, };

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

export type Source = { id: string, publisher: string, title: string, url: string, published: string | null, seen: string, };

export type Page = { language: Language, version: string, 
/**
 * The release of the time-zone data, as its publisher names it.
 */
tzdb: string, day: string, lines: Array<Line>, sources: Array<Source>, moment: Moment, };

export type Outcome = "launched" | "no_handler" | "failed" | "copied" | "shown";

export type Qr = { size: number, path: string, };

export type ContactReply = { outcome: Outcome, qr: Qr | null, };

export type ErrorCode = "unknown_id" | "not_offered" | "internal";

export type CommandError = { code: ErrorCode, message: string, };
