//! How the app stays on this computer, as the settings screen shows it.

use tauri::{AppHandle, Manager as _};

use crate::autostart;
use crate::companion::Companion;
use crate::shell::Shell;
use crate::view::Staying;

/// The present state. May ask the system, and wait for it.
pub(crate) fn now(app: &AppHandle) -> Staying {
    let settings = app.state::<Shell>().settings.load();
    Staying {
        tray: app.state::<Companion>().has_tray(),
        stays: settings.stays,
        server: server(),
        notices: !settings.muted,
        closing_notice: settings.closing_notice,
        autostart: autostart::is_on(),
    }
}

/// Whether something shows messages.
#[cfg(target_os = "linux")]
pub(crate) fn server() -> bool {
    notify_rust::get_server_information().is_ok()
}

/// Windows and macOS always can.
#[cfg(not(target_os = "linux"))]
pub(crate) fn server() -> bool {
    true
}
