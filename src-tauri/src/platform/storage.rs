//! The files that the app writes: their folder, and how a file survives a crash, a full disk and a
//! second writer. The content of each file belongs to its owner.

mod atomic_write;
mod file_lock;
#[cfg(unix)]
#[cfg(test)]
pub(crate) mod flaky_fs;
mod fs;
mod regular_file;
#[cfg(test)]
pub(crate) mod stalled_fs;
mod time_limited_fs;
mod write_probe;

#[cfg(target_os = "linux")]
pub(crate) use atomic_write::replace_without_backup;
pub(crate) use atomic_write::{backup_path, replace_with_backup, replace_with_owner};
#[cfg(test)]
pub(crate) use file_lock::FileLock;
pub(crate) use fs::{Fs, SystemFs};
#[cfg(unix)]
pub(crate) use regular_file::read_bounded;
pub(crate) use regular_file::{Access, open_regular};
pub(crate) use time_limited_fs::TimeLimitedFs;
pub(crate) use write_probe::is_writable_dir;

use std::io;
use std::path::PathBuf;

/// The name of the lock file that every writer in the folder holds.
pub(crate) const LOCK_FILE: &str = "settings.lock";

/// Whether a file that could not be read may be readable another time. It may then hold something of
/// the user, so it is not overwritten.
pub(crate) fn may_be_readable_later(error: &io::Error) -> bool {
    !matches!(
        error.kind(),
        // A path through a file that is no folder contains no file.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::InvalidData
    )
}

/// The file system of this computer, with a time limit: it can be that of another computer.
pub(crate) fn system_fs() -> Box<dyn Fs> {
    Box::new(TimeLimitedFs::new(SystemFs))
}

/// The one folder for everything that the app writes. `None` if the system names no home folder, or
/// one that depends on the current directory of the process.
pub(crate) fn data_dir() -> Option<PathBuf> {
    let folder = directories::ProjectDirs::from("", "", "reperes")?.data_local_dir().to_owned();
    folder.is_absolute().then_some(folder)
}
