//! Windows and macOS: a value of the registry, a launch agent.

use std::io;

use auto_launch::{AutoLaunch, AutoLaunchBuilder, WindowsEnableMode};

/// The uninstaller for Windows looks for this value.
const VALUE_NAME: &str = "reperes";

pub(super) fn is_enabled() -> io::Result<bool> {
    entry()?.is_enabled().map_err(io::Error::other)
}

/// The system keeps it, and nobody else writes it.
pub(super) fn is_current() -> io::Result<bool> {
    Ok(true)
}

pub(super) fn set_enabled(on: bool) -> io::Result<()> {
    let entry = entry()?;
    let result = if on { entry.enable() } else { entry.disable() };
    result.map_err(io::Error::other)
}

fn entry() -> io::Result<AutoLaunch> {
    let program = std::env::current_exe()?;
    // The entry is a command line, except on macOS.
    let program = if cfg!(target_os = "macos") {
        program.display().to_string()
    } else {
        format!("\"{}\"", program.display())
    };
    let mut builder = AutoLaunchBuilder::new();
    builder.set_app_name(VALUE_NAME).set_app_path(&program).set_args(&["--hidden"]);
    // One person's choice: an administrator who makes it makes it for nobody else.
    builder.set_windows_enable_mode(WindowsEnableMode::CurrentUser);
    builder.build().map_err(io::Error::other)
}
