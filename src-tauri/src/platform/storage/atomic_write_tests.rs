//! A disk that loses power, and one that refuses: what is left is the old text or the new one.

use super::*;
use crate::platform::storage::Turn;
use crate::platform::storage::fs::{Draft, SystemDisk};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const OLD: &[u8] = b"old";
const NEW: &[u8] = b"new and longer";

/// What a disk holds, and what of it would outlive a power cut.
#[derive(Default)]
struct Plates {
    written: Vec<Vec<u8>>,
    synced: Vec<Vec<u8>>,
    names: BTreeMap<PathBuf, usize>,
    synced_names: BTreeMap<PathBuf, usize>,
    /// Calls until the power goes.
    left: usize,
    forgets_files: bool,
    forgets_folders: bool,
}

impl Plates {
    fn call(&mut self) -> io::Result<()> {
        self.left = self.left.checked_sub(1).ok_or_else(|| io::Error::other("no power"))?;
        Ok(())
    }

    fn at(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// What is found after the power is back, whether or not names had reached the plates by themselves.
    fn after(&self, path: &Path) -> [Option<Vec<u8>>; 2] {
        [&self.names, &self.synced_names]
            .map(|names| names.get(path).map(|node| self.synced[*node].clone()))
    }
}

#[derive(Clone, Default)]
struct PowerDisk(Arc<Mutex<Plates>>);

impl PowerDisk {
    /// A disk with the old text, safely written.
    fn with_old(path: &Path, left: usize) -> Self {
        let disk = Self::default();
        disk.0.lock().unwrap().left = usize::MAX;
        replace(&disk, path, OLD).unwrap();
        disk.0.lock().unwrap().left = left;
        disk
    }
}

impl Disk for PowerDisk {
    fn read(&self, _: &Path, _: u64) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        self.0.lock().unwrap().call()
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Draft>> {
        let mut plates = self.0.lock().unwrap();
        plates.call()?;
        let node = plates.written.len();
        plates.written.push(Vec::new());
        plates.synced.push(Vec::new());
        plates.names.insert(path.to_owned(), node);
        Ok(Box::new(PowerDraft(self.clone(), node)))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut plates = self.0.lock().unwrap();
        plates.call()?;
        let node = plates.at(from)?;
        plates.names.insert(to.to_owned(), node);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut plates = self.0.lock().unwrap();
        plates.call()?;
        let node = plates.at(from)?;
        plates.names.remove(from);
        plates.names.insert(to.to_owned(), node);
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        let mut plates = self.0.lock().unwrap();
        plates.call()?;
        if !plates.forgets_folders {
            plates.synced_names = plates.names.clone();
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut plates = self.0.lock().unwrap();
        plates.call()?;
        plates.names.remove(path).map(|_| ()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn names(&self, _: &Path) -> io::Result<Vec<String>> {
        let mut plates = self.0.lock().unwrap();
        plates.call()?;
        Ok(plates
            .names
            .keys()
            .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
            .collect())
    }

    fn lock(&self, _: &Path) -> io::Result<Turn> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_folder(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

struct PowerDraft(PowerDisk, usize);

impl Draft for PowerDraft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut plates = self.0.0.lock().unwrap();
        plates.call()?;
        plates.written[self.1] = bytes.to_vec();
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut plates = self.0.0.lock().unwrap();
        plates.call()?;
        if !plates.forgets_files {
            plates.synced[self.1] = plates.written[self.1].clone();
        }
        Ok(())
    }
}

/// Cuts the power after each call in turn. `Err` says where something was lost.
fn cut_everywhere(forgets_files: bool, forgets_folders: bool) -> Result<usize, String> {
    let path = Path::new("/root/settings.json");
    for left in 0.. {
        let disk = PowerDisk::with_old(path, left);
        {
            let mut plates = disk.0.lock().unwrap();
            (plates.forgets_files, plates.forgets_folders) = (forgets_files, forgets_folders);
        }
        let done = replace(&disk, path, NEW).is_ok();
        let plates = disk.0.lock().unwrap();
        for found in plates.after(path) {
            let sound = found.as_deref() == Some(NEW) || (!done && found.as_deref() == Some(OLD));
            if !sound {
                return Err(format!("after {left} calls, done: {done}, found {found:?}"));
            }
        }
        // A few calls may fail and be made up for; then all went well.
        if done && plates.left > 0 {
            return Ok(left);
        }
    }
    Err("never done".to_owned())
}

#[test]
fn a_power_cut_at_any_moment_leaves_the_old_text_or_the_new_one() {
    let calls = cut_everywhere(false, false).unwrap();
    assert!(calls >= 8, "only {calls} calls were cut");
}

#[test]
fn without_any_one_sync_something_is_lost() {
    assert!(cut_everywhere(true, false).is_err());
    assert!(cut_everywhere(false, true).is_err());
}

/// The real disk, of which one call fails.
#[derive(Clone)]
struct Refusing {
    /// The calls so far, in order.
    calls: Arc<Mutex<Vec<&'static str>>>,
    /// The one that fails, counted from 1.
    refused: usize,
    errno: i32,
}

impl Refusing {
    fn call(&self, name: &'static str) -> io::Result<()> {
        let mut calls = self.calls.lock().unwrap();
        calls.push(name);
        if calls.len() == self.refused {
            Err(io::Error::from_raw_os_error(self.errno))
        } else {
            Ok(())
        }
    }
}

struct RefusingDraft(Box<dyn Draft>, Refusing);

impl Draft for RefusingDraft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        // A full disk takes some of it.
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        self.1.call("write").inspect_err(|_| self.0.write(half).unwrap())?;
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.1.call("sync")?;
        self.0.sync()
    }
}

impl Disk for Refusing {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.call("read")?;
        SystemDisk.read(path, limit)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call("make_folder")?;
        SystemDisk.make_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Draft>> {
        self.call("create")?;
        let draft = SystemDisk.create(path)?;
        Ok(Box::new(RefusingDraft(draft, self.clone())))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("link")?;
        SystemDisk.link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename")?;
        SystemDisk.rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("sync_folder")?;
        SystemDisk.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove")?;
        SystemDisk.remove(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.call("names")?;
        SystemDisk.names(folder)
    }

    fn lock(&self, path: &Path) -> io::Result<Turn> {
        self.call("lock")?;
        SystemDisk.lock(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("remove_folder")?;
        SystemDisk.remove_folder(folder)
    }
}

#[cfg(unix)]
#[test]
fn whatever_the_disk_refuses_the_old_text_stays_and_nothing_is_left_over() {
    use rustix::io::Errno;
    let errors = [
        Errno::NOSPC,
        Errno::IO,
        Errno::ROFS,
        Errno::ACCESS,
        Errno::DQUOT,
        Errno::INTR,
        Errno::NAMETOOLONG,
        Errno::XDEV,
        Errno::PERM,
        Errno::MFILE,
    ];
    for errno in errors.map(Errno::raw_os_error) {
        for refused in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("settings.json");
            replace(&SystemDisk, &path, OLD).unwrap();
            let disk = Refusing { calls: Arc::default(), refused, errno };
            let done = replace(&disk, &path, NEW);
            let found = std::fs::read(&path).unwrap();
            let names = SystemDisk.names(folder.path()).unwrap();
            let calls = disk.calls.lock().unwrap();
            let which = calls.get(refused - 1).copied();
            assert!(
                !names.iter().any(|name| name.ends_with(UNFINISHED)),
                "errno {errno} at {which:?}: {names:?}"
            );
            // The folder's sync comes after the new text is in its place.
            let expected = if done.is_ok() || which == Some("sync_folder") { NEW } else { OLD };
            assert_eq!(found, expected, "errno {errno} at {which:?}");
            if which.is_none() {
                assert!(refused > 8, "only {refused} calls were refused");
                break;
            }
        }
    }
}

#[test]
fn the_text_before_the_last_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    for text in [b"1", b"2", b"3"] {
        replace(&SystemDisk, &path, text).unwrap();
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"3");
    assert_eq!(std::fs::read(former(&path)).unwrap(), b"2");
    assert_eq!(SystemDisk.names(folder.path()).unwrap().len(), 2);
}

#[test]
fn what_a_killed_writer_left_is_swept_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    for left in ["settings.json.7-0.tmp", "other.tmp", "settings.unreadable-1.json"] {
        std::fs::write(folder.path().join(left), "half").unwrap();
    }
    replace(&SystemDisk, &path, NEW).unwrap();
    let mut names = SystemDisk.names(folder.path()).unwrap();
    names.sort();
    assert_eq!(names, ["other.tmp", "settings.json", "settings.unreadable-1.json"]);
}
