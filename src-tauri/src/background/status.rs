//! The background status, as the settings screen shows it: tray, notifications, autostart.

use tauri::{AppHandle, Manager as _};

use super::lifecycle::BackgroundState;
use crate::platform::{autostart, notification_server};
use crate::state::app_state::AppState;
use crate::view::wire::Staying;

/// The present status. May ask the system and wait for its answer.
pub(crate) fn current(app: &AppHandle) -> Staying {
    let app_state = app.state::<AppState>();
    let effective_settings = app_state.effective_settings();
    Staying {
        tray: app.state::<BackgroundState>().is_icon_shown(),
        stays: effective_settings.tray.value,
        server: notification_server::exists(),
        notices: effective_settings.notifications.value,
        closing_notice: app_state.settings.load().closing_notice,
        autostart: autostart::is_enabled(),
    }
}
