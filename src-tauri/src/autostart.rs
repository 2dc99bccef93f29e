//! Starting with the session, in the tray: the user's choice, off by default.

#[cfg_attr(target_os = "linux", path = "autostart/linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "autostart/elsewhere.rs")]
mod system;

use std::io;

/// Whether the app starts with the session. `None` where that cannot be told.
pub(crate) fn is_on() -> Option<bool> {
    system::is_on().inspect_err(|error| log::info!("autostart: {error}")).ok()
}

/// Starts with the session from now on, or no longer.
///
/// # Errors
/// The system does not let us.
pub(crate) fn choose(on: bool) -> io::Result<()> {
    system::choose(on)
}
