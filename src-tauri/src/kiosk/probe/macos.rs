//! macOS.

use super::facts::System;

pub(super) fn look() -> System {
    System::Macos
}

/// Whether this account is the administrator. Which of the others may become it, the system decides each time.
pub(super) fn rights() -> (bool, bool) {
    (rustix::process::geteuid().is_root(), false)
}
