//! The desktop environment: opening an address, copying a text. Each system has its own file.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
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

/// The desktop, or a test double that only records.
pub(crate) trait Desktop: Send + Sync {
    /// Whether a program is registered for addresses with this scheme (`tel`, `https`).
    fn handles(&self, scheme: &str) -> bool;
    /// Opens an address with the program that is registered for its scheme.
    fn open(&self, uri: &str) -> Result<(), DesktopError>;
    /// Puts a text on the clipboard.
    fn copy(&self, text: &str) -> Result<(), DesktopError>;
}

/// The desktop of this computer.
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
