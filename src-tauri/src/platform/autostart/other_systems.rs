//! Autostart on Windows and macOS: a value in the registry, a launch agent.

use std::io;

use auto_launch::{AutoLaunch, AutoLaunchBuilder, WindowsEnableMode};

/// The name of the registry value. The uninstaller for Windows looks for it.
const VALUE_NAME: &str = "reperes";

pub(super) fn is_enabled() -> io::Result<bool> {
    entry()?.is_enabled().map_err(io::Error::other)
}

/// Always true: the system keeps the entry, and no other program writes it.
pub(super) fn is_current() -> io::Result<bool> {
    Ok(true)
}

pub(super) fn set_enabled(on: bool) -> io::Result<()> {
    let entry = entry()?;
    let result = if on { entry.enable() } else { entry.disable() };
    result.map_err(io::Error::other)
}

pub(super) fn place() -> String {
    if cfg!(target_os = "macos") {
        format!("~/Library/LaunchAgents/{VALUE_NAME}.plist")
    } else {
        format!(r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run, {VALUE_NAME}")
    }
}

fn entry() -> io::Result<AutoLaunch> {
    let program = std::env::current_exe()?;
    // On macOS the entry is a path; elsewhere it is a command line.
    let program = if cfg!(target_os = "macos") {
        program.display().to_string()
    } else {
        format!("\"{}\"", program.display())
    };
    let mut builder = AutoLaunchBuilder::new();
    builder.set_app_name(VALUE_NAME).set_app_path(&program).set_args(&["--hidden"]);
    // Autostart is the choice of one user: an administrator who switches it on switches it on for
    // no other account.
    builder.set_windows_enable_mode(WindowsEnableMode::CurrentUser);
    builder.build().map_err(io::Error::other)
}
