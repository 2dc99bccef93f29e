//! The screen that nobody watches over: which commands its page may call, what it shows, how an adult leaves it. How its window
//! is closed off is in `harden.rs`; what is laid down for it, in `policy/kiosk.rs`.

pub(crate) mod check;
mod code;
pub(crate) mod environment;
pub(crate) mod harden;
mod leave;
pub(crate) mod machine;
pub(crate) mod menu;
pub(crate) mod night;
#[cfg(target_os = "linux")]
pub(crate) mod supervisor;

use std::sync::Mutex;
use std::time::Instant;

use reperes_core::{Language, Library};
use tauri::ipc::Invoke;
use tauri::{Manager as _, Wry};

use crate::entries::Librarian;
use crate::policy::KioskPolicy;
use crate::settings::lock;
use crate::shell::Shell;
use crate::view::{self, CommandError, Leave, LeaveReply};
use crate::{contact, qr};

pub(crate) use code::{Refusal, Set, set as set_code};
use leave::{Answer, Tries};

/// The label of the kiosk's window; its capability in `tauri.conf.json` bears the same name. A kiosk's own place among the
/// running copies of the app is named by it too.
pub(crate) const KIOSK: &str = "kiosk";
/// How the program ends when an adult left with the code: whoever starts the kiosk anew leaves it ended.
pub(crate) const LEFT: u8 = 10;
/// How it ends when it could not be closed off, or cannot show its page.
pub(crate) const FAILED: u8 = 3;

/// All that the page of a kiosk may call. Each of them reads, or belongs to the kiosk alone.
pub(crate) const COMMANDS: &[&str] = &[
    "page_ready",
    "read_page",
    "follow_time",
    "choose_language",
    "announce",
    "restart_kiosk",
    "leave_kiosk",
];
/// What only a kiosk has.
const OWN: &[&str] = &["restart_kiosk", "leave_kiosk"];

/// The entries that stand open to pupils, in the order of their tiles.
pub(crate) const TOPICS: &[&str] =
    &["track-very-bad", "track-me", "track-seen", "track-took-part", "track-joke"];

/// How the program runs: decided once, before the first page.
pub(crate) enum Mode {
    Window,
    Kiosk(Box<Kiosk>),
}

/// A kiosk.
pub(crate) struct Kiosk {
    pub(crate) policy: KioskPolicy,
    /// The language that everything returns to.
    pub(crate) language: Language,
    tries: Mutex<Tries>,
    born: Instant,
}

impl Kiosk {
    pub(crate) fn new(policy: KioskPolicy, language: Language) -> Self {
        Self { policy, language, tries: Mutex::default(), born: Instant::now() }
    }

    /// What its page shows besides the lines.
    pub(crate) fn view(&self, library: &Library, librarian: &Librarian<'_>) -> view::Kiosk {
        let KioskPolicy {
            start,
            idle_warning,
            idle_reset,
            school,
            room,
            contacts,
            message,
            code,
            code_line,
            ..
        } = &self.policy;
        let entries = TOPICS.iter().filter_map(|id| librarian.knowledge.entry(id));
        let topics: Vec<view::Entry> = entries.map(|entry| librarian.entry(entry)).collect();
        let code_of = |id: &str| {
            let (_, channel) = library.channel(id)?;
            Some(view::KioskCode {
                channel: id.to_owned(),
                qr: qr::encode(&contact::uri(channel))?,
            })
        };
        view::Kiosk {
            start: topics.iter().find(|topic| topic.route == *start).map(|topic| topic.id.clone()),
            warning: *idle_warning,
            reset: *idle_reset,
            school: school.clone(),
            room: room.clone(),
            message: message.clone(),
            contacts: contacts
                .iter()
                .map(|contact| view::KioskContact {
                    name: contact.name.clone(),
                    place: contact.place.clone(),
                })
                .collect(),
            codes: ["3018-phone", "3114-phone"].into_iter().filter_map(code_of).collect(),
            topics,
            leaves: code.is_some(),
            code_line: code_line.and_then(|line| u32::try_from(line).ok()),
        }
    }

    /// Tries a code. Only a right one ends the kiosk; a wrong one makes the next wait.
    pub(crate) fn leave(&self, code: &str) -> LeaveReply {
        let answer =
            lock(&self.tries).answer(self.policy.code.as_deref(), code, self.born.elapsed());
        match answer {
            Answer::Right => LeaveReply { outcome: Leave::Left, seconds: 0 },
            Answer::Wrong(wait) => {
                LeaveReply { outcome: Leave::Wrong, seconds: leave::seconds(wait) }
            }
            Answer::Wait(wait) => {
                LeaveReply { outcome: Leave::Wait, seconds: leave::seconds(wait) }
            }
            Answer::NoCode => LeaveReply { outcome: Leave::NoCode, seconds: 0 },
        }
    }
}

