//! The commands of the page: the whole surface between it and the shell. A command takes ids, never
//! addresses. `tauri.conf.json` says which window may call which command. The commands that only a
//! kiosk has are in `commands/kiosk.rs`.

pub(super) mod kiosk;

use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};

use super::contact;
use crate::background::{lifecycle, status};
use crate::config::effective::SettingChoices;
use crate::config::preferences::{Audience, Preferences};
use crate::platform::autostart;
use crate::state::app_state::AppState;
use crate::state::mode::MAIN_LABEL;
use crate::view::wire::{
    Answer, CommandError, ContactReply, Entry, How, Language, Moment, Outcome, Page, Paper, Part,
    Place, Sources, Staying, Summary,
};
use crate::view::{plain_text, third_party};
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

/// Subscribes the page to every change of the moment.
#[tauri::command]
pub(crate) fn follow_time(app_state: State<'_, AppState>, on_moment: Channel<Moment>) {
    app_state.page_feed.subscribe(on_moment);
}

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

/// Calls, opens, copies or shows a channel of the library.
#[tauri::command]
pub(crate) fn contact(
    app_state: State<'_, AppState>,
    id: &str,
    how: How,
) -> Result<ContactReply, CommandError> {
    contact::contact(&app_state.library, app_state.desktop.as_ref(), id, how)
}

/// Makes a screen reader say a text, where the engine does not announce the live regions of the
/// page.
#[tauri::command]
pub(crate) fn announce(window: WebviewWindow, text: &str) {
    window::announce(&window, text);
}

/// Reads the entries of one section of the app.
#[tauri::command]
pub(crate) fn read_place(app_state: State<'_, AppState>, place: Place) -> Vec<Entry> {
    app_state.with_entries(&app_state.snapshot(), |entries| entries.entries_of(place.into()))
}

/// Reads every source of the app.
#[tauri::command]
pub(crate) fn read_sources(app_state: State<'_, AppState>) -> Sources {
    app_state.with_entries(&app_state.snapshot(), |entries| entries.sources())
}

/// Reads the list of third-party software in this program.
#[tauri::command]
pub(crate) fn read_parts() -> Vec<Part> {
    third_party::all()
}

/// Addresses a parent first, or an educator.
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

/// Stores and applies the preferences of the user.
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

/// Stores that the welcome screen has been seen.
#[tauri::command]
pub(crate) fn end_welcome(app_state: State<'_, AppState>) -> Option<String> {
    app_state.change_settings(&|settings| settings.welcomed = true)
}

/// Trusts the clock of the computer for this run, because the user says that it is right.
#[tauri::command]
pub(crate) fn trust_clock(app_state: State<'_, AppState>) -> Moment {
    let now = app_state.clock.now();
    app_state.clock_check.confirm(now);
    app_state.moment(&app_state.snapshot_at(now))
}

/// Shows the folder of the app's files.
#[tauri::command]
pub(crate) fn open_folder(app_state: State<'_, AppState>) -> Outcome {
    contact::open_folder(app_state.desktop.as_ref(), app_state.settings.folder())
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

/// Reads the status of the background mode: tray, notifications, autostart.
#[tauri::command(async)]
pub(crate) fn read_staying(app: AppHandle) -> Staying {
    status::current(&app)
}

/// Chooses whether closing the window keeps the app in the tray or quits.
#[tauri::command]
pub(crate) fn choose_staying(app_state: State<'_, AppState>, stays: bool) -> Option<String> {
    app_state.choose_settings(
        &SettingChoices { tray: Some(stays), ..SettingChoices::default() },
        &|_| (),
    )
}

/// Chooses whether notifications are shown, and whether one comes before 3018 closes.
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
    let _ = app_state.choose_settings(
        &SettingChoices { tray: Some(stays), ..SettingChoices::default() },
        &|_| (),
    );
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

/// Searches entries and lines.
#[tauri::command]
pub(crate) fn search(app_state: State<'_, AppState>, query: &str) -> Answer {
    app_state.search(query)
}

/// Sums up the noted signs. Nothing of it is stored.
#[tauri::command]
pub(crate) fn sum_up(app_state: State<'_, AppState>, ids: Vec<String>) -> Summary {
    app_state.with_entries(&app_state.snapshot(), |entries| entries.summary(&ids))
}

/// Copies one entry as text.
#[tauri::command]
pub(crate) fn copy_entry(
    app_state: State<'_, AppState>,
    id: &str,
) -> Result<Outcome, CommandError> {
    app_state.with_entries(&app_state.snapshot(), |entries| {
        let entry =
            entries.knowledge.entry(id).ok_or_else(|| CommandError::unknown_id("entry", id))?;
        Ok(contact::copy(app_state.desktop.as_ref(), &plain_text::entry(entries, entry)))
    })
}

/// Copies the noted signs as text.
#[tauri::command]
pub(crate) fn copy_noted(app_state: State<'_, AppState>, ids: Vec<String>) -> Outcome {
    let text =
        app_state.with_entries(&app_state.snapshot(), |entries| plain_text::summary(entries, &ids));
    contact::copy(app_state.desktop.as_ref(), &text)
}

/// Opens the help page of a platform.
#[tauri::command]
pub(crate) fn open_help(app_state: State<'_, AppState>, id: &str) -> Result<Outcome, CommandError> {
    app_state.with_entries(&app_state.snapshot(), |entries| {
        contact::open_help(entries.knowledge, app_state.desktop.as_ref(), id)
    })
}

/// Prints the page of the window.
#[tauri::command]
pub(crate) fn print_page(window: WebviewWindow, paper: Paper) -> Result<(), CommandError> {
    window::print(&window, paper)
}
