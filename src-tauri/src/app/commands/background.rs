//! The commands of the background mode: tray, notifications, autostart, the closing of the window.

use tauri::{AppHandle, State};

use crate::background::{lifecycle, status};
use crate::config::settings_table::SettingChoices;
use crate::platform::autostart;
use crate::state::app_state::AppState;
use crate::view::wire::Staying;

/// Reads the status of the background mode: tray, notifications, autostart.
#[tauri::command(async)]
pub(crate) fn read_staying(app: AppHandle) -> Staying {
    status::current(&app)
}

/// Chooses whether closing the window keeps the app in the tray or quits. Returns a notice for the
/// user if the choice could not be stored.
#[tauri::command]
pub(crate) fn choose_staying(app_state: State<'_, AppState>, stays: bool) -> Option<String> {
    app_state.choose_settings(
        &SettingChoices { tray: Some(stays), ..SettingChoices::default() },
        &|_| (),
    )
}

/// Chooses whether notifications are shown, and whether one comes before 3018 closes. Returns a
/// notice for the user if the choice could not be stored.
#[tauri::command]
pub(crate) fn choose_notices(
    app: AppHandle,
    app_state: State<'_, AppState>,
    notices: bool,
    closing: bool,
) -> Option<String> {
    let wish = SettingChoices { notifications: Some(notices), ..SettingChoices::default() };
    let notice = app_state.choose_settings(&wish, &|settings| settings.closing_notice = closing);
    lifecycle::refresh_tray(&app, &app_state.snapshot());
    notice
}

/// Chooses whether the app starts with the session.
#[tauri::command(async)]
pub(crate) fn choose_autostart(
    app: AppHandle,
    app_state: State<'_, AppState>,
    wanted: bool,
) -> Staying {
    let wish = SettingChoices { autostart: Some(wanted), ..SettingChoices::default() };
    if app_state.policy.refuses(&wish) {
        return status::current(&app);
    }
    if let Err(error) = autostart::set_enabled(wanted) {
        log::error!("autostart: {error}");
    }
    // The system stores the autostart entry itself; the settings store that it was chosen.
    if app_state.settings.change(&|settings| settings.choices.autostart = Some(wanted)).is_err() {
        log::warn!("autostart: that it was chosen is not kept");
    }
    status::current(&app)
}

/// Closes the window as the user has chosen, and stores that choice.
#[tauri::command]
pub(crate) fn end_window(app: AppHandle, app_state: State<'_, AppState>, stays: bool) {
    // A failure to store it cannot be shown: the window closes.
    let _ = choose_staying(app_state.clone(), stays);
    if app_state.effective_settings().tray.value.unwrap_or(stays) {
        lifecycle::hide(&app)
    } else {
        app.exit(0)
    }
}

/// Keeps the window open: the user has dismissed the question about closing it.
#[tauri::command]
pub(crate) fn keep_window(app: AppHandle) {
    lifecycle::close_prompt_dismissed(&app);
}
