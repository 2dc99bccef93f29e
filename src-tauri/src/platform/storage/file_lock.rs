//! A lock file: one writer at a time among all copies of the app of this user.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::regular_file::{Access, open_regular};

/// A writer holds the lock for some milliseconds; one that holds it for longer has stopped.
const MAX_ATTEMPTS: u32 = 100;
const RETRY_DELAY: Duration = Duration::from_millis(10);

/// The lock, held until it is dropped. The system releases it when the process ends, in whatever
/// way.
#[derive(Debug)]
pub(crate) struct FileLock(#[expect(dead_code, reason = "held, and let go when dropped")] File);

impl FileLock {
    /// Waits for the lock for at most one second.
    ///
    /// # Errors
    /// The lock file cannot be created, or another copy does not release it.
    pub(crate) fn acquire(path: &Path) -> io::Result<Self> {
        for _ in 0..MAX_ATTEMPTS {
            let file = open_regular(path, Access::Lock)?;
            match file.try_lock() {
                // The erasure of all data removes the lock file too; the next writer then locks
                // another file. The lock only counts while its file is the one at `path`.
                Ok(()) if is_still_at(&file, path) => {
                    restrict_to_owner(&file);
                    return Ok(Self(file));
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => sleep(RETRY_DELAY),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::Error::new(io::ErrorKind::WouldBlock, "another copy does not let go"))
    }
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same_file = |here: std::fs::Metadata, there: std::fs::Metadata| {
        (here.dev(), here.ino()) == (there.dev(), there.ino())
    };
    file.metadata()
        .is_ok_and(|here| std::fs::symlink_metadata(path).is_ok_and(|there| same_file(here, there)))
}

/// Windows keeps the name of an open file.
#[cfg(not(unix))]
fn is_still_at(_: &File, _: &Path) -> bool {
    true
}

/// Removes the access of other accounts: one that may open the file could hold the lock for ever.
/// Earlier versions allowed it.
#[cfg(unix)]
fn restrict_to_owner(file: &File) {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = file.metadata().map(|about| about.permissions().mode()).unwrap_or_default();
    if mode & 0o077 != 0
        && let Err(error) = file.set_permissions(std::fs::Permissions::from_mode(0o600))
    {
        log::info!("the lock stays open to others: {error}");
    }
}

#[cfg(not(unix))]
fn restrict_to_owner(_: &File) {}

#[cfg(test)]
mod tests {
    use super::*;

    /// One writer holds the lock, and the next one gets it afterwards.
    #[test]
    fn lock_is_exclusive_until_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let lock = FileLock::acquire(&path).unwrap();
        assert_eq!(FileLock::acquire(&path).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        drop(lock);
        FileLock::acquire(&path).unwrap();
    }

    /// After the lock file is removed, the next writer locks the file in its place.
    #[cfg(unix)]
    #[test]
    fn lock_file_removed_while_held_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = FileLock::acquire(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let second = FileLock::acquire(&path).unwrap();
        drop(first);
        // If the second had locked the removed file, this one would succeed.
        assert!(FileLock::acquire(&path).is_err());
        drop(second);
    }

    /// A lock file that other accounts could open is restricted to this user.
    #[cfg(unix)]
    #[test]
    fn open_permissions_are_restricted() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        std::fs::write(&path, "").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let _lock = FileLock::acquire(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
