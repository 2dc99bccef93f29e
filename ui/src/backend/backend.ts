// What the page may ask of the desktop, and nothing else. Contacts and entries are named by id, never by number or address.
import type {
  Answer,
  ContactReply,
  Entry,
  How,
  Language,
  LeaveReply,
  Moment,
  Outcome,
  Page,
  Paper,
  Place,
  Preferences,
  Reader,
  Part,
  Sources,
  Staying,
  Summary,
} from "./generated";

export interface Backend {
  /** Tells the desktop that the first screen is in the document, so that nobody waits for it any longer. */
  pageReady(): Promise<void>;
  readPage(): Promise<Page>;
  /** Calls `onMoment` at each displayed minute or change of state, until the page goes away. */
  followTime(onMoment: (moment: Moment) => void): Promise<void>;
  chooseLanguage(language: Language): Promise<Page>;
  /** Resolves, as the two below, to what has to be said when the choice could not be stored. */
  chooseAudience(audience: Reader): Promise<string | null>;
  choosePreferences(preferences: Preferences): Promise<string | null>;
  /** The first screen has been seen. */
  endWelcome(): Promise<string | null>;
  /** The user says that the clock is right. */
  trustClock(): Promise<Moment>;
  /** Shows the folder of what the app has written. */
  openFolder(): Promise<Outcome>;
  /** Forgets every choice and removes all that was written. */
  eraseAll(): Promise<Page>;
  /** Wants to hear when a channel opens, or no longer. */
  remind(id: string, wanted: boolean): Promise<Moment>;
  readStaying(): Promise<Staying>;
  chooseStaying(stays: boolean): Promise<string | null>;
  chooseNotices(notices: boolean, closing: boolean): Promise<string | null>;
  chooseAutostart(wanted: boolean): Promise<Staying>;
  /** What closing the window means, now and from now on. */
  endWindow(stays: boolean): Promise<void>;
  /** The window was not meant to be closed. */
  keepWindow(): Promise<void>;
  contact(id: string, how: How): Promise<ContactReply>;
  /** Everything that stands in one part of the app, in the language of the window. */
  readPlace(place: Place): Promise<Entry[]>;
  readSources(): Promise<Sources>;
  /** The software by others in this program. */
  readParts(): Promise<Part[]>;
  search(query: string): Promise<Answer>;
  /** What the noted signs call for. Nothing of it is kept. */
  sumUp(ids: string[]): Promise<Summary>;
  /** Copies one entry as text. */
  copyEntry(id: string): Promise<Outcome>;
  /** Copies the noted signs, with what they call for. */
  copyNoted(ids: string[]): Promise<Outcome>;
  /** Opens the help page of a platform in the browser. */
  openHelp(id: string): Promise<Outcome>;
  /** Has a screen reader say a text, where `hearing` says so. */
  announce(text: string): Promise<void>;
  printPage(paper: Paper): Promise<void>;
  /** Starts the kiosk over: the page is loaded anew. */
  restartKiosk(): Promise<void>;
  /** Leaves the kiosk with an adult's code. */
  leaveKiosk(code: string): Promise<LeaveReply>;
}
