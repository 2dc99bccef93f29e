//! Replacement on a file system that loses power: the file holds the old text or the new one.

use super::*;
use crate::platform::storage::FileLock;
use crate::platform::storage::fs::TempFile;
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
        replace_with_backup(&disk, path, OLD).unwrap();
        disk.0.lock().unwrap().remaining_calls = remaining_calls;
        disk
    }
}

impl Fs for PowerCutFs {
    fn read(&self, _: &Path, _: u64) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn create_dir_all(&self, _: &Path) -> io::Result<()> {
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
        let done = replace_with_backup(&disk, path, NEW).is_ok();
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
