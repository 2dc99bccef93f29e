//! A file system that does not answer, for tests.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use super::file_lock::FileLock;
use super::fs::{Fs, TempFile};

/// A file system whose calls wait until the test ends, and are counted.
#[derive(Clone, Default)]
pub(crate) struct StalledFs {
    calls: Arc<AtomicU32>,
    end: Arc<(Mutex<bool>, Condvar)>,
}

impl StalledFs {
    fn wait<T>(&self) -> io::Result<T> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        let (over, bell) = &*self.end;
        drop(bell.wait_while(over.lock().unwrap(), |over| !*over));
        Err(io::Error::other("too late"))
    }

    /// The number of calls so far.
    pub(crate) fn calls(&self) -> u32 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Lets every call return.
    pub(crate) fn release(&self) {
        let (over, bell) = &*self.end;
        *over.lock().unwrap() = true;
        bell.notify_all();
    }
}

impl Fs for StalledFs {
    fn read(&self, _: &Path, _: u64) -> io::Result<Vec<u8>> {
        self.wait()
    }
    fn create_dir_all(&self, _: &Path) -> io::Result<()> {
        self.wait()
    }
    fn create(&self, _: &Path) -> io::Result<Box<dyn TempFile>> {
        self.wait()
    }
    fn hard_link(&self, _: &Path, _: &Path) -> io::Result<()> {
        self.wait()
    }
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        self.wait()
    }
    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        self.wait()
    }
    fn remove_file(&self, _: &Path) -> io::Result<()> {
        self.wait()
    }
    fn file_names(&self, _: &Path) -> io::Result<Vec<String>> {
        self.wait()
    }
    fn lock(&self, _: &Path) -> io::Result<FileLock> {
        self.wait()
    }
    fn remove_dir_all(&self, _: &Path) -> io::Result<()> {
        self.wait()
    }
}
