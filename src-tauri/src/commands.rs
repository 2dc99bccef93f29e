//! The whole surface between the page and the shell. Each command takes ids, never addresses; `tauri.conf.json` says which
//! window may call which.

use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::contact;
use crate::shell::Shell;
use crate::view::{CommandError, ContactReply, How, Language, Moment, Page};
use crate::window;

/// The page has drawn itself: the window may be seen.
#[tauri::command]
pub(crate) fn page_ready(window: WebviewWindow) {
    window::reveal(&window);
}

/// Everything afresh.
#[tauri::command]
pub(crate) fn read_page(shell: State<'_, Shell>) -> Page {
    shell.page()
}

/// Tells the page of every change from now on.
#[tauri::command]
pub(crate) fn follow_time(shell: State<'_, Shell>, on_moment: Channel<Moment>) {
    shell.live.follow(on_moment);
}

/// Speaks another language.
#[tauri::command]
pub(crate) fn choose_language(shell: State<'_, Shell>, language: Language) -> Page {
    shell.speak(match language {
        Language::Fr => reperes_core::Language::French,
        Language::En => reperes_core::Language::English,
    });
    shell.page()
}

/// Calls, opens, copies or shows a channel of the library.
#[tauri::command]
pub(crate) fn contact(shell: State<'_, Shell>, id: &str, how: How) -> Result<ContactReply, CommandError> {
    contact::contact(&shell.library, shell.desktop.as_ref(), id, how)
}
