//! The socket with which the plugin keeps one copy of the app per account on macOS.
//!
//! Its path is the same for all accounts. If another account owns it, the plugin would send it the
//! arguments and end this copy without a window.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// Whether the plugin may use its socket: no other account owns it. Fails open: without the plugin
/// each start opens a window.
#[cfg(target_os = "macos")]
pub(crate) fn is_usable(identifier: &str) -> bool {
    is_missing_or_owned_by(&path(identifier), rustix::process::geteuid().as_raw())
}

/// The path that `tauri-plugin-single-instance` uses.
fn path(identifier: &str) -> PathBuf {
    format!("/tmp/{}_si.sock", identifier.replace(['.', '-'], "_")).into()
}

fn is_missing_or_owned_by(socket: &Path, user: u32) -> bool {
    match std::fs::symlink_metadata(socket) {
        Ok(metadata) => metadata.uid() == user,
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A socket of another account is not used; one of this account, or none, is.
    #[test]
    fn socket_of_another_account_is_not_used() {
        let folder = tempfile::tempdir().unwrap();
        let user = folder.path().metadata().unwrap().uid();
        let [missing, own, link] = ["missing", "own", "link"].map(|name| folder.path().join(name));
        std::fs::write(&own, "").unwrap();
        std::os::unix::fs::symlink("/", &link).unwrap();
        for (socket, usable, usable_by_another) in
            [(&missing, true, true), (&own, true, false), (&link, true, false)]
        {
            assert_eq!(is_missing_or_owned_by(socket, user), usable, "{}", socket.display());
            let other = is_missing_or_owned_by(socket, user + 1);
            assert_eq!(other, usable_by_another, "{}", socket.display());
        }
        assert!(!is_missing_or_owned_by(&own.join("below-a-file"), user));
        assert_eq!(path("fr.reperes.desktop"), Path::new("/tmp/fr_reperes_desktop_si.sock"));
    }
}
