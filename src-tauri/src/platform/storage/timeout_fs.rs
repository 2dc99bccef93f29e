//! A disk that may stop answering, as a network share does: each call is waited for with a limit.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::file_lock::Turn;
use super::fs::{Disk, Draft};
use crate::platform::timeout::within;

/// Longer than a share that answers ever takes, and shorter than a person waits for a window.
const LIMIT: Duration = Duration::from_secs(2);

/// Another disk, asked with a limit. Once it has not answered in time it is asked no more: the window would wait again each time.
pub(crate) struct PatientDisk<D> {
    disk: D,
    limit: Duration,
    stuck: Arc<AtomicBool>,
}

impl<D: Disk + Clone + 'static> PatientDisk<D> {
    /// The disk, asked with the usual limit.
    pub(crate) fn new(disk: D) -> Self {
        Self { disk, limit: LIMIT, stuck: Arc::default() }
    }

    fn ask<T: Send + 'static>(
        &self,
        what: impl FnOnce(D) -> io::Result<T> + Send + 'static,
    ) -> io::Result<T> {
        let disk = self.disk.clone();
        bounded(&self.stuck, self.limit, move || what(disk))
    }
}

fn bounded<T: Send + 'static>(
    stuck: &AtomicBool,
    limit: Duration,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let late = || io::Error::new(io::ErrorKind::TimedOut, "the disk does not answer");
    if stuck.load(Ordering::Relaxed) {
        return Err(late());
    }
    within(limit, work).unwrap_or_else(|| {
        stuck.store(true, Ordering::Relaxed);
        Err(late())
    })
}

impl<D: Disk + Clone + 'static> Disk for PatientDisk<D> {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let path = path.to_owned();
        self.ask(move |disk| disk.read(&path, limit))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let path = path.to_owned();
        self.ask(move |disk| disk.make_folder(&path))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Draft>> {
        let path = path.to_owned();
        let draft = self.ask(move |disk| disk.create(&path))?;
        Ok(Box::new(PatientDraft {
            draft: Some(draft),
            limit: self.limit,
            stuck: Arc::clone(&self.stuck),
        }))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.ask(move |disk| disk.link(&from, &to))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (from, to) = (from.to_owned(), to.to_owned());
        self.ask(move |disk| disk.rename(&from, &to))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let folder = folder.to_owned();
        self.ask(move |disk| disk.sync_folder(&folder))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let path = path.to_owned();
        self.ask(move |disk| disk.remove(&path))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let folder = folder.to_owned();
        self.ask(move |disk| disk.names(&folder))
    }

    fn lock(&self, path: &Path) -> io::Result<Turn> {
        let path = path.to_owned();
        self.ask(move |disk| disk.lock(&path))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        let folder = folder.to_owned();
        self.ask(move |disk| disk.remove_folder(&folder))
    }
}

/// A file that is being written; gone once a call did not come back.
struct PatientDraft {
    draft: Option<Box<dyn Draft>>,
    limit: Duration,
    stuck: Arc<AtomicBool>,
}

impl PatientDraft {
    fn ask(
        &mut self,
        what: impl FnOnce(&mut dyn Draft) -> io::Result<()> + Send + 'static,
    ) -> io::Result<()> {
        let Some(mut draft) = self.draft.take() else {
            return Err(io::Error::from(io::ErrorKind::TimedOut));
        };
        let (draft, done) = bounded(&self.stuck, self.limit, move || {
            let done = what(draft.as_mut());
            Ok((draft, done))
        })?;
        self.draft = Some(draft);
        done
    }
}

impl Draft for PatientDraft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let bytes = bytes.to_owned();
        self.ask(move |draft| draft.write(&bytes))
    }

    fn sync(&mut self) -> io::Result<()> {
        self.ask(|draft| draft.sync())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::storage::{SystemDisk, replace};
    use std::sync::atomic::AtomicU32;
    use std::sync::{Condvar, Mutex};

    /// A disk whose calls wait until the test ends, and are counted.
    #[derive(Clone, Default)]
    struct Stalled {
        calls: Arc<AtomicU32>,
        end: Arc<(Mutex<bool>, Condvar)>,
    }

    impl Stalled {
        fn wait<T>(&self) -> io::Result<T> {
            self.calls.fetch_add(1, Ordering::Relaxed);
            let (over, bell) = &*self.end;
            drop(bell.wait_while(over.lock().unwrap(), |over| !*over));
            Err(io::Error::other("too late"))
        }

        fn release(&self) {
            let (over, bell) = &*self.end;
            *over.lock().unwrap() = true;
            bell.notify_all();
        }
    }

    impl Disk for Stalled {
        fn read(&self, _: &Path, _: u64) -> io::Result<Vec<u8>> {
            self.wait()
        }
        fn make_folder(&self, _: &Path) -> io::Result<()> {
            self.wait()
        }
        fn create(&self, _: &Path) -> io::Result<Box<dyn Draft>> {
            self.wait()
        }
        fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
            self.wait()
        }
        fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
            self.wait()
        }
        fn sync_folder(&self, _: &Path) -> io::Result<()> {
            self.wait()
        }
        fn remove(&self, _: &Path) -> io::Result<()> {
            self.wait()
        }
        fn names(&self, _: &Path) -> io::Result<Vec<String>> {
            self.wait()
        }
        fn lock(&self, _: &Path) -> io::Result<Turn> {
            self.wait()
        }
        fn remove_folder(&self, _: &Path) -> io::Result<()> {
            self.wait()
        }
    }

    #[test]
    fn a_disk_that_stands_still_is_waited_for_once_and_asked_no_more() {
        let disk = Stalled::default();
        let patient =
            PatientDisk { limit: Duration::from_millis(5), ..PatientDisk::new(disk.clone()) };
        let path = Path::new("/somewhere/settings.json");
        let late = |result: io::Result<()>| {
            assert_eq!(result.unwrap_err().kind(), io::ErrorKind::TimedOut)
        };
        late(patient.read(path, 1).map(drop));
        late(replace(&patient, path, b"x"));
        late(patient.names(path).map(drop));
        late(patient.create(path).map(drop));
        assert_eq!(disk.calls.load(Ordering::Relaxed), 1);
        disk.release();
    }

    #[test]
    fn a_disk_that_answers_is_used_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("below/file");
        let patient = PatientDisk::new(SystemDisk);
        replace(&patient, &path, b"one").unwrap();
        replace(&patient, &path, b"two").unwrap();
        assert_eq!(patient.read(&path, 3).unwrap(), b"two");
        assert_eq!(std::fs::read(crate::platform::storage::former(&path)).unwrap(), b"one");
        assert_eq!(patient.names(&folder.path().join("below")).unwrap().len(), 2);
    }
}
