//! The error of opening a window.

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WindowError {
    /// There is no display to show a window on.
    #[error("no display")]
    #[cfg(target_os = "linux")]
    NoDisplay,
    /// The window system or the web engine refused.
    #[error(transparent)]
    Window(#[from] tauri::Error),
    /// A lockdown step of the kiosk failed, so it does not start.
    #[error("the kiosk could not be closed off: {0}")]
    LockdownFailed(String),
    /// A test asked for a machine without a web engine.
    #[cfg(feature = "test-hooks")]
    #[error("no web engine, as the test asked")]
    NoWebview,
}
