// The backend of the shipped app. This is the only file that knows Tauri.
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
  remind: (id, wanted) => invoke("remind", { id, wanted }),
  readStaying: () => invoke("read_staying"),
  chooseStaying: (stays) => invoke("choose_staying", { stays }),
  chooseNotices: (notices, closing) => invoke("choose_notices", { notices, closing }),
  chooseAutostart: (wanted) => invoke("choose_autostart", { wanted }),
  endWindow: (stays) => invoke("end_window", { stays }),
  keepWindow: () => invoke("keep_window"),
  contact: (id, how) => invoke("contact", { id, how }),
  readPlace: (place) => invoke("read_place", { place }),
  readSources: () => invoke("read_sources"),
  readParts: () => invoke("read_parts"),
  search: (query) => invoke("search", { query }),
  sumUp: (ids) => invoke("sum_up", { ids }),
  copyEntry: (id) => invoke("copy_entry", { id }),
  copyNoted: (ids) => invoke("copy_noted", { ids }),
  openHelp: (id) => invoke("open_help", { id }),
  restartKiosk: () => invoke("restart_kiosk"),
  leaveKiosk: (code) => invoke("leave_kiosk", { code }),
  announce: (text) => invoke("announce", { text }),
  printPage: (paper) => invoke("print_page", { paper }),
};
