//! Actions on an open window, for the layers above.

use tauri::{Manager as _, WebviewWindow};

use super::page_watchdog::is_ready;
use super::reload::load_and_watch;
use crate::view::wire::{CommandError, Paper};

/// Sets the activation token of the window, with which a desktop that guards the focus lets it come
/// to the front.
#[cfg(target_os = "linux")]
pub(crate) fn set_activation_token(window: &WebviewWindow, token: Option<&str>) {
    use gtk::prelude::GtkWindowExt as _;
    if let (Some(token), Ok(window)) = (token, window.gtk_window()) {
        window.set_startup_id(token);
    }
}

/// No other system has such a token.
#[cfg(not(target_os = "linux"))]
pub(crate) fn set_activation_token(_: &WebviewWindow, _: Option<&str>) {}

/// Announces a text to screen readers: WebKitGTK does not report live regions.
#[cfg(target_os = "linux")]
pub(crate) fn announce(window: &WebviewWindow, text: &str) {
    super::announcement::send(window, text);
}

/// On other systems screen readers follow the live region of the page.
#[cfg(not(target_os = "linux"))]
pub(crate) fn announce(_: &WebviewWindow, _: &str) {}

/// Unminimises, shows and focuses the window.
pub(crate) fn focus(window: &WebviewWindow) {
    if let Err(error) =
        window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus())
    {
        log::error!("the window cannot be brought to the front: {error}");
    }
}

/// Navigates the page to an address of `reperes_core::route`, where one is given, and loads it
/// again if `reload` is set, for example in another language.
pub(crate) fn navigate(window: &WebviewWindow, route: Option<&str>, reload: bool) {
    let set_hash = route
        .map(|route| format!("location.hash = {};", serde_json::Value::from(format!("#{route}"))));
    // One script: a change of the hash after `location.reload()` would cancel the reload.
    let script = set_hash.unwrap_or_default() + if reload { "location.reload();" } else { "" };
    if script.is_empty() {
        return;
    }
    let run = || window.eval(script);
    let led = if reload { load_and_watch(window.app_handle(), run) } else { run() };
    if let Err(error) = led {
        log::error!("the page cannot be led: {error}");
    }
}

/// Has the page ask the user what closing the window means. False if the page cannot ask.
pub(crate) fn ask_about_closing(window: &WebviewWindow) -> bool {
    is_ready() && window.eval("dispatchEvent(new Event('reperes-closing'))").is_ok()
}

/// Zooms the page: everything grows with the text, so that the layout is that of a smaller window.
pub(crate) fn set_zoom(window: &WebviewWindow, zoom: f64) {
    if let Err(error) = window.set_zoom(zoom) {
        log::error!("the text size cannot be changed: {error}");
    }
}

/// Prints what the window shows, after the print dialog of the system.
///
/// # Errors
/// Returns an error if the system cannot print.
pub(crate) fn print(window: &WebviewWindow, paper: Paper) -> Result<(), CommandError> {
    #[cfg(target_os = "linux")]
    let printed = super::print::print(window, paper);
    #[cfg(not(target_os = "linux"))]
    let printed = {
        // The user chooses the paper size in the system's dialog.
        let _ = paper;
        window.print()
    };
    printed.map_err(|error| {
        log::error!("printing: {error}");
        CommandError::internal("printing failed")
    })
}
