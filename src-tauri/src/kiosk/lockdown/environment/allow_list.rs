//! The variables that a kiosk on Linux keeps. All others are removed by a relaunch.

use std::convert::Infallible;
use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

use crate::platform::executable;

/// What a kiosk needs: its account and folders, its screen, its language, its supervisor. Any value
/// is allowed; the other variables that stay are in [`is_allowed`].
const ALLOWED: &[&str] = &[
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

/// The folder in which GTK looks for `gtk-3.0/settings.ini`, whose `gtk-modules` names libraries to
/// load. A kiosk is given one in which nobody can create a file.
const CONFIG_FOLDER: (&str, &str) = ("XDG_CONFIG_HOME", "/dev/null");
/// GLib looks for `dbus-launch` in `PATH`, and also in the current folder if there is no `PATH`.
const SAFE_PATH: (&str, &str) = ("PATH", "/usr/bin:/bin");
/// The folders of programs that belong to the system.
const SYSTEM_FOLDERS: &[&str] = &[
    "/bin",
    "/sbin",
    "/snap/bin",
    "/usr/bin",
    "/usr/games",
    "/usr/local/bin",
    "/usr/local/games",
    "/usr/local/sbin",
    "/usr/sbin",
];

fn is_allowed(name: &OsStr, value: &OsStr) -> bool {
    let (Some(name), text) = (name.to_str(), value.to_str().unwrap_or_default()) else {
        return false;
    };
    match name {
        "AT_SPI_BUS_ADDRESS" | "DBUS_SESSION_BUS_ADDRESS" => text.split(';').all(is_unix_socket),
        "PATH" => text.split(':').all(|folder| SYSTEM_FOLDERS.contains(&folder)),
        "XDG_CONFIG_HOME" => value == CONFIG_FOLDER.1,
        _ => {
            ALLOWED.contains(&name)
                || ALLOWED_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        }
    }
}

/// Whether an entry of a D-Bus address names an existing socket. Other entries name a program that
/// libdbus runs (`unixexec:`, `autolaunch:`), or lead to the network.
fn is_unix_socket(entry: &str) -> bool {
    let is_known = |key: &str| {
        key == "runtime=yes"
            || ["path=", "abstract=", "guid="].iter().any(|known| key.starts_with(known))
    };
    entry.strip_prefix("unix:").is_some_and(|keys| keys.split(',').all(is_known))
}

/// The variables that are set and whose name or value is not allowed, sorted.
pub(crate) fn unsafe_variables() -> Vec<String> {
    let mut names: Vec<String> = std::env::vars_os()
        .filter(|(name, value)| !is_allowed(name, value))
        .map(|(name, _)| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Relaunches the program with the allowed variables alone, if any other is set.
///
/// # Errors
/// The relaunch fails.
pub(crate) fn remove_unsafe_variables() -> io::Result<()> {
    let is_set = |(name, _): (&str, &str)| std::env::var_os(name).is_some();
    if is_set(CONFIG_FOLDER) && is_set(SAFE_PATH) && unsafe_variables().is_empty() {
        Ok(())
    } else {
        relaunch().map(|never| match never {})
    }
}

fn relaunch() -> io::Result<Infallible> {
    let mut arguments = std::env::args_os();
    let mut command = Command::new(executable::path()?);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    command.args(arguments).env_clear().envs([CONFIG_FOLDER, SAFE_PATH]);
    command.envs(std::env::vars_os().filter(|(name, value)| is_allowed(name, value)));
    Err(command.exec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_allowed(expected: bool, variables: &[(&str, &str)]) {
        for (name, value) in variables {
            assert_eq!(is_allowed(name.as_ref(), value.as_ref()), expected, "{name}={value}");
        }
    }

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
            "DBUS_SYSTEM_BUS_ADDRESS",
            "XDG_DATA_DIRS",
            "lang",
            "",
        ] {
            assert_allowed(false, &[(name, "1")]);
        }
        for name in ["LC_MESSAGES", "DISPLAY", "NOTIFY_SOCKET"] {
            assert_allowed(true, &[(name, "1")]);
        }
    }

    /// The address of a bus names a socket, never a program.
    #[test]
    fn bus_address_names_only_sockets() {
        for name in ["DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"] {
            for socket in [
                "unix:path=/run/user/1000/bus",
                "unix:abstract=/tmp/dbus-1,guid=0123456789abcdef",
                "unix:runtime=yes",
                "unix:path=/run/a;unix:path=/run/b",
            ] {
                assert_allowed(true, &[(name, socket)]);
            }
            for other in [
                "unixexec:path=/tmp/program",
                "unix:path=/run/a;unixexec:path=/tmp/program",
                "autolaunch:",
                "tcp:host=example.org,port=1",
                "nonce-tcp:host=localhost,noncefile=/tmp/n",
                "unix:tmpdir=/tmp",
                "unix:dir=/tmp",
                "unix:",
                "UNIXEXEC:path=/tmp/program",
                "",
            ] {
                assert_allowed(false, &[(name, other)]);
            }
        }
    }

    /// Programs and GTK modules come from folders that belong to the system.
    #[test]
    fn folders_of_a_person_name_no_program_and_no_library() {
        assert_allowed(
            true,
            &[
                ("PATH", "/usr/bin:/bin"),
                ("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin"),
                CONFIG_FOLDER,
                SAFE_PATH,
            ],
        );
        assert_allowed(
            false,
            &[
                ("PATH", "/home/pupil/bin:/usr/bin"),
                ("PATH", "/usr/bin:"),
                ("PATH", "."),
                ("PATH", ""),
                ("XDG_CONFIG_HOME", "/home/pupil/.config"),
            ],
        );
    }
}
