//! Variables through which whoever starts the program could open a door into its page, or load code into it.
//!
//! A kiosk starts with those that it needs and no others: on Linux the program starts itself over once without the rest. What the
//! loader has loaded before `main` (`LD_PRELOAD`) is beyond that: systemd starts the unit of the recipe without it.

/// Lets WebDriver into the page.
const DRIVER: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Whether WebDriver is to be let in. To be asked before the program forgets the variable.
pub(crate) fn is_driven() -> bool {
    std::env::var_os(DRIVER).is_some()
}

#[cfg(target_os = "linux")]
pub(crate) use allowed::{foreign, leave_out};
#[cfg(not(target_os = "linux"))]
pub(crate) use refused::{foreign, leave_out};

#[cfg(target_os = "linux")]
mod allowed {
    use std::convert::Infallible;
    use std::io;
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use crate::platform::executable;

    /// What a kiosk needs: who and where it is, its screen, its language, its supervisor.
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
    /// Of these families, every one. A release reads one of its own: how much it tells the terminal.
    const FAMILIES: &[&str] = &["LC_", "REPERES_"];

    fn is_allowed(name: &str) -> bool {
        ALLOWED.contains(&name) || FAMILIES.iter().any(|family| name.starts_with(family))
    }

    /// The variables that are set and that a kiosk does without.
    pub(crate) fn foreign() -> Vec<String> {
        let names = std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned());
        let mut foreign: Vec<String> = names.filter(|name| !is_allowed(name)).collect();
        foreign.sort();
        foreign
    }

    /// Starts the program over with nothing but what is allowed, if there is anything else.
    ///
    /// # Errors
    /// It cannot be started over.
    pub(crate) fn leave_out() -> io::Result<()> {
        if foreign().is_empty() { Ok(()) } else { start_over().map(|never| match never {}) }
    }

    fn start_over() -> io::Result<Infallible> {
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

        #[test]
        fn what_loads_code_or_opens_a_door_is_not_allowed() {
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
            assert!(
                is_allowed("LC_MESSAGES") && is_allowed("DISPLAY") && is_allowed("NOTIFY_SOCKET")
            );
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod refused {
    use std::io;

    /// Inspectors, other programs in the engine's place, and arguments for it.
    const REFUSED: &[&str] = &[
        "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
        "WEBVIEW2_BROWSER_EXECUTABLE_FOLDER",
        "WEBVIEW2_CHANNEL_SEARCH_KIND",
        "WEBVIEW2_PIPE_FOR_SCRIPT_DEBUGGER",
        "WEBVIEW2_RELEASE_CHANNEL_PREFERENCE",
        "WEBVIEW2_RELEASE_CHANNELS",
        "WEBVIEW2_USER_DATA_FOLDER",
        "WEBVIEW2_WAIT_FOR_SCRIPT_DEBUGGER",
    ];

    /// The variables that are set and that a kiosk does without.
    pub(crate) fn foreign() -> Vec<String> {
        REFUSED
            .iter()
            .filter(|name| std::env::var_os(name).is_some())
            .map(|name| (*name).to_owned())
            .collect()
    }

    /// Takes them away. To be called before a second thread starts.
    ///
    /// # Errors
    /// None here.
    pub(crate) fn leave_out() -> io::Result<()> {
        for name in foreign() {
            #[expect(unsafe_code, reason = "called first thing in main, while there is one thread")]
            // SAFETY: no other thread can read the environment yet.
            unsafe {
                std::env::remove_var(name);
            }
        }
        Ok(())
    }
}
