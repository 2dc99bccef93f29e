//! The operating system, and nothing of Repères: files, clock, zone, buses, desktop, console.
//!
//! This layer imports no other layer.

pub(crate) mod autostart;
pub(crate) mod clock;
#[cfg(target_os = "linux")]
pub(crate) mod color_scheme;
pub(crate) mod console;
#[cfg(target_os = "linux")]
pub(crate) mod dbus;
pub(crate) mod desktop;
#[cfg(target_os = "linux")]
pub(crate) mod executable;
pub(crate) mod exit_codes;
pub(crate) mod locale;
pub(crate) mod log_file;
pub(crate) mod main_thread;
pub(crate) mod notification_server;
#[cfg(target_os = "linux")]
pub(crate) mod screen_reader;
pub(crate) mod storage;
pub(crate) mod sync;
#[cfg(target_os = "linux")]
pub(crate) mod systemd_watchdog;
pub(crate) mod terminal_width;
#[cfg(feature = "test-hooks")]
pub(crate) mod test_hooks;
pub(crate) mod timeout;
#[cfg(target_os = "linux")]
pub(crate) mod webkit_env;
pub(crate) mod zone;
