//! A file system with a time limit for each call: a network share can stop answering.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::file_lock::FileLock;
use super::fs::{Fs, TempFile};
use crate::platform::timeout::StuckCalls;

/// The time limit of one call: longer than a share that answers ever takes, and shorter than a
/// person waits for a window.
const TIMEOUT: Duration = Duration::from_secs(2);

/// Wraps another file system. After a timeout, every call fails at once until the one that was
/// waited for has returned: the window would otherwise wait for each of them again.
pub(crate) struct TimeLimitedFs<D> {
    fs: D,
    timeout: Duration,
    stuck: Arc<StuckCalls>,
}

impl<D: Fs + Clone + 'static> TimeLimitedFs<D> {
    /// The file system with the usual time limit.
    pub(crate) fn new(fs: D) -> Self {
        Self { fs, timeout: TIMEOUT, stuck: Arc::default() }
    }

    /// The same, with a limit for which a test can wait.
    #[cfg(test)]
    pub(crate) fn with_timeout(fs: D, timeout: Duration) -> Self {
        Self { timeout, ..Self::new(fs) }
    }

    fn run<T: Send + 'static>(
        &self,
        operation: impl FnOnce(D) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let fs = self.fs.clone();
        run(&self.stuck, self.timeout, move || operation(fs))
    }
}

fn run<T: Send + 'static>(
    stuck: &StuckCalls,
    timeout: Duration,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    stuck.run(timeout, work).map_err(|error| {
        if error.kind() == io::ErrorKind::TimedOut {
            io::Error::new(error.kind(), "the disk does not answer")
        } else {
            error
        }
    })
}

impl<D: Fs + Clone + 'static> Fs for TimeLimitedFs<D> {
    fn read(&self, path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
        let path = path.to_owned();
        self.run(move |fs| fs.read(&path, max_bytes))
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        let path = path.to_owned();
        self.run(move |fs| fs.create_dir_all(&path))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        let path = path.to_owned();
        let file = self.run(move |fs| fs.create(&path))?;
        Ok(Box::new(TimeLimitedTempFile {
            file: Some(file),
            timeout: self.timeout,
            stuck: Arc::clone(&self.stuck),
        }))
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.run(move |fs| fs.hard_link(&from, &to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.run(move |fs| fs.rename(&from, &to))
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        let folder = folder.to_owned();
        self.run(move |fs| fs.sync_dir(&folder))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        let path = path.to_owned();
        self.run(move |fs| fs.remove_file(&path))
    }

    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let folder = folder.to_owned();
        self.run(move |fs| fs.file_names(&folder))
    }

    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        let path = path.to_owned();
        self.run(move |fs| fs.lock(&path))
    }

    fn remove_dir_all(&self, folder: &Path) -> io::Result<()> {
        let folder = folder.to_owned();
        self.run(move |fs| fs.remove_dir_all(&folder))
    }
}

/// A file that is being written. `file` is `None` after a call that has not returned.
struct TimeLimitedTempFile {
    file: Option<Box<dyn TempFile>>,
    timeout: Duration,
    stuck: Arc<StuckCalls>,
}

impl TimeLimitedTempFile {
    fn run(
        &mut self,
        operation: impl FnOnce(&mut dyn TempFile) -> io::Result<()> + Send + 'static,
    ) -> io::Result<()> {
        let Some(mut file) = self.file.take() else {
            return Err(io::Error::from(io::ErrorKind::TimedOut));
        };
        let (file, done) = run(&self.stuck, self.timeout, move || {
            let done = operation(file.as_mut());
            Ok((file, done))
        })?;
        self.file = Some(file);
        done
    }
}

impl TempFile for TimeLimitedTempFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let bytes = bytes.to_owned();
        self.run(move |file| file.write(&bytes))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.run(|file| file.sync())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::storage::stalled_fs::StalledFs;
    use crate::platform::storage::{SystemFs, replace_with_backup};

    /// A stalled disk is waited for once; later calls fail without reaching it.
    #[test]
    fn stalled_disk_is_waited_for_once() {
        let disk = StalledFs::default();
        let fs = TimeLimitedFs::with_timeout(disk.clone(), Duration::from_millis(5));
        let path = Path::new("/somewhere/settings.json");
        let timed_out = |result: io::Result<()>| {
            assert_eq!(result.unwrap_err().kind(), io::ErrorKind::TimedOut)
        };
        timed_out(fs.read(path, 1).map(drop));
        timed_out(replace_with_backup(&fs, path, b"x"));
        timed_out(fs.file_names(path).map(drop));
        timed_out(fs.create(path).map(drop));
        assert_eq!(disk.calls(), 1);
        disk.release();
    }

    /// A disk that answers again, however late, is used again.
    #[test]
    fn disk_is_used_again_once_the_call_has_returned() {
        let disk = StalledFs::default();
        let fs = TimeLimitedFs::with_timeout(disk.clone(), Duration::from_millis(5));
        let read = || fs.read(Path::new("/somewhere/file"), 1).unwrap_err().kind();
        assert_eq!(read(), io::ErrorKind::TimedOut);
        disk.release();
        // The thread of the first call ends at some time from now on.
        let end = std::time::Instant::now() + Duration::from_secs(20);
        while disk.calls() == 1 && std::time::Instant::now() < end {
            assert!([io::ErrorKind::TimedOut, io::ErrorKind::Other].contains(&read()));
            std::thread::yield_now();
        }
        assert_eq!(disk.calls(), 2, "the disk stays unused");
    }

    /// The calls of a disk that answers are passed through.
    #[test]
    fn answering_disk_is_passed_through() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below/file");
        let fs = TimeLimitedFs::new(SystemFs);
        replace_with_backup(&fs, &path, b"one").unwrap();
        replace_with_backup(&fs, &path, b"two").unwrap();
        assert_eq!(fs.read(&path, 3).unwrap(), b"two");
        assert_eq!(std::fs::read(crate::platform::storage::backup_path(&path)).unwrap(), b"one");
        assert_eq!(fs.file_names(&folder.path().join("below")).unwrap().len(), 2);
    }
}
