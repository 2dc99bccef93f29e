//! Whose policy file counts, and why one cannot be opened.

use std::io;
use std::path::Path;

use crate::config::policy::diagnostic::Remedy;

/// Whose file counts, by the number that a Unix system knows them by; no other system asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Owner(
    #[cfg_attr(not(unix), expect(dead_code, reason = "Windows knows its administrators itself"))]
    pub(super) u32,
);

/// The administrator; in a test, whoever runs it.
pub(crate) fn trusted_owner() -> Owner {
    #[cfg(feature = "test-hooks")]
    if crate::platform::test_hooks::policy().is_some() {
        return crate::platform::test_hooks::policy_owner().map_or(Owner(0), Owner);
    }
    Owner(0)
}

/// Whoever runs the test.
#[cfg(all(test, unix))]
pub(crate) fn of_this_user() -> Owner {
    Owner(rustix::process::geteuid().as_raw())
}

#[cfg(all(test, unix))]
pub(crate) fn somebody_else() -> Owner {
    Owner(of_this_user().0 + 1)
}

/// What keeps the file from being opened. A folder that may not be entered hides whether there is one.
pub(super) fn open_error(path: &Path, error: &io::Error) -> Remedy {
    let is = |kind| error.kind() == kind;
    if is(io::ErrorKind::PermissionDenied) {
        Remedy::NoRight
    } else if is(io::ErrorKind::NotADirectory) {
        Remedy::NoFolder
    } else if !is(io::ErrorKind::InvalidData) {
        Remedy::Unreadable
    } else if path.is_symlink() {
        // It came after the path was resolved.
        Remedy::ALink
    } else {
        Remedy::NotAFile
    }
}
