//! Read errors: a settings file that cannot be read at present stays as it is.

#![cfg(unix)]

use super::tests::{GOOD, open};
use super::*;
use crate::config::preferences::Theme;
use crate::config::settings_table::SettingChoices;
use crate::platform::storage::{FileLock, SystemFs, TempFile};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

/// The file system of this computer, whose reads fail while an error is set.
#[derive(Clone, Default)]
struct FlakyFs(Arc<AtomicI32>);

impl Fs for FlakyFs {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        match self.0.load(Ordering::Relaxed) {
            0 => SystemFs.read(path, limit),
            errno => Err(io::Error::from_raw_os_error(errno)),
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
        SystemFs.remove_dir_all(folder)
    }
}

/// A file that cannot be read at present is neither moved nor overwritten, and no change is lost.
#[test]
fn read_error_keeps_the_file_and_later_changes() {
    use rustix::io::Errno;
    for errno in [Errno::IO, Errno::STALE, Errno::MFILE, Errno::ACCESS, Errno::TIMEDOUT] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, GOOD).unwrap();
        let disk = FlakyFs::default();
        disk.0.store(errno.raw_os_error(), Ordering::Relaxed);
        let store = FileSettings::open(Box::new(disk.clone()), folder.path().to_owned());
        assert_eq!(
            (store.load(), store.take_problem(), store.is_persistent()),
            (Settings::default(), Some(SettingsProblem::Unread), false),
            "{errno}"
        );
        assert_eq!(
            store.change(&|settings| settings.welcomed = true),
            Err(SettingsProblem::NotStored),
            "{errno}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), GOOD, "{errno}");
        assert!(!storage::backup_path(&path).exists(), "{errno}");
        disk.0.store(0, Ordering::Relaxed);
        store.change(&|settings| settings.choices.text_size = Some(200)).unwrap();
        let settings = open(folder.path()).load();
        let SettingChoices { theme, text_size, .. } = settings.choices;
        assert_eq!(
            (theme, text_size, settings.welcomed),
            (Some(Theme::Dark), Some(200), true),
            "{errno}: with what was chosen meanwhile"
        );
        assert!(store.is_persistent());
    }
}
