//! The background status, as the settings screen shows it: tray, notifications, autostart.

use tauri::{AppHandle, Manager as _};

use super::lifecycle::Companion;
use crate::platform::{autostart, notification_server};
use crate::state::app_state::Shell;
use crate::view::wire::Staying;

/// The present status. May ask the system and wait for its answer.
pub(crate) fn now(app: &AppHandle) -> Staying {
    let shell = app.state::<Shell>();
    let in_force = shell.in_force();
    Staying {
        tray: app.state::<Companion>().has_tray(),
        stays: in_force.tray.value,
        server: notification_server::exists(),
        notices: in_force.notifications.value,
        closing_notice: shell.settings.load().closing_notice,
        autostart: autostart::is_on(),
    }
}
