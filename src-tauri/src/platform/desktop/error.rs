//! Why the desktop did not do what was asked.

/// Why the desktop did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct DesktopError(pub(crate) String);
