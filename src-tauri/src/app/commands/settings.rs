//! The commands that change what the user has chosen.

use std::io;

use reperes_core::Language;
use reperes_core::knowledge::Audience;
use tauri::{State, WebviewWindow};

use crate::config::preferences::Preferences;
use crate::config::settings::SettingsStore;
use crate::config::settings_table::SettingChoices;
use crate::platform::autostart;
use crate::state::app_state::AppState;
use crate::view::wire::{CommandError, Page};
use crate::window;

/// Changes the language.
#[tauri::command]
pub(crate) fn choose_language(app_state: State<'_, AppState>, language: Language) -> Page {
    let notice = app_state.set_language(language);
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

/// Removes all files of the app, resets every choice, and removes the start with the session.
#[tauri::command]
pub(crate) fn erase_all(
    window: WebviewWindow,
    app_state: State<'_, AppState>,
) -> Result<Page, CommandError> {
    let autostart = app_state.policy.mandatory.choices.autostart.unwrap_or(false);
    let erased = erase(app_state.settings.as_ref(), || autostart::set_enabled(autostart));
    let is_entry_left = erased.map_err(|error| {
        log::error!("not everything could be removed: {error}");
        CommandError::internal("not everything could be removed")
    })?;
    let notice = (is_entry_left && !autostart).then(|| {
        app_state.messages().format("erase-autostart-left", &[("place", &autostart::place())])
    });
    // A user who has just erased everything is not shown the welcome screen.
    window::set_zoom(&window, app_state.preferences().zoom());
    let page = app_state.page();
    Ok(Page { first_run: false, notice: notice.or(page.notice), ..page })
}

/// Removes the files, and only then sets the start with the session. Returns whether that failed.
///
/// # Errors
/// Some files are left. The start with the session is then as before.
fn erase(
    settings: &dyn SettingsStore,
    set_autostart: impl FnOnce() -> io::Result<()>,
) -> io::Result<bool> {
    settings.erase_app_data()?;
    Ok(set_autostart().inspect_err(|error| log::error!("autostart: {error}")).is_err())
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::settings::{FileSettings, MemorySettings};
    use crate::platform::storage::flaky_fs::FlakyFs;
    use std::cell::Cell;

    /// The start with the session stays while files are left, and a failure to remove it is told.
    #[test]
    fn autostart_is_dropped_after_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let disk = FlakyFs::default();
        disk.fail_removals(rustix::io::Errno::BUSY.raw_os_error());
        let settings = FileSettings::open(Box::new(disk.clone()), folder.path().to_owned());
        let calls = Cell::new(0);
        let drop_autostart = || {
            calls.set(calls.get() + 1);
            Ok(())
        };
        assert!(erase(&settings, drop_autostart).is_err());
        assert_eq!(calls.get(), 0);
        disk.mend();
        assert!(!erase(&settings, drop_autostart).unwrap());
        assert_eq!(calls.get(), 1);
        let refused = || Err(io::ErrorKind::PermissionDenied.into());
        assert!(erase(&MemorySettings::default(), refused).unwrap());
    }
}
