//! Replacement on a file system that loses power, and on one that fails: the file holds the old
//! text or the new one.

use super::*;
use crate::platform::storage::FileLock;
use crate::platform::storage::fs::{SystemDisk, TempFile};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const OLD: &[u8] = b"old";
const NEW: &[u8] = b"new and longer";

/// The content of a disk, and the part of it that would survive a power cut.
#[derive(Default)]
struct DiskState {
    written: Vec<Vec<u8>>,
    synced: Vec<Vec<u8>>,
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    /// The number of calls until the power cut.
    remaining_calls: usize,
    ignores_file_sync: bool,
    ignores_dir_sync: bool,
}

impl DiskState {
    fn call(&mut self) -> io::Result<()> {
        self.remaining_calls =
            self.remaining_calls.checked_sub(1).ok_or_else(|| io::Error::other("no power"))?;
        Ok(())
    }

    fn at(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// The content of `path` after a power cut: if the names had reached the disk by themselves,
    /// and if they had not.
    fn after_power_cut(&self, path: &Path) -> [Option<Vec<u8>>; 2] {
        [&self.names, &self.durable_names]
            .map(|names| names.get(path).map(|node| self.synced[*node].clone()))
    }
}

#[derive(Clone, Default)]
struct PowerCutFs(Arc<Mutex<DiskState>>);

impl PowerCutFs {
    /// A file system that holds the old text, synced.
    fn with_old(path: &Path, remaining_calls: usize) -> Self {
        let disk = Self::default();
        disk.0.lock().unwrap().remaining_calls = usize::MAX;
        replace(&disk, path, OLD).unwrap();
        disk.0.lock().unwrap().remaining_calls = remaining_calls;
        disk
    }
}

impl Disk for PowerCutFs {
    fn read(&self, _: &Path, _: u64) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn make_folder(&self, _: &Path) -> io::Result<()> {
        self.0.lock().unwrap().call()
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        let mut state = self.0.lock().unwrap();
        state.call()?;
        let node = state.written.len();
        state.written.push(Vec::new());
        state.synced.push(Vec::new());
        state.names.insert(path.to_owned(), node);
        Ok(Box::new(PowerCutTempFile(self.clone(), node)))
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.call()?;
        let node = state.at(from)?;
        state.names.insert(to.to_owned(), node);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.call()?;
        let node = state.at(from)?;
        state.names.remove(from);
        state.names.insert(to.to_owned(), node);
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.call()?;
        if !state.ignores_dir_sync {
            state.durable_names = state.names.clone();
        }
        Ok(())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.call()?;
        state.names.remove(path).map(|_| ()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn file_names(&self, _: &Path) -> io::Result<Vec<String>> {
        let mut state = self.0.lock().unwrap();
        state.call()?;
        Ok(state
            .names
            .keys()
            .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
            .collect())
    }

    fn lock(&self, _: &Path) -> io::Result<FileLock> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_dir_all(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

struct PowerCutTempFile(PowerCutFs, usize);

impl TempFile for PowerCutTempFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.0.0.lock().unwrap();
        state.call()?;
        state.written[self.1] = bytes.to_vec();
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.0.0.lock().unwrap();
        state.call()?;
        if !state.ignores_file_sync {
            state.synced[self.1] = state.written[self.1].clone();
        }
        Ok(())
    }
}

/// Cuts the power after each call in turn. `Err` names the call after which something was lost.
fn cut_power_after_each_call(
    ignores_file_sync: bool,
    ignores_dir_sync: bool,
) -> Result<usize, String> {
    let path = Path::new("/root/settings.json");
    for remaining_calls in 0.. {
        let disk = PowerCutFs::with_old(path, remaining_calls);
        {
            let mut state = disk.0.lock().unwrap();
            (state.ignores_file_sync, state.ignores_dir_sync) =
                (ignores_file_sync, ignores_dir_sync);
        }
        let done = replace(&disk, path, NEW).is_ok();
        let state = disk.0.lock().unwrap();
        for found in state.after_power_cut(path) {
            let is_expected =
                found.as_deref() == Some(NEW) || (!done && found.as_deref() == Some(OLD));
            if !is_expected {
                return Err(format!(
                    "after {remaining_calls} calls, done: {done}, found {found:?}"
                ));
            }
        }
        // A few calls can fail without effect on the result; this time none failed.
        if done && state.remaining_calls > 0 {
            return Ok(remaining_calls);
        }
    }
    Err("never done".to_owned())
}

/// A power cut after any call leaves the old text or the new one.
#[test]
fn power_cut_leaves_old_or_new_text() {
    let calls = cut_power_after_each_call(false, false).unwrap();
    assert!(calls >= 8, "only {calls} calls were cut");
}

/// Without either of the two syncs, a power cut loses something.
#[test]
fn each_sync_is_necessary() {
    assert!(cut_power_after_each_call(true, false).is_err());
    assert!(cut_power_after_each_call(false, true).is_err());
}

/// The real file system, with one call that fails.
#[derive(Clone)]
struct FailingFs {
    /// The calls so far, in order.
    calls: Arc<Mutex<Vec<&'static str>>>,
    /// The number of the call that fails, from 1.
    failing_call: usize,
    errno: i32,
}

impl FailingFs {
    fn call(&self, name: &'static str) -> io::Result<()> {
        let mut calls = self.calls.lock().unwrap();
        calls.push(name);
        if calls.len() == self.failing_call {
            Err(io::Error::from_raw_os_error(self.errno))
        } else {
            Ok(())
        }
    }
}

struct FailingTempFile(Box<dyn TempFile>, FailingFs);

impl TempFile for FailingTempFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        // A full disk takes a part of the bytes.
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        self.1.call("write").inspect_err(|_| self.0.write(half).unwrap())?;
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.1.call("sync")?;
        self.0.sync()
    }
}

impl Disk for FailingFs {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.call("read")?;
        SystemDisk.read(path, limit)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call("make_folder")?;
        SystemDisk.make_folder(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        self.call("create")?;
        let draft = SystemDisk.create(path)?;
        Ok(Box::new(FailingTempFile(draft, self.clone())))
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("hard_link")?;
        SystemDisk.hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename")?;
        SystemDisk.rename(from, to)
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.call("sync_dir")?;
        SystemDisk.sync_dir(folder)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call("remove_file")?;
        SystemDisk.remove_file(path)
    }

    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.call("file_names")?;
        SystemDisk.file_names(folder)
    }

    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        self.call("lock")?;
        SystemDisk.lock(path)
    }

    fn remove_dir_all(&self, folder: &Path) -> io::Result<()> {
        self.call("remove_dir_all")?;
        SystemDisk.remove_dir_all(folder)
    }
}

