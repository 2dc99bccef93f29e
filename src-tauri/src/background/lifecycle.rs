//! The app as a companion that stays: an icon in the tray, a window that comes and goes, one copy per session. A kiosk has none
//! of this.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::{AppHandle, Manager as _};

#[cfg(target_os = "linux")]
use super::{memory_trim, single_instance};
use super::{relaunch, tray};
use crate::config::effective::Choices;
use crate::platform::main_thread::on_main_thread;
use crate::platform::sync::lock;
use crate::state::app_state::Shell;
use crate::state::mode::MAIN_LABEL;
use crate::window::{self, fallback_dialog};

/// What lives as long as the process.
#[derive(Default)]
pub(crate) struct Companion {
    tray: Mutex<Option<tray::Tray>>,
    /// The tray was looked for once.
    host_checked: AtomicBool,
    /// A tray that exists did not take the icon, so it is tried again.
    icon_refused: AtomicBool,
    /// The page was asked what closing shall mean, and has not answered yet.
    close_prompt_open: AtomicBool,
    /// Where the window was when it went.
    last_route: Mutex<Option<String>>,
    /// The window has gone, and what it needed stays for a message that would go with it.
    relaunch_pending: AtomicBool,
}

impl Companion {
    /// A process whose window was at an address of `reperes_core::route` before.
    pub(crate) fn at(route: Option<String>) -> Self {
        Self { last_route: Mutex::new(route), ..Self::default() }
    }

    /// Whether the app can be reached without its window: the tray may have gone since the icon was put into it.
    pub(crate) fn has_tray(&self) -> bool {
        // Before the first try nothing speaks against it.
        let shown = lock(&self.tray)
            .as_ref()
            .map_or(!self.host_checked.load(Ordering::Relaxed), tray::Tray::is_shown);
        shown && owns_icon() && tray::host_exists()
    }
}

/// Whether the icon is this copy's to show: one is enough.
#[cfg(target_os = "linux")]
fn owns_icon() -> bool {
    single_instance::is_first()
}

#[cfg(not(target_os = "linux"))]
fn owns_icon() -> bool {
    true
}

/// Whether this computer has a tray.
pub(crate) fn can_stay() -> bool {
    tray::host_exists()
}

/// What the tray tells this module.
const TRAY_HANDLERS: tray::TrayHandlers =
    tray::TrayHandlers { on_action: on_tray_action, on_refused: on_icon_refused };

/// Does what was chosen in the menu. `token` is the right to come to the front, where the tray gave
/// one. From any thread.
fn on_tray_action(app: &AppHandle, action: tray::TrayAction, token: Option<String>) {
    match action {
        tray::TrayAction::OpenWindow(route) => {
            come_forward(app, Coming { route, token, ..Coming::default() });
        }
        tray::TrayAction::Quit => app.exit(0),
        tray::TrayAction::ToggleNotifications => {
            let shell = app.state::<Shell>();
            // What could not be stored is said in the window; here it holds until the end.
            let choice = Choices {
                notifications: Some(!shell.in_force().notifications.value),
                ..Choices::default()
            };
            let _ = shell.choose(&choice, &|_| ());
            tick(app);
        }
    }
}

/// The tray did not take the icon. `is_current` tells, while no other icon can take its place,
/// whether the icon is still this one.
fn on_icon_refused(app: &AppHandle, is_current: &dyn Fn() -> bool) {
    let background = app.state::<Companion>();
    let mut tray = lock(&background.tray);
    if is_current() {
        *tray = None;
        background.icon_refused.store(true, Ordering::Relaxed);
    }
}

