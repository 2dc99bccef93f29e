//! What the app writes on this computer: where, and how a file survives a crash, a full disk and a second writer. What stands
//! in the files is the business of their owners.

mod atomic_write;
mod file_lock;
mod fs;
mod regular_file;
mod timeout_fs;
mod write_probe;

#[cfg(target_os = "linux")]
pub(crate) use atomic_write::write_whole;
pub(crate) use atomic_write::{former, replace};
#[cfg(test)]
pub(crate) use file_lock::FileLock;
#[cfg(test)]
pub(crate) use fs::TempFile;
pub(crate) use fs::{Disk, SystemDisk};
pub(crate) use regular_file::{Access, open_regular, read_bounded};
pub(crate) use timeout_fs::TimeoutFs;
pub(crate) use write_probe::can_keep;

use std::path::PathBuf;

/// The name of the lock that every writer of the folder holds.
pub(crate) const LOCK: &str = "settings.lock";

/// The disk of this computer, which may be another computer's.
pub(crate) fn disk() -> Box<dyn Disk> {
    Box::new(TimeoutFs::new(SystemDisk))
}

/// The one folder for everything that the app writes. `None` where the system names no home folder, or one that depends on the
/// folder that the program was started in.
pub(crate) fn root() -> Option<PathBuf> {
    let folder = directories::ProjectDirs::from("", "", "reperes")?.data_local_dir().to_owned();
    folder.is_absolute().then_some(folder)
}
