//! Replaces the policy file atomically and durably. The new file keeps the owner and the mode of
//! the previous one.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::platform::storage;

/// Replaces the file, or creates it. After a power cut at any instant a reader finds the previous
/// text or the new one, whole.
///
/// # Errors
/// The error of the system. The file is then unchanged, and no temporary file stays beside it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_folder(path)?;
    storage::replace_with_owner(path, bytes, &|file| copy_owner_and_mode(file, path))
}

/// Gives the file the owner and the mode of the previous one. If there is none, all accounts can
/// read the file, and its owner alone can write it.
#[cfg(unix)]
fn copy_owner_and_mode(file: &File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let mode = match fs::metadata(path) {
        Ok(previous) => {
            let created = file.metadata()?;
            if (created.uid(), created.gid()) != (previous.uid(), previous.gid()) {
                std::os::unix::fs::fchown(file, Some(previous.uid()), Some(previous.gid()))?;
            }
            previous.mode() & 0o7777
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0o644,
        Err(error) => return Err(error),
    };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// A new file inherits the access list of the folder.
#[cfg(not(unix))]
fn copy_owner_and_mode(_: &File, _: &Path) -> io::Result<()> {
    Ok(())
}

/// All accounts can read the folder, because the kiosk runs as another account.
fn create_folder(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.is_dir()) else { return Ok(()) };
    fs::create_dir(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    /// All accounts can read a new file, and its owner alone can write it.
    #[test]
    fn new_file_is_world_readable_and_owner_writable() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("reperes/policy.toml");
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o644);
        assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().mode() & 0o7777, 0o755);
        assert_eq!(names(path.parent().unwrap()), ["policy.toml"]);
    }

    /// A replaced file keeps its mode and its owner.
    #[test]
    fn replaced_file_keeps_mode_and_owner() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("policy.toml");
        for mode in [0o600, 0o640, 0o644, 0o444] {
            fs::write(&path, "previous").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            if rustix::process::geteuid().is_root() {
                std::os::unix::fs::chown(&path, Some(7), Some(8)).unwrap();
            }
            let previous = fs::metadata(&path).unwrap();
            replace(&path, b"new").unwrap();
            let now = fs::metadata(&path).unwrap();
            assert_eq!(
                (now.mode(), now.uid(), now.gid()),
                (previous.mode(), previous.uid(), previous.gid()),
                "{mode:o}"
            );
            assert_eq!(fs::read(&path).unwrap(), b"new");
            fs::remove_file(&path).unwrap();
        }
    }

    /// A failure leaves the previous file and no temporary file.
    #[test]
    fn failure_leaves_previous_file_and_no_temporary_file() {
        let root = tempfile::tempdir().unwrap();
        // A folder has the name of the file, so that the last step, the rename, fails.
        let path = root.path().join("policy.toml");
        fs::create_dir_all(path.join("inside")).unwrap();
        assert!(replace(&path, b"new").is_err());
        assert_eq!(names(root.path()), ["policy.toml"]);
        assert!(replace(&root.path().join("no/such/folder/policy.toml"), b"new").is_err());
    }
}
