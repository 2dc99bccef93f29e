//! What other rooms have an open window do.

use tauri::WebviewWindow;

use super::page_watchdog::is_ready;
use crate::view::wire::{CommandError, Paper};

/// Gives the window the right to come to the front, where the desktop has given us one.
#[cfg(target_os = "linux")]
pub(crate) fn set_activation_token(window: &WebviewWindow, token: Option<&str>) {
    use gtk::prelude::GtkWindowExt as _;
    if let (Some(token), Ok(window)) = (token, window.gtk_window()) {
        window.set_startup_id(token);
    }
}

/// Elsewhere nobody asks for it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn set_activation_token(_: &WebviewWindow, _: Option<&str>) {}

/// Has a screen reader say a text: WebKitGTK tells it of no live region.
#[cfg(target_os = "linux")]
pub(crate) fn announce(window: &WebviewWindow, text: &str) {
    super::announcement::send(window, text);
}

/// Elsewhere the page's own regions are heard.
#[cfg(not(target_os = "linux"))]
pub(crate) fn announce(_: &WebviewWindow, _: &str) {}

/// Brings the window before the others.
pub(crate) fn focus(window: &WebviewWindow) {
    if let Err(error) =
        window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus())
    {
        log::error!("the window cannot be brought to the front: {error}");
    }
}

/// Leads the page to an address of `reperes_core::route`, where one is given; `reload` loads it again, as in another language.
pub(crate) fn lead(window: &WebviewWindow, route: Option<&str>, reload: bool) {
    let set_hash = route
        .map(|route| format!("location.hash = {};", serde_json::Value::from(format!("#{route}"))));
    // One script: a change of place after the order to load again would take that order back.
    let script = set_hash.unwrap_or_default() + if reload { "location.reload();" } else { "" };
    if !script.is_empty()
        && let Err(error) = window.eval(script)
    {
        log::error!("the page cannot be led: {error}");
    }
}

/// Lets the page ask what closing the window shall mean. Whether it can.
pub(crate) fn ask_about_closing(window: &WebviewWindow) -> bool {
    is_ready() && window.eval("dispatchEvent(new Event('reperes-closing'))").is_ok()
}

/// Enlarges the page: text and everything with it, so that the layout follows as in a smaller window.
pub(crate) fn enlarge(window: &WebviewWindow, zoom: f64) {
    if let Err(error) = window.set_zoom(zoom) {
        log::error!("the text size cannot be changed: {error}");
    }
}

/// Prints what the window shows: asks the person for a printer.
///
/// # Errors
/// The system cannot print.
pub(crate) fn print(window: &WebviewWindow, paper: Paper) -> Result<(), CommandError> {
    #[cfg(target_os = "linux")]
    let printed = super::print::print(window, paper);
    #[cfg(not(target_os = "linux"))]
    let printed = {
        // The paper is chosen in the system's own dialog.
        let _ = paper;
        window.print()
    };
    printed.map_err(|error| {
        log::error!("printing: {error}");
        CommandError::internal("printing failed")
    })
}
