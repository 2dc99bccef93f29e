//! What the shell asks of the desktop around it: open an address, copy a text. One small file per system.

mod error;
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

#[cfg(test)]
pub(crate) mod recording {
    //! A desktop that does nothing and remembers what was asked.

    use super::{Desktop, DesktopError};
    use crate::platform::sync::lock;
    use std::sync::Mutex;

    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) enum Seen {
        Opened(String),
        Copied(String),
    }

    #[derive(Debug, Default)]
    pub(crate) struct Recording {
        pub(crate) schemes: Vec<&'static str>,
        pub(crate) broken: bool,
        pub(crate) log: Mutex<Vec<Seen>>,
    }

    impl Recording {
        pub(crate) fn seen(&self) -> Vec<Seen> {
            lock(&self.log).clone()
        }

        fn record(&self, seen: Seen) -> Result<(), DesktopError> {
            if self.broken {
                return Err(DesktopError("broken on purpose".to_owned()));
            }
            lock(&self.log).push(seen);
            Ok(())
        }
    }

    impl Desktop for Recording {
        fn handles(&self, scheme: &str) -> bool {
            self.schemes.contains(&scheme)
        }

        fn open(&self, uri: &str) -> Result<(), DesktopError> {
            self.record(Seen::Opened(uri.to_owned()))
        }

        fn copy(&self, text: &str) -> Result<(), DesktopError> {
            self.record(Seen::Copied(text.to_owned()))
        }
    }
}
