//! Access to the only window of the app.

use tauri::{AppHandle, Manager as _, WebviewWindow};

use crate::state::app_state::AppState;

/// The only window, if it is open.
pub(crate) fn current(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(app.state::<AppState>().mode.label())
}

/// The address of the page in the window, as in `reperes_core::route`.
pub(crate) fn current_route(window: &WebviewWindow) -> Option<String> {
    window.url().ok()?.fragment().map(str::to_owned)
}

/// Whether the window is shown and not minimised.
pub(crate) fn is_visible(app: &AppHandle) -> bool {
    let Some(window) = current(app) else { return false };
    window.is_visible().unwrap_or(false) && !window.is_minimized().unwrap_or(false)
}
