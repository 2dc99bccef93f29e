//! Why a window could not be opened.

/// Why the window could not be opened, or the command line could not answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WindowError {
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
