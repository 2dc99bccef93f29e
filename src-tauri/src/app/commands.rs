//! The commands of the page: the whole surface between it and the shell. A command takes ids, never
//! addresses. `tauri.conf.json` says which window may call which command. The commands that only a
//! kiosk has are in `commands/kiosk.rs`.

pub(super) mod kiosk;

use reperes_core::ClockVerdict;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager as _, State, WebviewWindow};

use super::contact;
use crate::background::{lifecycle, status};
use crate::config::effective::Choices;
use crate::config::preferences::{Audience, Preferences};
use crate::platform::autostart;
use crate::state::app_state::Shell;
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
        lifecycle::settle(window.app_handle());
    }
}

/// Reads the whole state of the page.
#[tauri::command]
pub(crate) fn read_page(shell: State<'_, Shell>) -> Page {
    shell.page()
}

/// Subscribes the page to every change of the moment.
#[tauri::command]
pub(crate) fn follow_time(shell: State<'_, Shell>, on_moment: Channel<Moment>) {
    shell.live.follow(on_moment);
}

/// Changes the language.
#[tauri::command]
pub(crate) fn choose_language(shell: State<'_, Shell>, language: Language) -> Page {
    let notice = shell.speak(match language {
        Language::Fr => reperes_core::Language::French,
        Language::En => reperes_core::Language::English,
    });
    // The texts of the tray change too.
    shell.live.ring();
    let page = shell.page();
    Page { notice: notice.or(page.notice), ..page }
}

/// Calls, opens, copies or shows a channel of the library.
#[tauri::command]
pub(crate) fn contact(
    shell: State<'_, Shell>,
    id: &str,
    how: How,
) -> Result<ContactReply, CommandError> {
    contact::contact(&shell.library, shell.desktop.as_ref(), id, how)
}

/// Makes a screen reader say a text, where the engine does not announce the live regions of the
/// page.
#[tauri::command]
pub(crate) fn announce(window: WebviewWindow, text: &str) {
    window::announce(&window, text);
}

/// Reads the entries of one section of the app.
#[tauri::command]
pub(crate) fn read_place(shell: State<'_, Shell>, place: Place) -> Vec<Entry> {
    shell.consult(|librarian| librarian.place(place.into()))
}

/// Reads every source of the app.
#[tauri::command]
pub(crate) fn read_sources(shell: State<'_, Shell>) -> Sources {
    shell.consult(|librarian| librarian.sources())
}

/// Reads the list of third-party software in this program.
#[tauri::command]
pub(crate) fn read_parts() -> Vec<Part> {
    third_party::all()
}

/// Addresses a parent first, or an educator.
#[tauri::command]
pub(crate) fn choose_audience(shell: State<'_, Shell>, audience: Audience) -> Option<String> {
    shell.choose(&Choices { audience: Some(audience), ..Choices::default() }, &|_| ())
}

/// Stores and applies the preferences of the user.
#[tauri::command]
pub(crate) fn choose_preferences(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    preferences: Preferences,
) -> Option<String> {
    let (before, after) = (shell.preferences(), preferences.sound());
    let wish = Choices {
        theme: (after.theme != before.theme).then_some(after.theme),
        text_size: (after.text_size != before.text_size).then_some(after.text_size),
        ..Choices::default()
    };
    let notice = shell.choose(&wish, &|settings| settings.comfort = after.into());
    window::enlarge(&window, shell.preferences().zoom());
    notice
}

/// Stores that the welcome screen has been seen.
#[tauri::command]
pub(crate) fn end_welcome(shell: State<'_, Shell>) -> Option<String> {
    shell.remember(&|settings| settings.welcomed = true)
}

/// Trusts the clock of the computer for this run, because the user says that it is right.
#[tauri::command]
pub(crate) fn trust_clock(shell: State<'_, Shell>) -> Moment {
    let now = shell.clock.now();
    shell.trust.confirm(now);
    shell.moment(now)
}

/// Shows the folder of the app's files.
#[tauri::command]
pub(crate) fn open_folder(shell: State<'_, Shell>) -> Outcome {
    contact::open_folder(shell.desktop.as_ref(), shell.settings.folder())
}

