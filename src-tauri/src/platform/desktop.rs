//! What the shell asks of the desktop around it: open an address, copy a text. One small file per system.

mod error;
#[cfg(test)]
pub(crate) mod recording;
#[cfg_attr(target_os = "linux", path = "desktop/linux.rs")]
#[cfg_attr(windows, path = "desktop/windows.rs")]
#[cfg_attr(target_os = "macos", path = "desktop/macos.rs")]
mod system;

pub(crate) use error::DesktopError;
#[cfg(windows)]
pub(crate) use system::attach_console;

/// The desktop, or a stand-in that only records.
pub(crate) trait Desktop: Send + Sync {
    /// Whether a program is registered for addresses of this scheme (`tel`, `https`).
    fn handles(&self, scheme: &str) -> bool;
    /// Hands an address over to that program.
    fn open(&self, uri: &str) -> Result<(), DesktopError>;
    /// Puts a text on the clipboard.
    fn copy(&self, text: &str) -> Result<(), DesktopError>;
}

/// The real one.
#[derive(Debug)]
pub(crate) struct SystemDesktop;

impl Desktop for SystemDesktop {
    fn handles(&self, scheme: &str) -> bool {
        system::handles(scheme)
    }

    fn open(&self, uri: &str) -> Result<(), DesktopError> {
        system::open(uri)
    }

    fn copy(&self, text: &str) -> Result<(), DesktopError> {
        system::copy(text)
    }
}
