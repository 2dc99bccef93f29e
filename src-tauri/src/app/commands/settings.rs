//! The commands that change what the user has chosen.

use tauri::{State, WebviewWindow};

use crate::config::preferences::{Audience, Preferences};
use crate::config::settings_table::SettingChoices;
use crate::platform::autostart;
use crate::state::app_state::AppState;
use crate::view::wire::{CommandError, Language, Page};
use crate::window;

/// Changes the language.
#[tauri::command]
pub(crate) fn choose_language(app_state: State<'_, AppState>, language: Language) -> Page {
    let notice = app_state.set_language(match language {
        Language::Fr => reperes_core::Language::French,
        Language::En => reperes_core::Language::English,
    });
    // The texts of the tray change too.
    app_state.page_feed.wake();
    let page = app_state.page();
    Page { notice: notice.or(page.notice), ..page }
}

/// Addresses a parent first, or an educator. Returns a notice for the user if that could not be
/// stored.
#[tauri::command]
pub(crate) fn choose_audience(
    app_state: State<'_, AppState>,
    audience: Audience,
) -> Option<String> {
    app_state.choose_settings(
        &SettingChoices { audience: Some(audience), ..SettingChoices::default() },
        &|_| (),
    )
}

/// Stores and applies the preferences of the user. Returns a notice for the user if they could not
/// be stored.
#[tauri::command]
pub(crate) fn choose_preferences(
    window: WebviewWindow,
    app_state: State<'_, AppState>,
    preferences: Preferences,
) -> Option<String> {
    let (before, after) = (app_state.preferences(), preferences.with_nearest_text_size());
    let wish = SettingChoices {
        theme: (after.theme != before.theme).then_some(after.theme),
        text_size: (after.text_size != before.text_size).then_some(after.text_size),
        ..SettingChoices::default()
    };
    let notice =
        app_state.choose_settings(&wish, &|settings| settings.accessibility = after.into());
    window::set_zoom(&window, app_state.preferences().zoom());
    notice
}

/// Stores that the welcome screen has been seen. Returns a notice for the user if that could not be
/// stored.
#[tauri::command]
pub(crate) fn end_welcome(app_state: State<'_, AppState>) -> Option<String> {
    app_state.change_settings(&|settings| settings.welcomed = true)
}

/// Resets every choice and removes all files of the app.
#[tauri::command]
pub(crate) fn erase_all(
    window: WebviewWindow,
    app_state: State<'_, AppState>,
) -> Result<Page, CommandError> {
    if let Err(error) =
        autostart::set_enabled(app_state.policy.mandatory.choices.autostart.unwrap_or(false))
    {
        log::error!("autostart: {error}");
    }
    app_state.settings.erase_app_data().map_err(|error| {
        log::error!("not everything could be removed: {error}");
        CommandError::internal("not everything could be removed")
    })?;
    // A user who has just erased everything is not shown the welcome screen.
    window::set_zoom(&window, app_state.preferences().zoom());
    Ok(Page { first_run: false, ..app_state.page() })
}
