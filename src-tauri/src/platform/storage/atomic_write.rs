//! Atomic, durable replacement of a file: temporary file, fsync, rename, fsync of the folder. A
//! reader finds the old text or the new one, complete, even after a power cut.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::fs::{Fs, SystemFs, TempFile, create_private};

static TEMP_FILES: AtomicU32 = AtomicU32::new(0);
/// The suffix of a temporary file.
const TEMP_SUFFIX: &str = ".tmp";

/// Replaces the content of `path` with `bytes`. The former text stays under the name of `path` with
/// `.bak`, if the file system can do that. There must be one writer at a time, see
/// [`super::file_lock::FileLock`].
///
/// # Errors
/// The error of the file system. `path` is then as before, and no temporary file is left beside it.
pub(crate) fn replace_with_backup(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    prepare_dir(fs, path)?;
    replace(fs, path, bytes, &|temp| fs.create(temp), &|| link_backup(fs, path))
}

/// As [`replace_with_backup`], without a backup of the former text.
///
/// # Errors
/// As [`replace_with_backup`].
#[cfg(target_os = "linux")]
pub(crate) fn replace_without_backup(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> io::Result<()> {
    prepare_dir(fs, path)?;
    replace(fs, path, bytes, &|temp| fs.create(temp), &|| ())
}

/// As [`replace_with_backup`], without a backup. The folder must exist. `prepare` gives the
/// temporary file its owner and its mode; until then only this account can read it.
///
/// # Errors
/// As [`replace_with_backup`], and the error of `prepare`.
pub(crate) fn replace_with_owner(
    path: &Path,
    bytes: &[u8],
    prepare: &dyn Fn(&File) -> io::Result<()>,
) -> io::Result<()> {
    let create = |temp: &Path| -> io::Result<Box<dyn TempFile>> {
        let file = create_private(temp)?;
        prepare(&file)?;
        Ok(Box::new(file))
    };
    replace(&SystemFs, path, bytes, &create, &|| ())
}

fn replace(
    fs: &dyn Fs,
    path: &Path,
    bytes: &[u8],
    create: &dyn Fn(&Path) -> io::Result<Box<dyn TempFile>>,
    before_rename: &dyn Fn(),
) -> io::Result<()> {
    let dir = parent(path)?;
    // Within one folder, thus within one file system, a rename is atomic.
    let temp = temp_path(path);
    let written = create(&temp)
        .and_then(|mut file| file.write(bytes).and_then(|()| file.sync()))
        .and_then(|()| {
            before_rename();
            fs.rename(&temp, path)
        });
    if let Err(error) = written {
        remove_or_log(fs, &temp);
        return Err(error);
    }
    fs.sync_dir(dir)
}

fn parent(path: &Path) -> io::Result<&Path> {
    path.parent().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "no folder"))
}

/// Creates the folder of `path` and removes temporary files that a killed writer has left there.
fn prepare_dir(fs: &dyn Fs, path: &Path) -> io::Result<()> {
    let dir = parent(path)?;
    fs.create_dir_all(dir)?;
    let Some(file_name) = path.file_name().and_then(|name| name.to_str()) else { return Ok(()) };
    for name in fs.file_names(dir).unwrap_or_default() {
        if name.starts_with(file_name) && name.ends_with(TEMP_SUFFIX) {
            remove_or_log(fs, &dir.join(name));
        }
    }
    Ok(())
}

/// The path of the backup: the text before the last replacement.
pub(crate) fn backup_path(path: &Path) -> PathBuf {
    with_suffix(path, ".bak")
}

/// Gives the text that is about to be replaced a second name. The backup is never rewritten in
/// place, so it is never torn.
fn link_backup(fs: &dyn Fs, path: &Path) {
    let temp = temp_path(path);
    let linked = fs.hard_link(path, &temp).and_then(|()| fs.rename(&temp, &backup_path(path)));
    match linked {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => {
            log::info!("the former text is not kept: {error}");
            remove_or_log(fs, &temp);
        }
    }
}

fn remove_or_log(fs: &dyn Fs, path: &Path) {
    match fs.remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            log::warn!("an unfinished file is left: {error}")
        }
        Ok(()) | Err(_) => {}
    }
}

fn temp_path(path: &Path) -> PathBuf {
    let number = TEMP_FILES.fetch_add(1, Ordering::Relaxed);
    with_suffix(path, &format!(".{}-{number}{TEMP_SUFFIX}", std::process::id()))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
#[path = "power_cut_tests.rs"]
mod power_cut_tests;
#[cfg(test)]
#[path = "atomic_write_tests.rs"]
mod tests;
