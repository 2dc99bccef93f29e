//! A process without a window, in the place of one that had it. The web engine keeps its helpers and most of its memory until the
//! process ends; so the process starts over under the same number, and carries what the user may expect to find again: the
//! language, the place, what was asked for. Nothing of that touches the disk or the list of processes.

use reperes_core::Language;
use serde::{Deserialize, Serialize};

use crate::language;

const VARIABLE: &str = "REPERES_RESUME";

/// What goes from one life of the process to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memory {
    language: Option<String>,
    /// Where the window was, as an address of `route.rs`.
    pub(crate) route: Option<String>,
    /// What the user waits for, and what was told.
    #[serde(default)]
    pub(crate) notices: crate::notices::Kept,
    /// Processes that the former life has started: nobody else will ask how they ended.
    #[serde(skip)]
    pub(crate) heirs: Vec<i32>,
    /// What the desktop gave this life, to come to the front with.
    #[serde(skip)]
    pub(crate) token: Option<String>,
}

impl Memory {
    /// What the former life left, once. To be called while there is one thread.
    pub(crate) fn take() -> Option<Self> {
        let text = std::env::var(VARIABLE).ok()?;
        #[expect(unsafe_code, reason = "first thing in main, while there is one thread")]
        // SAFETY: no other thread can read the environment yet.
        unsafe {
            std::env::remove_var(VARIABLE);
        }
        let memory: Self = serde_json::from_str(&text).ok()?;
        Some(Self { heirs: heirs(), ..memory })
    }

    /// The same, with what the desktop gave this life. To be called while there is one thread.
    pub(crate) fn entitled(self) -> Self {
        #[cfg(target_os = "linux")]
        return Self { token: super::token::take(), ..self };
        #[cfg(not(target_os = "linux"))]
        self
    }

    /// The language that the window spoke.
    pub(crate) fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(language::from_code)
    }
}

/// The children of a process that has started none so far in this life.
fn heirs() -> Vec<i32> {
    let listed = std::fs::read_to_string(format!("/proc/self/task/{}/children", std::process::id())).unwrap_or_default();
    listed.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// Asks each how it ended, when it has: until then it would stay in the list of processes.
#[cfg(target_os = "linux")]
pub(crate) fn collect(heirs: &[i32]) {
    for id in heirs {
        // What would be left to do is done by the asking.
        gtk::glib::source::child_watch_add(gtk::glib::Pid(*id), |_, _| {});
    }
}

#[cfg(target_os = "linux")]
pub(super) use here::as_new;

#[cfg(target_os = "linux")]
mod here {
    use std::os::fd::BorrowedFd;
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use tauri::{AppHandle, Manager as _};

    use super::{Memory, VARIABLE};
    use crate::language;
    use crate::shell::Shell;
    use crate::window::engine;

    /// Starts the process over, hidden. Comes back only when that is not possible.
    pub(crate) fn as_new(app: &AppHandle, route: Option<String>) {
        let shell = app.state::<Shell>();
        let memory = Memory {
            language: Some(language::code_of(shell.words().language).to_owned()),
            route,
            notices: shell.notices.kept(shell.clock.now()),
            heirs: Vec::new(),
            token: None,
        };
        let (Ok(program), Ok(memory)) = (std::env::current_exe(), serde_json::to_string(&memory)) else { return };
        shell.trust.end(shell.clock.now());
        // Its name on the bus has to be free for the next life.
        tauri_plugin_single_instance::destroy(app);
        let mut command = Command::new(program);
        command.arg("--hidden").env(VARIABLE, memory);
        if engine::chose_renderer() {
            command.env_remove(engine::RENDERER_VARIABLE);
        }
        hand_on_no_files();
        log::error!("the process could not start over: {}", command.exec());
    }

    /// The engine opens some files (`/dev/urandom`) in a way that they would stay open from life to life, two more each time.
    fn hand_on_no_files() {
        let Ok(open) = std::fs::read_dir("/proc/self/fd") else { return };
        let numbers = open.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
        for number in numbers.filter(|number| *number > 2) {
            #[expect(unsafe_code, reason = "a file is known by its number only")]
            // SAFETY: the number is used for one call, which closes nothing and fails where there is no such file any longer.
            let file = unsafe { BorrowedFd::borrow_raw(number) };
            if let Err(error) = rustix::io::fcntl_setfd(file, rustix::io::FdFlags::CLOEXEC) {
                log::debug!("file {number}: {error}");
            }
        }
    }
}

/// Elsewhere the engine lets go of its helpers with the window.
#[cfg(not(target_os = "linux"))]
pub(super) fn as_new(_: &tauri::AppHandle, _: Option<String>) {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn collect(_: &[i32]) {}
