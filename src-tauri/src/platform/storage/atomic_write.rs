//! Replaces a file so that a reader finds the old text or the new one, whole, whenever the power goes.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::fs::Disk;

static DRAFTS: AtomicU32 = AtomicU32::new(0);
/// How the name of an unfinished file ends.
const UNFINISHED: &str = ".tmp";

/// Puts `bytes` in the place of `path`; the text before them stays as `path` with `.bak`, where the disk can do that. To be
/// called by one writer at a time, see [`super::file_lock::Turn`].
///
/// # Errors
/// What the disk says; then `path` is as before, and nothing unfinished is left beside it.
pub(crate) fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(disk, path, bytes, &|| keep_former(disk, path))
}

/// The same, but keeps nothing of the text before.
///
/// # Errors
/// As [`replace`].
#[cfg(target_os = "linux")]
pub(crate) fn write_whole(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(disk, path, bytes, &|| ())
}

fn put(disk: &dyn Disk, path: &Path, bytes: &[u8], keep: &dyn Fn()) -> io::Result<()> {
    let folder =
        path.parent().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "no folder"))?;
    disk.make_folder(folder)?;
    sweep(disk, folder, path);
    let draft = unfinished(path);
    let written = write(disk, &draft, bytes).and_then(|()| {
        keep();
        disk.rename(&draft, path)
    });
    if let Err(error) = written {
        remove(disk, &draft);
        return Err(error);
    }
    disk.sync_folder(folder)
}

/// The name under which the text before the last one is kept.
pub(crate) fn former(path: &Path) -> PathBuf {
    with_suffix(path, ".bak")
}

fn write(disk: &dyn Disk, draft: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk.create(draft)?;
    file.write(bytes)?;
    file.sync()
}

/// A second name for the text that is about to be replaced: never rewritten in place, so never torn.
fn keep_former(disk: &dyn Disk, path: &Path) {
    let draft = unfinished(path);
    let kept = disk.link(path, &draft).and_then(|()| disk.rename(&draft, &former(path)));
    match kept {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => {
            log::info!("the former text is not kept: {error}");
            remove(disk, &draft);
        }
    }
}

/// Removes what a writer that was killed has left behind.
fn sweep(disk: &dyn Disk, folder: &Path, path: &Path) {
    let Some(own) = path.file_name().and_then(|name| name.to_str()) else { return };
    for name in disk.names(folder).unwrap_or_default() {
        if name.starts_with(own) && name.ends_with(UNFINISHED) {
            remove(disk, &folder.join(name));
        }
    }
}

fn remove(disk: &dyn Disk, path: &Path) {
    match disk.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            log::warn!("an unfinished file is left: {error}")
        }
        Ok(()) | Err(_) => {}
    }
}

fn unfinished(path: &Path) -> PathBuf {
    let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
    with_suffix(path, &format!(".{}-{number}{UNFINISHED}", std::process::id()))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
#[path = "atomic_write_tests.rs"]
mod tests;
