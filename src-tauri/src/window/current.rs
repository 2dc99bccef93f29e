//! The one window there is.

use tauri::{AppHandle, Manager as _, WebviewWindow};

use crate::state::app_state::Shell;

/// The one window there is.
pub(crate) fn current(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(app.state::<Shell>().mode.label())
}

/// Where the window is, as an address of `reperes_core::route`.
pub(crate) fn current_route(window: &WebviewWindow) -> Option<String> {
    window.url().ok()?.fragment().map(str::to_owned)
}

/// Whether somebody can see the window.
pub(crate) fn is_seen(app: &AppHandle) -> bool {
    let Some(window) = current(app) else { return false };
    window.is_visible().unwrap_or(false) && !window.is_minimized().unwrap_or(false)
}
