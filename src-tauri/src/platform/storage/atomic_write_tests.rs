//! Replacement on the real file system, with and without a call that fails: the file holds the old
//! text or the new one.

use super::*;
use crate::platform::storage::FileLock;
use crate::platform::storage::fs::{SystemFs, TempFile};
use std::sync::{Arc, Mutex};

const OLD: &[u8] = b"old";
const NEW: &[u8] = b"new and longer";

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

impl Fs for FailingFs {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.call("read")?;
        SystemFs.read(path, limit)
    }

    fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        self.call("create_dir_all")?;
        SystemFs.create_dir_all(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        self.call("create")?;
        let draft = SystemFs.create(path)?;
        Ok(Box::new(FailingTempFile(draft, self.clone())))
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("hard_link")?;
        SystemFs.hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename")?;
        SystemFs.rename(from, to)
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.call("sync_dir")?;
        SystemFs.sync_dir(folder)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call("remove_file")?;
        SystemFs.remove_file(path)
    }

    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.call("file_names")?;
        SystemFs.file_names(folder)
    }

    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        self.call("lock")?;
        SystemFs.lock(path)
    }

    fn remove_dir_all(&self, folder: &Path) -> io::Result<()> {
        self.call("remove_dir_all")?;
        SystemFs.remove_dir_all(folder)
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
            replace_with_backup(&SystemFs, &path, OLD).unwrap();
            let disk = FailingFs { calls: Arc::default(), failing_call, errno };
            let done = replace_with_backup(&disk, &path, NEW);
            let found = std::fs::read(&path).unwrap();
            let names = SystemFs.file_names(folder.path()).unwrap();
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
        replace_with_backup(&SystemFs, &path, text).unwrap();
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"3");
    assert_eq!(std::fs::read(backup_path(&path)).unwrap(), b"2");
    assert_eq!(SystemFs.file_names(folder.path()).unwrap().len(), 2);
}

/// The next replacement removes the temporary files of a killed writer, and no other file.
#[test]
fn leftover_temp_files_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    for remaining_calls in ["settings.json.7-0.tmp", "other.tmp", "settings.unreadable-1.json"] {
        std::fs::write(folder.path().join(remaining_calls), "half").unwrap();
    }
    replace_with_backup(&SystemFs, &path, NEW).unwrap();
    let mut names = SystemFs.file_names(folder.path()).unwrap();
    names.sort();
    assert_eq!(names, ["other.tmp", "settings.json", "settings.unreadable-1.json"]);
}
