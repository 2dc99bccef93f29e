//! The lifecycle of the app beyond its window: the tray icon, showing and hiding the window, and
//! the relaunch after hiding it. A kiosk has none of this.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager as _};

#[cfg(target_os = "linux")]
use super::{memory_trim, single_instance};
use super::{relaunch, tray};
use crate::config::settings_table::SettingChoices;
use crate::platform::main_thread::on_main_thread;
use crate::platform::sync::lock;
use crate::state::app_state::AppState;
use crate::state::mode::MAIN_LABEL;
use crate::view::snapshot::Snapshot;
use crate::window::{self, fallback_dialog};

/// The state of the background mode, for as long as the process lives.
#[derive(Default)]
pub(crate) struct BackgroundState {
    tray: Mutex<Option<tray::Tray>>,
    /// The app has looked for a tray at least once.
    host_checked: AtomicBool,
    /// The tray exists but did not take the icon, so the next refresh tries again.
    icon_refused: AtomicBool,
    /// The page asks the user what closing means and has no answer yet.
    close_prompt_open: AtomicBool,
    /// The address of the page when the window was hidden.
    last_route: Mutex<Option<String>>,
    /// The window is closed, but the relaunch waits: it would close the D-Bus connection, and with
    /// it the notification on the screen.
    relaunch_pending: AtomicBool,
}

impl BackgroundState {
    /// The state of a process whose window was at this address of `reperes_core::route` before.
    pub(crate) fn with_last_route(route: Option<String>) -> Self {
        Self { last_route: Mutex::new(route), ..Self::default() }
    }

    /// Whether a tray shows the icon of this copy now: the tray may have gone since.
    pub(crate) fn is_icon_shown(&self) -> bool {
        // Before the first look for a tray, the icon counts as shown.
        let shown = lock(&self.tray)
            .as_ref()
            .map_or(!self.host_checked.load(Ordering::Relaxed), tray::Tray::is_shown);
        shown && may_show_icon() && tray::host_exists()
    }
}

/// Whether this copy may show the icon. Only the first copy does.
#[cfg(target_os = "linux")]
fn may_show_icon() -> bool {
    single_instance::is_first()
}

#[cfg(not(target_os = "linux"))]
fn may_show_icon() -> bool {
    true
}

/// Whether a tray runs on this computer.
pub(crate) fn tray_exists() -> bool {
    tray::host_exists()
}

/// The functions that the tray calls.
const TRAY_HANDLERS: tray::TrayHandlers =
    tray::TrayHandlers { on_action: on_tray_action, on_refused: on_icon_refused };

/// Does what the user chose in the menu. `token` is the activation token, if the tray gave one.
/// Callable from any thread.
fn on_tray_action(app: &AppHandle, action: tray::TrayAction, token: Option<String>) {
    match action {
        tray::TrayAction::OpenWindow(route) => {
            show_window(app, OpenRequest { route, token, ..OpenRequest::default() });
        }
        tray::TrayAction::Quit => app.exit(0),
        tray::TrayAction::ToggleNotifications => {
            let app_state = app.state::<AppState>();
            // The window reports a failed save. The choice applies until the process ends.
            let choice = SettingChoices {
                notifications: Some(!app_state.effective_settings().notifications.value),
                ..SettingChoices::default()
            };
            let _ = app_state.choose_settings(&choice, &|_| ());
            refresh_tray(app, &app_state.snapshot());
        }
    }
}

/// Drops an icon that the tray did not take. `is_current` tells whether the icon is still this one;
/// no other icon can take its place while the lock is held.
fn on_icon_refused(app: &AppHandle, is_current: &dyn Fn() -> bool) {
    let background = app.state::<BackgroundState>();
    let mut tray = lock(&background.tray);
    if is_current() {
        *tray = None;
        background.icon_refused.store(true, Ordering::Relaxed);
    }
}

/// Puts the icon into the tray, now or as soon as a tray exists: the app may start before the tray.
/// Only on the main thread, when nothing more urgent waits.
pub(crate) fn ensure_tray(app: &AppHandle) {
    let background = app.state::<BackgroundState>();
    background.host_checked.store(true, Ordering::Relaxed);
    background.icon_refused.store(false, Ordering::Relaxed);
    if !tray::is_host_watched() {
        let app = app.clone();
        tray::on_host_change(move || {
            // Each tray gets a new icon: the previous one may still wait for a tray that hangs.
            *lock(&app.state::<BackgroundState>().tray) = None;
            ensure_tray(&app);
        });
    }
    let mut tray = lock(&background.tray);
    if tray.is_some() || !may_show_icon() || !tray::host_exists() {
        return;
    }
    match tray::Tray::new(app, TRAY_HANDLERS) {
        Ok(new) => *tray = Some(new),
        Err(error) => {
            log::warn!("no icon in the tray: {error}");
            background.icon_refused.store(true, Ordering::Relaxed);
        }
    }
}

