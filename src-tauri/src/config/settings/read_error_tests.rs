//! Read errors: a settings file that cannot be read at present stays as it is.

#![cfg(unix)]

use super::tests::{GOOD, open};
use super::*;
use crate::config::preferences::Theme;
use crate::config::settings_table::SettingChoices;
use crate::platform::storage::flaky_fs::FlakyFs;
use std::fs;

/// A file that cannot be read at present is neither moved nor overwritten, and no change is lost.
#[test]
fn read_error_keeps_the_file_and_later_changes() {
    use rustix::io::Errno;
    for errno in [Errno::IO, Errno::STALE, Errno::MFILE, Errno::ACCESS, Errno::TIMEDOUT] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, GOOD).unwrap();
        let disk = FlakyFs::default();
        disk.fail_reads(errno.raw_os_error(), None);
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
        disk.mend();
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

/// A backup that cannot be read at present is not lost to later changes: neither beside a missing
/// file nor beside an invalid one.
#[test]
fn read_error_of_the_backup_keeps_the_backup() {
    for torn in [None, Some("{\"schema\":")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        let backup = storage::backup_path(&path);
        torn.inspect(|text| fs::write(&path, text).unwrap());
        fs::write(&backup, GOOD).unwrap();
        let disk = FlakyFs::default();
        disk.fail_reads(rustix::io::Errno::IO.raw_os_error(), Some(&backup));
        let store = FileSettings::open(Box::new(disk.clone()), folder.path().to_owned());
        assert_eq!(
            (store.load(), store.take_problem(), store.is_persistent()),
            (Settings::default(), Some(SettingsProblem::Unread), false),
            "{torn:?}"
        );
        for text_size in [112, 200] {
            assert_eq!(
                store.change(&|settings| settings.choices.text_size = Some(text_size)),
                Err(SettingsProblem::NotStored),
                "{torn:?}"
            );
        }
        assert_eq!(fs::read_to_string(&backup).unwrap(), GOOD, "{torn:?}");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), torn, "{torn:?}");
        disk.mend();
        store.change(&|settings| settings.welcomed = true).unwrap();
        let settings = open(folder.path()).load();
        let SettingChoices { theme, text_size, .. } = settings.choices;
        assert_eq!(
            (theme, text_size, settings.welcomed),
            (Some(Theme::Dark), Some(200), true),
            "{torn:?}: with what was chosen meanwhile"
        );
    }
}

/// A failed erasure changes nothing of what the app knows, and can be tried again.
#[test]
fn failed_erasure_keeps_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    fs::write(&path, GOOD).unwrap();
    let disk = FlakyFs::default();
    let store = FileSettings::open(Box::new(disk.clone()), folder.path().to_owned());
    let before = store.load();
    disk.fail_removals(rustix::io::Errno::BUSY.raw_os_error());
    assert!(store.erase_app_data().is_err());
    assert_eq!(store.load(), before);
    disk.mend();
    store.erase_app_data().unwrap();
    assert_eq!(store.load(), Settings::default());
    assert!(!folder.path().exists());
}
