//! What can go wrong in the shell, for the log and for the command line.

use crate::view::{CommandError, ErrorCode};

/// Why the window could not be opened, or the command line could not answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ShellError {
    /// Nothing to show a window on.
    #[error("no display")]
    #[cfg(target_os = "linux")]
    NoDisplay,
    /// The window system or the web engine refused.
    #[error(transparent)]
    Window(#[from] tauri::Error),
    /// A kiosk that is not closed off is none.
    #[error("the kiosk could not be closed off: {0}")]
    NotHardened(String),
    /// A test asked for a machine without a web engine.
    #[cfg(feature = "test-hooks")]
    #[error("no web engine, as the test asked")]
    NoWebview,
}

/// Why the desktop did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct DesktopError(pub(crate) String);

impl CommandError {
    pub(crate) fn unknown_id(id: &str) -> Self {
        let shortened: String = id.chars().take(40).collect();
        Self { code: ErrorCode::UnknownId, message: format!("no channel {shortened:?}") }
    }

    pub(crate) fn not_offered(id: &str) -> Self {
        Self { code: ErrorCode::NotOffered, message: format!("{id} does not offer this") }
    }

    pub(crate) fn not_here(command: &str) -> Self {
        Self { code: ErrorCode::NotHere, message: format!("{command} is not for this window") }
    }

    pub(crate) fn internal(message: &str) -> Self {
        Self { code: ErrorCode::Internal, message: message.to_owned() }
    }
}
