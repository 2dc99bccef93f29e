//! The few things asked of a disk, one call each, so that tests can make every one of them fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::file_lock::FileLock;
use super::regular_file::{Access, open_regular, read_bounded};

/// A disk, or a stand-in that fails on purpose.
pub(crate) trait Disk: Send + Sync {
    /// Reads a regular file of at most `max_bytes` bytes. Never waits for another program, as a pipe would make it do.
    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>>;
    /// Makes a folder and those above it, for this user alone.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes a file that must not exist yet, for this user alone.
    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>>;
    /// Gives a file a second name.
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file or a folder another name, in place of what bore it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes new names in a folder outlive a power cut.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// The names in a folder.
    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Waits, not for long, for the right to write beside this lock.
    fn lock(&self, path: &Path) -> io::Result<FileLock>;
    /// Removes a folder and all that is in it.
    fn remove_dir_all(&self, folder: &Path) -> io::Result<()>;
}

/// A file that is being written.
pub(crate) trait TempFile: Send {
    /// Writes everything.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes what was written outlive a power cut.
    fn sync(&mut self) -> io::Result<()>;
}

/// The computer's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemDisk;

impl Disk for SystemDisk {
    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
        read_bounded(open_regular(path, Access::Read)?, max_bytes)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt as _;
            builder.mode(0o700);
        }
        builder.create(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        Ok(Box::new(options.open(path)?))
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

impl TempFile for File {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