/// Puts the icon into the tray, where there is one, or as soon as there is: the app may have been started before it. To be called
/// on the main thread, when nothing more urgent is to be done.
pub(crate) fn settle(app: &AppHandle) {
    let background = app.state::<Companion>();
    background.host_checked.store(true, Ordering::Relaxed);
    background.icon_refused.store(false, Ordering::Relaxed);
    if !tray::is_host_watched() {
        let app = app.clone();
        tray::on_host_change(move || {
            // Each tray gets an icon of its own: the one before may wait for a tray that stands still.
            *lock(&app.state::<Companion>().tray) = None;
            settle(&app);
        });
    }
    let mut tray = lock(&background.tray);
    if tray.is_some() || !owns_icon() || !tray::host_exists() {
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

/// Time has passed: the icon tells the present state. From any thread.
pub(crate) fn tick(app: &AppHandle) {
    relaunch_if_idle(app);
    let background = app.state::<Companion>();
    let hidden = app.get_webview_window(MAIN_LABEL).is_none();
    // The main thread is left asleep where a tray that comes later will be told.
    let must_poll =
        || hidden && (background.icon_refused.load(Ordering::Relaxed) || !tray::is_host_watched());
    let is_due =
        lock(&background.tray).as_ref().map_or_else(must_poll, |tray| !tray.is_current(app));
    if !is_due {
        return;
    }
    on_main_thread(app, |app| {
        settle(app);
        if let Some(tray) = &mut *lock(&app.state::<Companion>().tray) {
            tray.refresh(app);
        }
    });
}

/// There is no window, and nobody has asked for one: what is not needed without is given back soon.
pub(crate) fn grow_light(app: &AppHandle) {
    #[cfg(target_os = "linux")]
    {
        let app = app.clone();
        gtk::glib::timeout_add_seconds_once(memory_trim::TRIM_DELAY, move || {
            if app.get_webview_window(MAIN_LABEL).is_none() {
                memory_trim::trim_file_backed_pages();
            }
        });
    }
    // Elsewhere the system sees to that.
    #[cfg(not(target_os = "linux"))]
    let _ = app;
}

/// Brings the window back, or to the front, at an address where one is given.
pub(crate) fn show_window_at(app: &AppHandle, route: Option<&str>) {
    come_forward(app, Coming { route: route.map(str::to_owned), ..Coming::default() });
}

/// How the window is to come.
#[derive(Default)]
pub(crate) struct Coming {
    /// Where to, as an address of `reperes_core::route`.
    pub(crate) route: Option<String>,
    /// Its page is to be loaded again.
    pub(crate) afresh: bool,
    /// By what right, where the desktop asks for one.
    pub(crate) token: Option<String>,
}

pub(crate) fn come_forward(app: &AppHandle, Coming { route, afresh, token }: Coming) {
    on_main_thread(app, move |app| {
        let Some(window) = app.get_webview_window(MAIN_LABEL) else {
            let background = app.state::<Companion>();
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
        window::lead(&window, route.as_deref(), afresh);
        window::set_activation_token(&window, token.as_deref());
        window::focus(&window);
    });
}

/// The user closes the window. Whether it may really close.
pub(crate) fn may_close(app: &AppHandle) -> bool {
    let background = app.state::<Companion>();
    if !background.has_tray() {
        return true;
    }
    match app.state::<Shell>().in_force().tray.value {
        Some(true) => {
            hide(app);
            false
        }
        Some(false) => {
            app.exit(0);
            false
        }
        // The second wish to close is not asked about again: the page may be unable to answer.
        None if background.close_prompt_open.swap(true, Ordering::Relaxed) => {
            hide(app);
            false
        }
        None => !app
            .get_webview_window(MAIN_LABEL)
            .is_some_and(|window| window::ask_about_closing(&window)),
    }
}

/// The page no longer asks.
pub(crate) fn answered(app: &AppHandle) {
    app.state::<Companion>().close_prompt_open.store(false, Ordering::Relaxed);
}

/// Lets go of the window and of all that it needs; the app stays in the tray.
pub(crate) fn hide(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN_LABEL) else { return };
    answered(app);
    let route = window::current_route(&window);
    // A message on the screen would go with the connection that showed it.
    let relaunch_pending = has_notification(app);
    if !relaunch_pending {
        relaunch::relaunch(app, route.clone());
    }
    // Only where the process could not be replaced, or not yet.
    let background = app.state::<Companion>();
    *lock(&background.last_route) = route;
    background.relaunch_pending.store(relaunch_pending, Ordering::Relaxed);
    if let Err(error) = window.destroy() {
        log::error!("the window stays: {error}");
    }
    grow_light(app);
}

/// Messages may have left the screen: if the window went before them, what the window needed goes now. From any thread.
pub(crate) fn relaunch_if_idle(app: &AppHandle) {
    let background = app.state::<Companion>();
    if !background.relaunch_pending.load(Ordering::Relaxed) || has_notification(app) {
        return;
    }
    on_main_thread(app, |app| {
        let background = app.state::<Companion>();
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
    let shell = app.state::<Shell>();
    shell.notices.on_screen(shell.clock.now())
}
