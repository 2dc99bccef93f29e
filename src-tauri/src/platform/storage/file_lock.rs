//! One writer at a time, among all copies of the app of this user.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::regular_file::{Access, open_regular};

/// A lock is held for some milliseconds; whoever holds one for longer has stopped.
const MAX_ATTEMPTS: u32 = 100;
const RETRY_DELAY: Duration = Duration::from_millis(10);

/// The right to write. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct FileLock(#[expect(dead_code, reason = "held, and let go when dropped")] File);

impl FileLock {
    /// Waits for the right to write, at most one second.
    ///
    /// # Errors
    /// The lock's file cannot be made, or another copy does not let go.
    pub(crate) fn acquire(path: &Path) -> io::Result<Self> {
        for _ in 0..MAX_ATTEMPTS {
            let file = open_regular(path, Access::Lock)?;
            match file.try_lock() {
                // Who erases everything removes the lock too: then another file holds the next writer.
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

/// Windows keeps the name of a file that is open.
#[cfg(not(unix))]
fn is_still_at(_: &File, _: &Path) -> bool {
    true
}

/// Another account that may open the file could hold the lock for ever. Earlier versions let it.
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

    #[test]
    fn one_holds_it_and_the_next_gets_it_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let lock = FileLock::acquire(&path).unwrap();
        assert_eq!(FileLock::acquire(&path).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        drop(lock);
        FileLock::acquire(&path).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn who_waits_for_a_lock_that_is_removed_gets_the_one_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = FileLock::acquire(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let second = FileLock::acquire(&path).unwrap();
        drop(first);
        // Had the second taken the removed file, this one would not be kept out.
        assert!(FileLock::acquire(&path).is_err());
        drop(second);
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_others_could_open_is_closed_to_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        std::fs::write(&path, "").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let _lock = FileLock::acquire(&path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