/// Whichever call fails, the old text stays and no temporary file is left.
#[cfg(unix)]
#[test]
fn failed_call_keeps_old_text_and_leaves_no_temp_file() {
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
        for failing_call in 1.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("settings.json");
            replace(&SystemDisk, &path, OLD).unwrap();
            let disk = FailingFs { calls: Arc::default(), failing_call, errno };
            let done = replace(&disk, &path, NEW);
            let found = std::fs::read(&path).unwrap();
            let names = SystemDisk.file_names(folder.path()).unwrap();
            let calls = disk.calls.lock().unwrap();
            let which = calls.get(failing_call - 1).copied();
            assert!(
                !names.iter().any(|name| name.ends_with(TEMP_SUFFIX)),
                "errno {errno} at {which:?}: {names:?}"
            );
            // The folder is synced after the new text is in place.
            let expected = if done.is_ok() || which == Some("sync_dir") { NEW } else { OLD };
            assert_eq!(found, expected, "errno {errno} at {which:?}");
            if which.is_none() {
                assert!(failing_call > 8, "only {failing_call} calls were refused");
                break;
            }
        }
    }
}

/// The backup holds the text before the last one.
#[test]
fn text_before_the_last_one_is_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    for text in [b"1", b"2", b"3"] {
        replace(&SystemDisk, &path, text).unwrap();
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"3");
    assert_eq!(std::fs::read(former(&path)).unwrap(), b"2");
    assert_eq!(SystemDisk.file_names(folder.path()).unwrap().len(), 2);
}

/// The next replacement removes the temporary files of a killed writer, and no other file.
#[test]
fn leftover_temp_files_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    for remaining_calls in ["settings.json.7-0.tmp", "other.tmp", "settings.unreadable-1.json"] {
        std::fs::write(folder.path().join(remaining_calls), "half").unwrap();
    }
    replace(&SystemDisk, &path, NEW).unwrap();
    let mut names = SystemDisk.file_names(folder.path()).unwrap();
    names.sort();
    assert_eq!(names, ["other.tmp", "settings.json", "settings.unreadable-1.json"]);
}
