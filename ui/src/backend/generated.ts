// Generated from src-tauri/src/view and src-tauri/src/app/commands by `cargo test`; not to be edited.

export type AgeBand = "six" | "eleven" | "fifteen" | "any";

export type Alternative = { line: string, channel: string, text: string, };

export type Answer = { danger: DangerHeard | null, groups: Array<HitGroup>, topics: Array<Link>, };

export type Bar = { label: string, percent: number, };

export type Category = "digital" | "emotional" | "behaviour" | "physical" | "school";

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

export type ChannelKind = "phone" | "sms" | "chat" | "site" | "form" | "app";

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

export type Chart = { year: number, bars: Array<Bar>, };

export type CommandError = { code: ErrorCode, message: string, };

export type ContactReply = { outcome: Outcome, qr: Qr | null, };

export type DangerHeard = { id: string, sentence: string, channels: Array<string>, };

export type Day = { name: string, short: string, hours: string, spans: Array<DaySpan>, today: boolean, note: string | null, };

export type DaySpan = { from: number, to: number, };

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
 * Who has read it, or that nobody has; `null` where nobody has and that is not called for.
 */
reviewed: string | null, chart: Chart | null, };

export type ErrorCode = "unknown_id" | "not_offered" | "not_here" | "internal";

export type Fragment = { text: string, hit: boolean, };

export type Group = "featured" | "emergency" | "help" | "report";

export type Hearing = "regions" | "announcements" | "notifications";

export type HelplineAccess = "call" | "site" | "none";

export type Hit = { id: string, route: string, title: Array<Fragment>, excerpt: Array<Fragment>, };

export type HitGroup = { title: string, hits: Array<Hit>, };

export type How = "call" | "site" | "copy" | "qr";

export type Item = { text: string, why: string | null, };

export type Kind = "sign" | "form" | "situation" | "talk" | "platform" | "guide" | "letter" | "law" | "figure" | "activity" | "card" | "track";

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

export type KioskCode = { channel: string, qr: Qr, };

export type KioskContact = { name: string, place: string, };

export type Language = "fr" | "en";

export type LawStatus = "in_force" | "not_applied" | "pending" | "struck_down";

export type Leave = "left" | "wrong" | "wait" | "no_code";

export type LeaveReply = { outcome: Leave, seconds: number, };

export type Line = { id: string, group: Group, name: string, purpose: string, operator: string | null, answeredBy: string | null, audience: string, 
/**
 * Empty where nothing is to be said.
 */
cost: string, privacy: string, reach: string, notes: Array<string>, channels: Array<Channel>, 
/**
 * The channel whose state stands for the line.
 */
primary: string, site: string | null, otherwise: Array<Alternative>, sources: Array<string>, };

export type Link = { id: string, kind: Kind, route: string, title: string, };

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

export type Outcome = "launched" | "no_handler" | "failed" | "copied" | "shown";

