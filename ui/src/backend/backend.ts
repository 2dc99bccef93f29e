// Everything that the page may ask of the shell. Contacts and entries are named by id, never by
// number or address.
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
  /** Tells the shell that the first screen is in the document. The shell waits for this call. */
  pageReady(): Promise<void>;
  readPage(): Promise<Page>;
  /**
   * Calls `onMoment` at each displayed minute and each change of state, until the page is closed.
   */
  followTime(onMoment: (moment: Moment) => void): Promise<void>;
  chooseLanguage(language: Language): Promise<Page>;
  /**
   * Resolves, like the two methods below, to a notice for the user when the choice could not be
   * stored.
   */
  chooseAudience(audience: Reader): Promise<string | null>;
  choosePreferences(preferences: Preferences): Promise<string | null>;
  /** Records that the user has seen the welcome screen. */
  endWelcome(): Promise<string | null>;
  /** Records that the user has confirmed the clock. */
  trustClock(): Promise<Moment>;
  /** Opens the folder with the files of the app. */
  openFolder(): Promise<Outcome>;
  /** Resets every choice and removes all files of the app. */
  eraseAll(): Promise<Page>;
  /** Sets or cancels the reminder for the opening of a channel. */
  remind(id: string, wanted: boolean): Promise<Moment>;
  readStaying(): Promise<Staying>;
  chooseStaying(stays: boolean): Promise<string | null>;
  chooseNotices(notices: boolean, closing: boolean): Promise<string | null>;
  chooseAutostart(wanted: boolean): Promise<Staying>;
  /** Closes the window. `stays` decides whether the app stays in the tray, now and from now on. */
  endWindow(stays: boolean): Promise<void>;
  /** Cancels the closing of the window. */
  keepWindow(): Promise<void>;
  contact(id: string, how: How): Promise<ContactReply>;
  /** The entries of one part of the app, in the language of the window. */
  readPlace(place: Place): Promise<Entry[]>;
  readSources(): Promise<Sources>;
  /** The third-party software in this program. */
  readParts(): Promise<Part[]>;
  search(query: string): Promise<Answer>;
  /** The summary of the ticked signs. Nothing of it is stored. */
  sumUp(ids: string[]): Promise<Summary>;
  /** Copies one entry as text. */
  copyEntry(id: string): Promise<Outcome>;
  /** Copies the ticked signs with their summary. */
  copyNoted(ids: string[]): Promise<Outcome>;
  /** Opens the help page of a platform in the browser. */
  openHelp(id: string): Promise<Outcome>;
  /** Announces a text to the screen reader, where `hearing` asks for it. */
  announce(text: string): Promise<void>;
  printPage(paper: Paper): Promise<void>;
  /** Resets the kiosk: the shell loads the page anew. */
  restartKiosk(): Promise<void>;
  /** Leaves the kiosk with the code of an adult. */
  leaveKiosk(code: string): Promise<LeaveReply>;
}
