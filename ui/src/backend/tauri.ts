// The desktop behind the page: the one file that knows Tauri.
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Backend } from "./backend";
import type { Moment } from "./generated";

export const backend: Backend = {
  pageReady: () => invoke("page_ready"),
  readPage: () => invoke("read_page"),
  followTime: (onMoment) => invoke("follow_time", { onMoment: new Channel<Moment>(onMoment) }),
  chooseLanguage: (language) => invoke("choose_language", { language }),
  chooseAudience: (audience) => invoke("choose_audience", { audience }),
  choosePreferences: (preferences) => invoke("choose_preferences", { preferences }),
  endWelcome: () => invoke("end_welcome"),
  trustClock: () => invoke("trust_clock"),
  openFolder: () => invoke("open_folder"),
  eraseAll: () => invoke("erase_all"),
  contact: (id, how) => invoke("contact", { id, how }),
  readPlace: (place) => invoke("read_place", { place }),
  readSources: () => invoke("read_sources"),
  search: (query) => invoke("search", { query }),
  sumUp: (ids) => invoke("sum_up", { ids }),
  copyEntry: (id) => invoke("copy_entry", { id }),
  copyNoted: (ids) => invoke("copy_noted", { ids }),
  openHelp: (id) => invoke("open_help", { id }),
  printPage: (paper) => invoke("print_page", { paper }),
};
