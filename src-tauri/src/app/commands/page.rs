//! What the page calls about itself: its state, its time, what is printed and announced.

use tauri::ipc::Channel;
use tauri::{Manager as _, State, WebviewWindow};

use crate::background::lifecycle;
use crate::state::app_state::AppState;
use crate::state::mode::MAIN_LABEL;
use crate::view::wire::{CommandError, Moment, Page, Paper};
use crate::window;

/// The page has drawn itself. The watchdog stops, and the work that can wait begins: the tray.
#[tauri::command]
pub(crate) fn page_ready(window: WebviewWindow) {
    window::mark_ready();
    if window.label() == MAIN_LABEL {
        lifecycle::ensure_tray(window.app_handle());
    }
}

/// Reads the whole state of the page.
#[tauri::command]
pub(crate) fn read_page(app_state: State<'_, AppState>) -> Page {
    app_state.page()
}

/// Subscribes the page to every change of the moment: at each displayed minute and at each change
/// of state, until the page is closed.
#[tauri::command]
pub(crate) fn follow_time(app_state: State<'_, AppState>, on_moment: Channel<Moment>) {
    app_state.page_feed.subscribe(on_moment);
}

/// Trusts the clock of the computer for this run, because the user says that it is right.
#[tauri::command]
pub(crate) fn trust_clock(app_state: State<'_, AppState>) -> Moment {
    let now = app_state.clock.now();
    app_state.clock_check.confirm(now);
    // The tray shows the states again.
    app_state.page_feed.wake();
    app_state.moment(&app_state.snapshot_at(now))
}

/// Sets or removes a reminder of the opening of a channel.
#[tauri::command]
pub(crate) fn remind(app_state: State<'_, AppState>, id: &str, wanted: bool) -> Moment {
    let snapshot = app_state.snapshot();
    if wanted {
        app_state.reminders.add(&snapshot.outlooks, id);
    } else {
        app_state.reminders.remove(id);
    }
    app_state.moment(&snapshot)
}

/// Makes a screen reader say a text, where the engine does not announce the live regions of the
/// page.
#[tauri::command]
pub(crate) fn announce(window: WebviewWindow, text: &str) {
    window::announce(&window, text);
}

/// Prints the page of the window.
#[tauri::command]
pub(crate) fn print_page(window: WebviewWindow, paper: Paper) -> Result<(), CommandError> {
    window::print(&window, paper)
}