export type Page = { language: Language, version: string, 
/**
 * The release of the time-zone data, as its publisher names it.
 */
tzdb: string, day: string, lines: Array<Line>, sources: Array<Source>, audience: Reader, 
/**
 * Whether the user or the school has chosen the audience.
 */
audienceChosen: boolean, preferences: Preferences, 
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

export type Paper = "a4" | "a3";

export type Part = { name: string, version: string, licence: string, };

export type Place = "spot" | "understand" | "act" | "class";

export type Preferences = { theme: Theme, 
/**
 * Per cent: one of `TEXT_SIZES`.
 */
textSize: number, easyFont: boolean, reducedMotion: boolean, highContrast: boolean, 
/**
 * Whether single keys, such as "/", are shortcuts.
 */
singleKeys: boolean, };

export type Qr = { size: number, path: string, };

export type Reader = "parent" | "educator";

export type Role = "target" | "author" | "witness";

export type School = { name: string | null, message: string | null, };

export type Section = { 
/**
 * The field that it comes from: `steps`, `avoid`, `looks-like`.
 */
part: string, title: string | null, text: string | null, items: Array<Item>, ordered: boolean, 
/**
 * How the items are arranged: for the unknown reader first, then for each reader if that makes
 * a difference. Empty where they have no time.
 */
plans: Array<StepPlan>, };

export type Setting = "language" | "audience" | "theme" | "text_size" | "autostart" | "tray" | "notifications";

export type Source = { id: string, publisher: string, title: string, url: string, published: string | null, seen: string, };

export type Sources = { sources: Array<Source>, reviewed: boolean, };

export type State = "open" | "closing_soon" | "closed" | "unknown";

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

export type StepFold = { 
/**
 * It says how many steps are folded.
 */
title: string, groups: Array<StepGroup>, };

export type StepGroup = { title: string, 
/**
 * The number of the first step.
 */
first: number, 
/**
 * The positions of the steps among the items, counted from 0.
 */
steps: Array<number>, };

export type StepPlan = { 
/**
 * `null`: for a reader who is not known.
 */
reader: Reader | null, groups: Array<StepGroup>, folds: Array<StepFold>, };

export type Storage = { folder: string | null, 
/**
 * Whether choices outlive the program.
 */
lasts: boolean, };

export type Summary = { title: string, signs: Array<Link>, firstCalls: Array<string>, notProof: string, steps: Array<string>, next: Array<Link>, };

export type Theme = "system" | "light" | "dark";

export type Tick = { minute: number, paris: string, local: string | null, };

export type Urgency = "observe" | "week" | "now";

/**
 * All that the page may ask of the shell: a method for each command. Contacts and entries are named
 * by id, never by number or address.
 */
export abstract class Backend {
  /** Calls a command. A function among the arguments is called with each message of the shell. */
  protected abstract invoke<T>(command: string, args?: Record<string, unknown>): Promise<T>;

  /** The page has drawn itself. The watchdog stops, and the work that can wait begins: the tray. */
  pageReady(): Promise<void> { return this.invoke("page_ready"); }

  /** Reads the whole state of the page. */
  readPage(): Promise<Page> { return this.invoke("read_page"); }

  /** Subscribes the page to every change of the moment: at each displayed minute and at each change of state, until the page is closed. */
  followTime(onMoment: (message: Moment) => void): Promise<void> { return this.invoke("follow_time", { onMoment }); }

  /** Changes the language. */
  chooseLanguage(language: Language): Promise<Page> { return this.invoke("choose_language", { language }); }

  /** Addresses a parent first, or an educator. Returns a notice for the user if that could not be stored. */
  chooseAudience(audience: Reader): Promise<string | null> { return this.invoke("choose_audience", { audience }); }

  /** Stores and applies the preferences of the user. Returns a notice for the user if they could not be stored. */
  choosePreferences(preferences: Preferences): Promise<string | null> { return this.invoke("choose_preferences", { preferences }); }

  /** Stores that the welcome screen has been seen. Returns a notice for the user if that could not be stored. */
  endWelcome(): Promise<string | null> { return this.invoke("end_welcome"); }

  /** Trusts the clock of the computer for this run, because the user says that it is right. */
  trustClock(): Promise<Moment> { return this.invoke("trust_clock"); }

  /** Shows the folder of the app's files in the file manager. */
  openFolder(): Promise<Outcome> { return this.invoke("open_folder"); }

  /** Removes all files of the app, resets every choice, and removes the start with the session. */
  eraseAll(): Promise<Page> { return this.invoke("erase_all"); }

  /** Calls, opens, copies or shows a channel of the library. */
  contact(id: string, how: How): Promise<ContactReply> { return this.invoke("contact", { id, how }); }

  /** Reads the entries of one section of the app. */
  readPlace(place: Place): Promise<Entry[]> { return this.invoke("read_place", { place }); }

  /** Reads every source of the app. */
  readSources(): Promise<Sources> { return this.invoke("read_sources"); }

  /** Sets or removes a reminder of the opening of a channel. */
  remind(id: string, wanted: boolean): Promise<Moment> { return this.invoke("remind", { id, wanted }); }

  /** Reads the status of the background mode: tray, notifications, autostart. */
  readStaying(): Promise<Staying> { return this.invoke("read_staying"); }

  /** Chooses whether closing the window keeps the app in the tray or quits. Returns a notice for the user if the choice could not be stored. */
  chooseStaying(stays: boolean): Promise<string | null> { return this.invoke("choose_staying", { stays }); }

  /** Chooses whether notifications are shown, and whether one comes before 3018 closes. Returns a notice for the user if the choice could not be stored. */
  chooseNotices(notices: boolean, closing: boolean): Promise<string | null> { return this.invoke("choose_notices", { notices, closing }); }

  /** Chooses whether the app starts with the session. */
  chooseAutostart(wanted: boolean): Promise<Staying> { return this.invoke("choose_autostart", { wanted }); }

  /** Closes the window as the user has chosen, and stores that choice. */
  endWindow(stays: boolean): Promise<void> { return this.invoke("end_window", { stays }); }

  /** Keeps the window open: the user has dismissed the question about closing it. */
  keepWindow(): Promise<void> { return this.invoke("keep_window"); }

  /** Reads the list of third-party software in this program. */
  readParts(): Promise<Part[]> { return this.invoke("read_parts"); }

  /** Searches entries and lines. */
  search(query: string): Promise<Answer> { return this.invoke("search", { query }); }

  /** Sums up the noted signs. Nothing of it is stored. */
  sumUp(ids: string[]): Promise<Summary> { return this.invoke("sum_up", { ids }); }

  /** Copies one entry as text. */
  copyEntry(id: string): Promise<Outcome> { return this.invoke("copy_entry", { id }); }

  /** Copies the noted signs with their summary as text. */
  copyNoted(ids: string[]): Promise<Outcome> { return this.invoke("copy_noted", { ids }); }

  /** Opens the help page of a platform. Refuses an id that is no platform, and a platform without a known help page. */
  openHelp(id: string): Promise<Outcome> { return this.invoke("open_help", { id }); }

  /** Prints the page of the window. */
  printPage(paper: Paper): Promise<void> { return this.invoke("print_page", { paper }); }

  /** Makes a screen reader say a text, where the engine does not announce the live regions of the page. */
  announce(text: string): Promise<void> { return this.invoke("announce", { text }); }

  /** Resets the kiosk: its language and its page, so that nothing of the previous visitor is left. */
  restartKiosk(): Promise<void> { return this.invoke("restart_kiosk"); }

  /** Ends the kiosk if the exit code is right. */
  leaveKiosk(code: string): Promise<LeaveReply> { return this.invoke("leave_kiosk", { code }); }
}
