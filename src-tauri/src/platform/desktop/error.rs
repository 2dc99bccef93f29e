//! The error of a request to the desktop.

/// The reason why the desktop did not carry out a request.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct DesktopError(pub(crate) String);