/// Resets every choice and removes all files of the app.
#[tauri::command]
pub(crate) fn erase_all(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Result<Page, CommandError> {
    if let Err(error) = autostart::choose(shell.policy.mandatory.choices.autostart.unwrap_or(false))
    {
        log::error!("autostart: {error}");
    }
    shell.settings.erase().map_err(|error| {
        log::error!("not everything could be removed: {error}");
        CommandError::internal("not everything could be removed")
    })?;
    // A user who has just erased everything is not shown the welcome screen.
    window::enlarge(&window, shell.preferences().zoom());
    Ok(Page { first_run: false, ..shell.page() })
}

/// Sets or removes a reminder of the opening of a channel.
#[tauri::command]
pub(crate) fn remind(shell: State<'_, Shell>, id: &str, wanted: bool) -> Moment {
    let now = shell.clock.now();
    // An opening that is computed from a wrong clock is not certain.
    if wanted && shell.trust.verdict(now) == ClockVerdict::Plausible {
        shell.notices.remind(&shell.library, id, now);
    } else if !wanted {
        shell.notices.forget(id);
    }
    shell.moment(now)
}

/// Reads the status of the background mode: tray, notifications, autostart.
#[tauri::command(async)]
pub(crate) fn read_staying(app: AppHandle) -> Staying {
    status::now(&app)
}

/// Chooses whether closing the window keeps the app in the tray or quits.
#[tauri::command]
pub(crate) fn choose_staying(shell: State<'_, Shell>, stays: bool) -> Option<String> {
    shell.choose(&Choices { tray: Some(stays), ..Choices::default() }, &|_| ())
}

/// Chooses whether notifications are shown, and whether one comes before 3018 closes.
#[tauri::command]
pub(crate) fn choose_notices(
    app: AppHandle,
    shell: State<'_, Shell>,
    notices: bool,
    closing: bool,
) -> Option<String> {
    let wish = Choices { notifications: Some(notices), ..Choices::default() };
    let notice = shell.choose(&wish, &|settings| settings.closing_notice = closing);
    lifecycle::tick(&app);
    notice
}

/// Chooses whether the app starts with the session.
#[tauri::command(async)]
pub(crate) fn choose_autostart(app: AppHandle, shell: State<'_, Shell>, wanted: bool) -> Staying {
    let wish = Choices { autostart: Some(wanted), ..Choices::default() };
    if shell.policy.refuses(&wish) {
        return status::now(&app);
    }
    if let Err(error) = autostart::choose(wanted) {
        log::error!("autostart: {error}");
    }
    // The system stores the autostart entry itself; the settings store that it was chosen.
    if shell.settings.change(&|settings| settings.choices.autostart = Some(wanted)).is_err() {
        log::warn!("autostart: that it was chosen is not kept");
    }
    status::now(&app)
}

/// Closes the window as the user has chosen, and stores that choice.
#[tauri::command]
pub(crate) fn end_window(app: AppHandle, shell: State<'_, Shell>, stays: bool) {
    // A failure to store it cannot be shown: the window closes.
    let _ = shell.choose(&Choices { tray: Some(stays), ..Choices::default() }, &|_| ());
    if shell.in_force().tray.value.unwrap_or(stays) { lifecycle::hide(&app) } else { app.exit(0) }
}

/// Keeps the window open: the user has dismissed the question about closing it.
#[tauri::command]
pub(crate) fn keep_window(app: AppHandle) {
    lifecycle::answered(&app);
}

/// Searches entries and lines.
#[tauri::command]
pub(crate) fn search(shell: State<'_, Shell>, query: &str) -> Answer {
    shell.search(query)
}

/// Sums up the noted signs. Nothing of it is stored.
#[tauri::command]
pub(crate) fn sum_up(shell: State<'_, Shell>, ids: Vec<String>) -> Summary {
    shell.consult(|librarian| librarian.summary(&ids))
}

/// Copies one entry as text.
#[tauri::command]
pub(crate) fn copy_entry(shell: State<'_, Shell>, id: &str) -> Result<Outcome, CommandError> {
    shell.consult(|librarian| {
        let entry = librarian.knowledge.entry(id).ok_or_else(|| CommandError::unknown_id(id))?;
        Ok(contact::copy(shell.desktop.as_ref(), &plain_text::entry(librarian, entry)))
    })
}

/// Copies the noted signs as text.
#[tauri::command]
pub(crate) fn copy_noted(shell: State<'_, Shell>, ids: Vec<String>) -> Outcome {
    let text = shell.consult(|librarian| plain_text::noted(librarian, &ids));
    contact::copy(shell.desktop.as_ref(), &text)
}

/// Opens the help page of a platform.
#[tauri::command]
pub(crate) fn open_help(shell: State<'_, Shell>, id: &str) -> Result<Outcome, CommandError> {
    shell.consult(|librarian| contact::open_help(librarian.knowledge, shell.desktop.as_ref(), id))
}

/// Prints the page of the window.
#[tauri::command]
pub(crate) fn print_page(window: WebviewWindow, paper: Paper) -> Result<(), CommandError> {
    window::print(&window, paper)
}
