//! Linux: GIO knows which program handles a scheme, GTK holds the clipboard.

use gtk::gio;
use gtk::gio::prelude::AppLaunchContextExt as _;

use crate::error::DesktopError;

pub(super) fn handles(scheme: &str) -> bool {
    gio::AppInfo::default_for_uri_scheme(scheme).is_some()
}

pub(super) fn open(uri: &str) -> Result<(), DesktopError> {
    let context = gio::AppLaunchContext::new();
    // Set for our own web engine at start; a browser must make its own choice.
    if crate::window::engine::chose_renderer() {
        context.unsetenv(crate::window::engine::RENDERER_VARIABLE);
    }
    gio::AppInfo::launch_default_for_uri(uri, Some(&context)).map_err(|error| DesktopError(error.to_string()))
}

pub(super) fn copy(text: &str) -> Result<(), DesktopError> {
    if !gtk::is_initialized_main_thread() {
        return Err(DesktopError("the clipboard belongs to the main thread".to_owned()));
    }
    let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
    clipboard.set_text(text);
    // Handed to the clipboard manager, the text outlives the window.
    clipboard.store();
    Ok(())
}
