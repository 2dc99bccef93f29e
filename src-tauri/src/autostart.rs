//! Starting with the session, in the tray: the user's choice, off by default.

use auto_launch::{AutoLaunch, AutoLaunchBuilder, LinuxLaunchMode};

const NAME: &str = "reperes";

/// Whether the app starts with the session. `None` where that cannot be told.
pub(crate) fn is_on() -> Option<bool> {
    entry().and_then(|entry| entry.is_enabled()).inspect_err(|error| log::info!("autostart: {error}")).ok()
}

/// Starts with the session from now on, or no longer.
///
/// # Errors
/// The system does not let us.
pub(crate) fn choose(on: bool) -> Result<(), auto_launch::Error> {
    let entry = entry()?;
    if on {
        entry.enable()
    } else if entry.is_enabled()? {
        entry.disable()
    } else {
        Ok(())
    }
}

fn entry() -> Result<AutoLaunch, auto_launch::Error> {
    let program = std::env::current_exe()?;
    // The entry is a command line, except on macOS.
    let program = if cfg!(target_os = "macos") { program.display().to_string() } else { format!("\"{}\"", program.display()) };
    AutoLaunchBuilder::new()
        .set_app_name(NAME)
        .set_app_path(&program)
        .set_linux_launch_mode(LinuxLaunchMode::XdgAutostart)
        .set_args(&["--hidden"])
        .build()
}