/// Makes the icon show the state of the snapshot. Callable from any thread.
pub(crate) fn refresh_tray(app: &AppHandle, snapshot: &Snapshot) {
    let app_state = app.state::<AppState>();
    let background = app.state::<BackgroundState>();
    let hidden = app.get_webview_window(MAIN_LABEL).is_none();
    // Where the bus reports a tray that appears later, the main thread need not wake up.
    let must_poll =
        || hidden && (background.icon_refused.load(Ordering::Relaxed) || !tray::is_host_watched());
    let is_due = lock(&background.tray)
        .as_ref()
        .map_or_else(must_poll, |tray| !tray.is_current(&app_state, snapshot));
    if !is_due {
        return;
    }
    let snapshot = snapshot.clone();
    on_main_thread(app, move |app| {
        ensure_tray(app);
        if let Some(tray) = &mut *lock(&app.state::<BackgroundState>().tray) {
            tray.refresh(&app.state::<AppState>(), &snapshot);
        }
    });
}

/// Trims file-backed pages [`memory_trim::TRIM_DELAY_SECS`] seconds from now, if there is no
/// window then.
pub(crate) fn schedule_memory_trim(app: &AppHandle) {
    #[cfg(target_os = "linux")]
    {
        let app = app.clone();
        gtk::glib::timeout_add_seconds_once(memory_trim::TRIM_DELAY_SECS, move || {
            if app.get_webview_window(MAIN_LABEL).is_none() {
                memory_trim::trim_file_backed_pages();
            }
        });
    }
    // Other systems do so by themselves.
    #[cfg(not(target_os = "linux"))]
    let _ = app;
}

/// Opens the window or brings it to the front, at an address where one is given.
pub(crate) fn show_window_at(app: &AppHandle, route: Option<&str>) {
    show_window(app, OpenRequest { route: route.map(str::to_owned), ..OpenRequest::default() });
}

/// A request to open the window.
#[derive(Default)]
pub(crate) struct OpenRequest {
    /// The address to show, as in `reperes_core::route`.
    pub(crate) route: Option<String>,
    /// Load the page again.
    pub(crate) reload: bool,
    /// The activation token, where the desktop gave one.
    pub(crate) token: Option<String>,
}

/// Opens the window or brings it to the front, as requested. Callable from any thread.
pub(crate) fn show_window(app: &AppHandle, OpenRequest { route, reload, token }: OpenRequest) {
    on_main_thread(app, move |app| {
        let Some(window) = app.get_webview_window(MAIN_LABEL) else {
            let background = app.state::<BackgroundState>();
            background.relaunch_pending.store(false, Ordering::Relaxed);
            let last_route = lock(&background.last_route).take();
            if let Err(error) =
                window::open(app, route.or(last_route).as_deref(), token.as_deref(), None)
            {
                log::error!("no window: {error}");
                fallback_dialog::show(app);
            }
            return;
        };
        window::navigate(&window, route.as_deref(), reload);
        window::set_activation_token(&window, token.as_deref());
        window::focus(&window);
    });
}

/// Hides the window, quits or asks, as the user chose. Returns true if the window may close
/// instead.
pub(crate) fn window_should_close(app: &AppHandle) -> bool {
    let background = app.state::<BackgroundState>();
    if !background.is_icon_shown() {
        return true;
    }
    match app.state::<AppState>().effective_settings().tray.value {
        Some(true) => {
            hide(app);
            false
        }
        Some(false) => {
            app.exit(0);
            false
        }
        // A second attempt to close is not asked about again: the page may be unable to answer.
        None if background.close_prompt_open.swap(true, Ordering::Relaxed) => {
            hide(app);
            false
        }
        None => !app
            .get_webview_window(MAIN_LABEL)
            .is_some_and(|window| window::ask_about_closing(&window)),
    }
}

/// Records that the page no longer asks what closing means.
pub(crate) fn close_prompt_dismissed(app: &AppHandle) {
    app.state::<BackgroundState>().close_prompt_open.store(false, Ordering::Relaxed);
}

/// Closes the window and relaunches the process without it. The app stays in the tray.
pub(crate) fn hide(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN_LABEL) else { return };
    close_prompt_dismissed(app);
    let route = window::current_route(&window);
    // A relaunch closes the D-Bus connection, and with it the notification on the screen.
    let relaunch_pending = has_notification(app);
    if !relaunch_pending {
        relaunch::relaunch(app, route.clone());
    }
    // Reached only if the relaunch failed, or has to wait.
    let background = app.state::<BackgroundState>();
    *lock(&background.last_route) = route;
    background.relaunch_pending.store(relaunch_pending, Ordering::Relaxed);
    if let Err(error) = window.destroy() {
        log::error!("the window stays: {error}");
    }
    schedule_memory_trim(app);
}

/// Relaunches if a relaunch waits and no notification is on the screen any longer. Callable from
/// any thread.
pub(crate) fn relaunch_if_due(app: &AppHandle) {
    let background = app.state::<BackgroundState>();
    if !background.relaunch_pending.load(Ordering::Relaxed) || has_notification(app) {
        return;
    }
    on_main_thread(app, |app| {
        let background = app.state::<BackgroundState>();
        if !has_notification(app)
            && background.relaunch_pending.swap(false, Ordering::Relaxed)
            && app.get_webview_window(MAIN_LABEL).is_none()
        {
            let route = lock(&background.last_route).clone();
            relaunch::relaunch(app, route);
        }
    });
}

fn has_notification(app: &AppHandle) -> bool {
    let app_state = app.state::<AppState>();
    app_state.reminders.has_message_on_screen(app_state.clock.now())
}
