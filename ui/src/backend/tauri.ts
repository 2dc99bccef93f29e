// The desktop behind the page: the one file that knows Tauri.
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Backend } from "./backend";
import type { Moment } from "./generated";

export const backend: Backend = {
  pageReady: () => invoke("page_ready"),
  readPage: () => invoke("read_page"),
  followTime: (onMoment) => invoke("follow_time", { onMoment: new Channel<Moment>(onMoment) }),
  chooseLanguage: (language) => invoke("choose_language", { language }),
  contact: (id, how) => invoke("contact", { id, how }),
};
