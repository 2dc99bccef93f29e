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
    /// Channels and instants that the user waits for.
    #[serde(default)]
    pub(crate) reminders: Vec<crate::notices::Reminder>,
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
        serde_json::from_str(&text).ok()
    }

    /// The language that the window spoke.
    pub(crate) fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(language::from_code)
    }
}

#[cfg(target_os = "linux")]
pub(super) use here::as_new;

#[cfg(target_os = "linux")]
mod here {
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use tauri::{AppHandle, Manager as _};

    use super::{Memory, VARIABLE};
    use crate::language;
    use crate::shell::Shell;
    use crate::window::engine;

    /// Starts the process over, hidden. Comes back only when that is not possible, or not yet.
    pub(crate) fn as_new(app: &AppHandle, route: Option<String>) {
        let shell = app.state::<Shell>();
        // A message on the screen would go with the connection that showed it.
        if shell.notices.on_screen() {
            return;
        }
        let memory =
            Memory { language: Some(language::code_of(shell.words().language).to_owned()), route, reminders: shell.notices.reminders() };
        let (Ok(program), Ok(memory)) = (std::env::current_exe(), serde_json::to_string(&memory)) else { return };
        shell.trust.end(shell.clock.now());
        // Its name on the bus has to be free for the next life.
        tauri_plugin_single_instance::destroy(app);
        let mut command = Command::new(program);
        command.arg("--hidden").env(VARIABLE, memory);
        if engine::chose_renderer() {
            command.env_remove(engine::RENDERER_VARIABLE);
        }
        log::error!("the process could not start over: {}", command.exec());
    }
}

/// Elsewhere the engine lets go of its helpers with the window.
#[cfg(not(target_os = "linux"))]
pub(super) fn as_new(_: &tauri::AppHandle, _: Option<String>) {}
