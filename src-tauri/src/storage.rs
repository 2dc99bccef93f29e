//! What the app writes on this computer: where, and how a file survives a crash, a full disk and a second writer. What stands
//! in the files is the business of their owners.

pub(crate) mod disk;
mod durable;
mod turn;

pub(crate) use disk::{Disk, SystemDisk};
pub(crate) use durable::{former, replace};
pub(crate) use turn::Turn;

use std::path::PathBuf;

/// The one folder for everything that the app writes. `None` where the system names no home folder.
pub(crate) fn root() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "reperes").map(|folders| folders.data_local_dir().to_owned())
}
