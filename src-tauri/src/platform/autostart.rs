//! Autostart: the app starts with the session, hidden in the tray. It is the user's choice and is
//! off by default.

#[cfg_attr(target_os = "linux", path = "autostart/linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "autostart/other_systems.rs")]
mod system;

use std::io;

/// Whether the app starts with the session. `None` if the system gives no answer.
pub(crate) fn is_enabled() -> Option<bool> {
    system::is_enabled().inspect_err(|error| log::info!("autostart: {error}")).ok()
}

/// Switches the start with the session on or off.
///
/// # Errors
/// The system refuses the change.
pub(crate) fn set_enabled(on: bool) -> io::Result<()> {
    system::set_enabled(on)
}

/// Where the system keeps the entry, in the words of the user's file manager or registry editor.
pub(crate) fn place() -> String {
    system::place()
}

/// Makes the system's entry equal to `wanted`, unless it already is. The system is asked in a
/// thread of its own, so the start of the app does not wait for it.
pub(crate) fn apply(wanted: bool) {
    let thread = std::thread::Builder::new().name("autostart".to_owned()).spawn(move || {
        let up_to_date =
            is_enabled() == Some(wanted) && (!wanted || system::is_current().unwrap_or(false));
        if !up_to_date && let Err(error) = set_enabled(wanted) {
            log::error!("autostart: {error}");
        }
    });
    if let Err(error) = thread {
        log::error!("autostart: {error}");
    }
}
