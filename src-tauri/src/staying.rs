//! How the app stays on this computer, as the settings screen shows it.

use tauri::{AppHandle, Manager as _};

use crate::autostart;
use crate::companion::Companion;
use crate::shell::Shell;
use crate::view::Staying;

/// The present state. May ask the system, and wait for it.
pub(crate) fn now(app: &AppHandle) -> Staying {
    let shell = app.state::<Shell>();
    let in_force = shell.in_force();
    Staying {
        tray: app.state::<Companion>().has_tray(),
        stays: in_force.tray.value,
        server: server(),
        notices: in_force.notifications.value,
        closing_notice: shell.settings.load().closing_notice,
        autostart: autostart::is_on(),
    }
}

/// Whether something shows messages.
#[cfg(target_os = "linux")]
pub(crate) fn server() -> bool {
    use crate::bus::{Deadline, Question, ask};
    const NAME: &str = "org.freedesktop.Notifications";
    let path = "/org/freedesktop/Notifications";
    let question = Question {
        to: NAME,
        path,
        interface: NAME,
        method: "GetServerInformation",
        arguments: None,
    };
    // Some are started when they are needed.
    ask(question, true, Deadline::new()).is_ok()
}

/// Windows and macOS always can.
#[cfg(not(target_os = "linux"))]
pub(crate) fn server() -> bool {
    true
}
