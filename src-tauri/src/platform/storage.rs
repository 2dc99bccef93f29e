//! What the app writes on this computer: where, and how a file survives a crash, a full disk and a second writer. What stands
//! in the files is the business of their owners.

pub(crate) mod disk;
mod durable;
mod open;
mod patient;
mod trial;
mod turn;

#[cfg(test)]
pub(crate) use disk::Draft;
pub(crate) use disk::{Disk, SystemDisk};
#[cfg(target_os = "linux")]
pub(crate) use durable::write_whole;
pub(crate) use durable::{former, replace};
pub(crate) use open::{Access, open_regular, read_bounded};
pub(crate) use patient::PatientDisk;
pub(crate) use trial::can_keep;
#[cfg(test)]
pub(crate) use turn::Turn;

use std::path::PathBuf;

/// The name of the lock that every writer of the folder holds.
pub(crate) const LOCK: &str = "settings.lock";

/// The disk of this computer, which may be another computer's.
pub(crate) fn disk() -> Box<dyn Disk> {
    Box::new(PatientDisk::new(SystemDisk))
}

/// The one folder for everything that the app writes. `None` where the system names no home folder, or one that depends on the
/// folder that the program was started in.
pub(crate) fn root() -> Option<PathBuf> {
    let folder = directories::ProjectDirs::from("", "", "reperes")?.data_local_dir().to_owned();
    folder.is_absolute().then_some(folder)
}
