//! The owner whose policy file is used, and the reason why a file cannot be opened.

use std::io;
use std::path::Path;

use crate::config::policy::diagnostic::DiagnosticKind;

/// The user whose file is used, by the user id on Unix; other systems do not use it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Owner(
    #[cfg_attr(not(unix), expect(dead_code, reason = "Windows knows its administrators itself"))]
    pub(super) u32,
);

/// The administrator. With a policy of the test hooks: the user who runs the test, or the one that
/// it names.
pub(crate) fn trusted_owner() -> Owner {
    #[cfg(feature = "test-hooks")]
    if crate::platform::test_hooks::policy().is_some() {
        return crate::platform::test_hooks::policy_owner().map_or(Owner(0), Owner);
    }
    Owner(0)
}

/// The user who runs the test.
#[cfg(all(test, unix))]
pub(crate) fn current_user() -> Owner {
    Owner(rustix::process::geteuid().as_raw())
}

#[cfg(all(test, unix))]
pub(crate) fn another_user() -> Owner {
    Owner(current_user().0 + 1)
}

/// The reason why the file cannot be opened. A folder without access hides whether the file exists.
pub(super) fn open_error(path: &Path, error: &io::Error) -> DiagnosticKind {
    let is = |kind| error.kind() == kind;
    if is(io::ErrorKind::PermissionDenied) {
        DiagnosticKind::PermissionDenied
    } else if is(io::ErrorKind::NotADirectory) {
        DiagnosticKind::NotADirectory
    } else if !is(io::ErrorKind::InvalidData) {
        DiagnosticKind::Unreadable
    } else if path.is_symlink() {
        // The link was created after the path was resolved.
        DiagnosticKind::UntrustedLink
    } else {
        DiagnosticKind::NotAFile
    }
}
