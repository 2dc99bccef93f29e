//! The probe of macOS.

use super::facts::System;

pub(super) fn probe() -> System {
    System::Macos
}

/// Whether this account is the administrator. The system decides each time whether another one may
/// become it, so the second value is always false.
pub(super) fn rights() -> (bool, bool) {
    (rustix::process::geteuid().is_root(), false)
}
