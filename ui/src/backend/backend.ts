// What the page may ask of the desktop, and nothing else. Contacts are named by id, never by number or address.
import type { ContactReply, How, Language, Moment, Page } from "./generated";

export interface Backend {
  /** Tells the desktop that the first screen is in the document, so that the window may be shown. */
  pageReady(): Promise<void>;
  readPage(): Promise<Page>;
  /** Calls `onMoment` at each displayed minute or change of state, until the page goes away. */
  followTime(onMoment: (moment: Moment) => void): Promise<void>;
  chooseLanguage(language: Language): Promise<Page>;
  contact(id: string, how: How): Promise<ContactReply>;
}
