//! Starting with the session, in the tray: the user's choice, off by default.

#[cfg_attr(target_os = "linux", path = "autostart/linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "autostart/other_systems.rs")]
mod system;

use std::io;

/// Whether the app starts with the session. `None` where that cannot be told.
pub(crate) fn is_on() -> Option<bool> {
    system::is_enabled().inspect_err(|error| log::info!("autostart: {error}")).ok()
}

/// Starts with the session from now on, or no longer.
///
/// # Errors
/// The system does not let us.
pub(crate) fn choose(on: bool) -> io::Result<()> {
    system::set_enabled(on)
}

/// Has the system start the app with the session, or not, where it does not do so yet. Asks the
/// system in a thread of its own, which the start does not wait for.
pub(crate) fn obey(wanted: bool) {
    let thread = std::thread::Builder::new().name("autostart".to_owned()).spawn(move || {
        let up_to_date =
            is_on() == Some(wanted) && (!wanted || system::is_current().unwrap_or(false));
        if !up_to_date && let Err(error) = choose(wanted) {
            log::error!("autostart: {error}");
        }
    });
    if let Err(error) = thread {
        log::error!("autostart: {error}");
    }
}
