//! The file system operations that the app uses, one method each, so that tests can make each of
//! them fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::file_lock::FileLock;
use super::regular_file::{Access, open_regular, read_bounded};

/// A file system, or a test double that fails on purpose.
pub(crate) trait Fs: Send + Sync {
    /// Reads a regular file of at most `max_bytes` bytes. Never waits for another program, as a
    /// pipe would require.
    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>>;
    /// Creates a folder and its parents, with access for this user only.
    fn create_dir_all(&self, path: &Path) -> io::Result<()>;
    /// Creates a file, with access for this user only. It must not exist yet.
    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>>;
    /// Gives a file a second name.
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames a file or a folder, and replaces what has the new name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes new names in a folder survive a power cut.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder.
    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Takes the lock of the writers; waits for it at most one second.
    fn lock(&self, path: &Path) -> io::Result<FileLock>;
    /// Removes a folder and its content.
    fn remove_dir_all(&self, folder: &Path) -> io::Result<()>;
}

/// A file that is being written under a temporary name.
pub(crate) trait TempFile: Send {
    /// Writes all bytes.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the written bytes survive a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// The file system of this computer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemFs;

impl Fs for SystemFs {
    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
        read_bounded(open_regular(path, Access::Read)?, max_bytes)
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        Ok(Box::new(create_private(path)?))
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        // Windows has no such call; NTFS writes names to its journal.
        if cfg!(windows) {
            return Ok(());
        }
        File::open(folder)?.sync_all()
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let names = fs::read_dir(folder)?.filter_map(Result::ok);
        Ok(names.filter_map(|entry| entry.file_name().into_string().ok()).collect())
    }

    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        FileLock::acquire(path)
    }

    fn remove_dir_all(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir_all(folder)
    }
}

/// Creates a file with access for this user only. It must not exist yet.
pub(super) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl TempFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
