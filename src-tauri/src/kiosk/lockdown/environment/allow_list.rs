//! The variables that a kiosk on Linux keeps. All others are removed by a relaunch.

use std::convert::Infallible;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use crate::platform::executable;

/// What a kiosk needs: its account and folders, its screen, its language, its supervisor.
const ALLOWED: &[&str] = &[
    "AT_SPI_BUS_ADDRESS",
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "GDK_BACKEND",
    "GDK_DPI_SCALE",
    "GDK_SCALE",
    "HOME",
    "INVOCATION_ID",
    "JOURNAL_STREAM",
    "LANG",
    "LANGUAGE",
    "LIBGL_ALWAYS_SOFTWARE",
    "LOGNAME",
    "MESA_SHADER_CACHE_DISABLE",
    "NOTIFY_SOCKET",
    "NO_AT_BRIDGE",
    "PATH",
    "TMPDIR",
    "TZ",
    "USER",
    "WATCHDOG_PID",
    "WATCHDOG_USEC",
    "WAYLAND_DISPLAY",
    "WAYLAND_SOCKET",
    "WEBKIT_DISABLE_DMABUF_RENDERER",
    "XAUTHORITY",
    "XDG_CURRENT_DESKTOP",
    "XDG_RUNTIME_DIR",
    "XDG_SEAT",
    "XDG_SESSION_ID",
    "XDG_SESSION_TYPE",
    "XDG_VTNR",
];
/// Variables with these prefixes stay too. A release reads one variable of its own: how much it
/// logs to the terminal.
const ALLOWED_PREFIXES: &[&str] = &["LC_", "REPERES_"];

fn is_allowed(name: &str) -> bool {
    ALLOWED.contains(&name) || ALLOWED_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// The variables that are set and that the list does not allow, sorted.
pub(crate) fn unsafe_variables() -> Vec<String> {
    let names = std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned());
    let mut unlisted: Vec<String> = names.filter(|name| !is_allowed(name)).collect();
    unlisted.sort();
    unlisted
}

/// Relaunches the program with the allowed variables alone, if any other is set.
///
/// # Errors
/// The relaunch fails.
pub(crate) fn remove_unsafe_variables() -> io::Result<()> {
    if unsafe_variables().is_empty() { Ok(()) } else { relaunch().map(|never| match never {}) }
}

fn relaunch() -> io::Result<Infallible> {
    let mut arguments = std::env::args_os();
    let mut command = Command::new(executable::path()?);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    command.args(arguments).env_clear();
    command.envs(std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_allowed)));
    Err(command.exec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A variable that loads code or opens a way out of the page is not allowed.
    #[test]
    fn unsafe_variables_are_not_allowed() {
        for name in [
            "LD_PRELOAD",
            "GTK_MODULES",
            "GTK3_MODULES",
            "GIO_EXTRA_MODULES",
            "WEBKIT_EXEC_PATH",
            "GTK_DEBUG",
            "JSC_dumpOptions",
            "lang",
            "",
        ] {
            assert!(!is_allowed(name), "{name}");
        }
        assert!(is_allowed("LC_MESSAGES") && is_allowed("DISPLAY") && is_allowed("NOTIFY_SOCKET"));
    }
}