impl Mode {
    /// Whether the page of this mode may call a command, whatever its capability says.
    pub(crate) fn allows(&self, command: &str) -> bool {
        match self {
            Self::Window => !OWN.contains(&command),
            Self::Kiosk(_) => COMMANDS.contains(&command),
        }
    }

    pub(crate) fn kiosk(&self) -> Option<&Kiosk> {
        match self {
            Self::Window => None,
            Self::Kiosk(kiosk) => Some(kiosk),
        }
    }

    /// The label of the window.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::Window => crate::window::MAIN,
            Self::Kiosk(_) => KIOSK,
        }
    }
}

/// Stands before every command, so that a new one is refused in a kiosk until it is listed here.
pub(crate) fn guarded(
    handler: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    move |invoke| {
        let command = invoke.message.command().to_owned();
        if invoke.message.webview_ref().state::<Shell>().mode.allows(&command) {
            return handler(invoke);
        }
        log::warn!("{command} is not for this window");
        invoke.resolver.reject(CommandError::not_here(&command));
        true
    }
}

/// Forgets whoever was there: outside the page, the language is all that is known of them.
pub(crate) fn forget(shell: &Shell) {
    if let Some(kiosk) = shell.mode.kiosk() {
        // Nothing is stored in a kiosk, so there is nothing to hear.
        let _ = shell.speak(kiosk.language);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;

    fn kiosk() -> Mode {
        Mode::Kiosk(Box::new(Kiosk::new(KioskPolicy::default(), Language::French)))
    }

    /// Every command of the app, as the build declares them.
    fn commands() -> Vec<&'static str> {
        let (_, list) = include_str!("../build.rs").split_once("COMMANDS: &[&str] = &[").unwrap();
        list.split_once(']').unwrap().0.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn of_all_commands_a_kiosk_answers_only_those_that_read_and_its_own() {
        let (all, kiosk) = (commands(), kiosk());
        assert!(all.len() > 20 && all.contains(&"contact") && all.contains(&"erase_all"));
        let answered: Vec<&str> =
            all.iter().copied().filter(|command| kiosk.allows(command)).collect();
        assert_eq!(answered, COMMANDS);
        assert!(!kiosk.allows("a_command_that_somebody_adds_later"));
        for command in all {
            assert_eq!(Mode::Window.allows(command), !OWN.contains(&command), "{command}");
        }
    }

    #[test]
    fn the_capability_lists_the_same_commands_one_by_one() {
        let config: serde_json::Value =
            serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
        let capabilities = config["app"]["security"]["capabilities"].as_array().unwrap();
        let of = |label: &str| {
            capabilities
                .iter()
                .find(|capability| capability["windows"] == serde_json::json!([label]))
                .unwrap()
        };
        let wanted: Vec<String> =
            COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-"))).collect();
        assert_eq!(of(KIOSK)["permissions"], serde_json::json!(wanted));
        let main = of(crate::window::MAIN)["permissions"].to_string();
        assert!(OWN.iter().all(|command| !main.contains(&command.replace('_', "-"))));
    }

    #[test]
    fn every_command_passes_the_guard() {
        assert!(
            include_str!("life.rs")
                .contains(".invoke_handler(kiosk::guarded(tauri::generate_handler![")
        );
    }

    #[test]
    fn every_topic_exists_and_both_lines_have_their_code() {
        let content = Content::embedded();
        let knowledge = content.reference.knowledge(&content.library);
        let words = crate::words::Words::new(Language::French);
        let librarian = Librarian {
            library: &content.library,
            knowledge,
            words: &words,
            now: "2026-11-23T12:00:00Z".parse().unwrap(),
            hidden: &[],
        };
        let policy = KioskPolicy { start: "/classe/track-me".to_owned(), ..KioskPolicy::default() };
        let view = Kiosk::new(policy, Language::French).view(&content.library, &librarian);
        assert_eq!(view.topics.len(), TOPICS.len());
        assert_eq!(view.codes.len(), 2);
        assert_eq!(view.start.as_deref(), Some("track-me"));
        let lost = Kiosk::new(
            KioskPolicy { start: "/classe/nowhere".to_owned(), ..KioskPolicy::default() },
            Language::French,
        );
        assert_eq!(lost.view(&content.library, &librarian).start, None);
    }
}
