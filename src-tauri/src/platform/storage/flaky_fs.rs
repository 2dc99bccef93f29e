//! A file system whose calls fail while a test wants it, for tests.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::file_lock::FileLock;
use super::fs::{Fs, SystemFs, TempFile};

/// The file system of this computer, whose reads and removals fail while an error is set.
#[derive(Clone, Default)]
pub(crate) struct FlakyFs(Arc<Mutex<Errors>>);

#[derive(Default)]
struct Errors {
    read: Option<(i32, Option<PathBuf>)>,
    removal: Option<i32>,
}

impl FlakyFs {
    /// Reads fail with this error number: all of them, or those of one path.
    pub(crate) fn fail_reads(&self, errno: i32, only: Option<&Path>) {
        self.0.lock().unwrap().read = Some((errno, only.map(Path::to_owned)));
    }

    /// Folders cannot be removed.
    pub(crate) fn fail_removals(&self, errno: i32) {
        self.0.lock().unwrap().removal = Some(errno);
    }

    /// Every call succeeds again.
    pub(crate) fn mend(&self) {
        *self.0.lock().unwrap() = Errors::default();
    }
}

impl Fs for FlakyFs {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        match &self.0.lock().unwrap().read {
            Some((errno, only)) if only.as_ref().is_none_or(|only| only == path) => {
                Err(io::Error::from_raw_os_error(*errno))
            }
            _ => SystemFs.read(path, limit),
        }
    }
    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        SystemFs.create_dir_all(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        SystemFs.create(path)
    }
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemFs.hard_link(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemFs.rename(from, to)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        SystemFs.sync_dir(folder)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        SystemFs.remove_file(path)
    }
    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        SystemFs.file_names(folder)
    }
    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        SystemFs.lock(path)
    }
    fn remove_dir_all(&self, folder: &Path) -> io::Result<()> {
        match self.0.lock().unwrap().removal {
            Some(errno) => Err(io::Error::from_raw_os_error(errno)),
            None => SystemFs.remove_dir_all(folder),
        }
    }
}
