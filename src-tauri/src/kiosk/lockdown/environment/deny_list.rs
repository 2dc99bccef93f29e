//! The variables that a kiosk on Windows and macOS removes.

use std::io;

/// Variables that open inspectors, replace the engine by another program, or give it arguments.
const DENIED: &[&str] = &[
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
    "WEBVIEW2_BROWSER_EXECUTABLE_FOLDER",
    "WEBVIEW2_CHANNEL_SEARCH_KIND",
    "WEBVIEW2_PIPE_FOR_SCRIPT_DEBUGGER",
    "WEBVIEW2_RELEASE_CHANNEL_PREFERENCE",
    "WEBVIEW2_RELEASE_CHANNELS",
    "WEBVIEW2_USER_DATA_FOLDER",
    "WEBVIEW2_WAIT_FOR_SCRIPT_DEBUGGER",
];

/// The listed variables that are set.
pub(crate) fn unsafe_variables() -> Vec<String> {
    DENIED
        .iter()
        .filter(|name| std::env::var_os(name).is_some())
        .map(|name| (*name).to_owned())
        .collect()
}

/// Removes the listed variables. Has to be called before a second thread starts.
///
/// # Errors
/// Never on these systems.
pub(crate) fn remove_unsafe_variables() -> io::Result<()> {
    for name in unsafe_variables() {
        #[expect(unsafe_code, reason = "called first thing in main, while there is one thread")]
        // SAFETY: no other thread can read the environment yet.
        unsafe {
            std::env::remove_var(name);
        }
    }
    Ok(())
}
