//! The desktop on Linux: GIO knows which program handles a scheme, GTK holds the clipboard.

use std::time::Duration;

use gtk::gio;
use gtk::gio::prelude::AppLaunchContextExt as _;

use super::error::DesktopError;
use crate::platform::timeout::with_timeout;
use crate::platform::{dbus, webkit_env};

/// GIO reads files and may ask the portal, without a time limit of its own. With this limit, the
/// user learns sooner that nothing was opened.
const TIMEOUT: Duration = Duration::from_secs(5);

pub(super) fn handles(scheme: &str) -> bool {
    let scheme = scheme.to_owned();
    with_timeout(TIMEOUT, move || gio::AppInfo::default_for_uri_scheme(&scheme).is_some())
        .unwrap_or(false)
}

pub(super) fn open(uri: &str) -> Result<(), DesktopError> {
    let uri = uri.to_owned();
    let launch = move || {
        let context = gio::AppLaunchContext::new();
        for name in webkit_env::variables_set_here() {
            context.unsetenv(name);
        }
        for (name, original) in dbus::original_environment() {
            match original {
                Some(original) => context.setenv(name, original),
                None => context.unsetenv(name),
            }
        }
        gio::AppInfo::launch_default_for_uri(&uri, Some(&context))
            .map_err(|error| DesktopError(error.to_string()))
    };
    with_timeout(TIMEOUT, launch)
        .unwrap_or_else(|| Err(DesktopError("no answer in time".to_owned())))
}

pub(super) fn copy(text: &str) -> Result<(), DesktopError> {
    if !gtk::is_initialized_main_thread() {
        return Err(DesktopError("the clipboard belongs to the main thread".to_owned()));
    }
    let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
    clipboard.set_text(text);
    // The clipboard manager takes the text over, so the text outlives the window.
    clipboard.store();
    Ok(())
}
