//! Whatever is at the path of the settings, the app starts, reports it once, and goes on.

use super::*;
use crate::config::preferences::Theme;
use crate::config::settings_table::SettingChoices;
use crate::platform::storage::SystemFs;
use std::fs;

pub(super) const GOOD: &str =
    "{\n  \"schema\": 1,\n  \"theme\": \"dark\",\n  \"text_size\": 150\n}\n";

pub(super) fn open(folder: &Path) -> FileSettings {
    FileSettings::open(Box::new(SystemFs), folder.to_owned())
}

fn choose_dark(store: &FileSettings) -> Result<(), SettingsProblem> {
    store.change(&|settings| settings.choices.theme = Some(Theme::Dark))
}

/// Nothing is written before the user changes something.
#[test]
fn nothing_is_written_before_the_first_change() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    let store = open(&folder);
    assert_eq!(store.load(), Settings::default());
    assert!(!folder.exists());
    choose_dark(&store).unwrap();
    assert_eq!(open(&folder).load().choices.theme, Some(Theme::Dark));
}

/// A choice that changes nothing is not written.
#[test]
fn unchanged_value_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE_NAME), GOOD).unwrap();
    let store = open(folder.path());
    choose_dark(&store).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join(FILE_NAME)).unwrap(), GOOD);
    assert!(!storage::backup_path(&folder.path().join(FILE_NAME)).exists());
}

/// The folder and the file are accessible to this user only.
#[cfg(unix)]
#[test]
fn folder_and_file_are_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    choose_dark(&open(&folder)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join(FILE_NAME))), (0o700, 0o600));
}

/// Opens a path without valid settings and changes one setting: the problem is reported once and
/// the file is set aside.
fn assert_set_aside(what: &str, prepare: impl Fn(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    prepare(&path);
    let store = open(folder.path());
    assert_eq!(store.load(), Settings::default(), "{what}");
    assert_eq!(
        (store.take_problem(), store.take_problem()),
        (Some(SettingsProblem::SetAside), None),
        "{what}"
    );
    choose_dark(&store).unwrap_or_else(|problem| panic!("{what}: {problem:?}"));
    let again = open(folder.path());
    assert_eq!(
        (again.load().choices.theme, again.take_problem()),
        (Some(Theme::Dark), None),
        "{what}"
    );
    assert!(
        fs::symlink_metadata(folder.path().join("settings.unreadable-1.json")).is_ok(),
        "{what} was not kept aside"
    );
}

/// An invalid file is set aside and reported once.
#[test]
fn invalid_file_is_set_aside_and_reported_once() {
    let utf16: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (what, bytes) in [
        ("an empty file", Vec::new()),
        ("zeros", vec![0; 4096]),
        ("UTF-16", [&b"\xff\xfe"[..], &utf16].concat()),
        ("deep nesting", [br#"{"schema":1,"a":"#.to_vec(), vec![b'['; 10_000]].concat()),
        ("no object", b"[1]".to_vec()),
        ("a huge number", br#"{"schema":1,"text_size":1e999}"#.to_vec()),
        ("no text", vec![0xff; 100]),
    ] {
        assert_set_aside(what, |path| fs::write(path, &bytes).unwrap());
    }
    assert_set_aside("100 MiB", |path| fs::File::create(path).unwrap().set_len(100 << 20).unwrap());
    assert_set_aside("a folder", |path| fs::create_dir(path).unwrap());
}

/// A pipe or a link does not stop the start.
#[cfg(target_os = "linux")]
#[test]
fn pipe_and_links_are_set_aside() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    assert_set_aside("a pipe", |path| {
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap()
    });
    assert_set_aside("a link to itself", |path| std::os::unix::fs::symlink(path, path).unwrap());
    assert_set_aside("an endless device", |path| {
        std::os::unix::fs::symlink("/dev/zero", path).unwrap()
    });
    assert_set_aside("a link to nowhere", |path| {
        std::os::unix::fs::symlink("/nowhere", path).unwrap()
    });
}

/// Reading changes nothing on the disk.
#[test]
fn open_changes_nothing_on_disk() {
    for text in ["", "no settings", GOOD] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, text).unwrap();
        fs::write(storage::backup_path(&path), GOOD).unwrap();
        let snapshot = || -> Vec<(std::ffi::OsString, Vec<u8>)> {
            let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap());
            let mut snapshot: Vec<_> =
                entries.map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap())).collect();
            snapshot.sort();
            snapshot
        };
        let before = snapshot();
        open(folder.path());
        assert_eq!(snapshot(), before, "{text:?}");
    }
}

/// If a writer is killed after it set a bad file aside, the backup is in effect.
#[test]
fn missing_file_with_backup_uses_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(storage::backup_path(&folder.path().join(FILE_NAME)), GOOD).unwrap();
    let store = open(folder.path());
    assert_eq!((store.load().choices.text_size, store.take_problem()), (Some(150), None));
}

/// A file cut at any byte is replaced by the backup.
#[test]
fn truncated_file_gives_way_to_the_backup() {
    for length in 0..GOOD.len() - 2 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, GOOD.get(..length).unwrap()).unwrap();
        fs::write(storage::backup_path(&path), GOOD).unwrap();
        let store = open(folder.path());
        let expected = SettingChoices {
            theme: Some(Theme::Dark),
            text_size: Some(150),
            ..SettingChoices::default()
        };
        assert_eq!(store.load().choices, expected, "{length} bytes");
        assert_eq!(store.take_problem(), Some(SettingsProblem::SetAside), "{length} bytes");
        choose_dark(&store).unwrap();
        assert_eq!(open(folder.path()).load().choices, expected, "{length} bytes");
    }
}

/// No more than three unreadable files are kept.
#[test]
fn three_unreadable_files_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["a", "b", "c", "d", "e"] {
        fs::write(folder.path().join(FILE_NAME), text).unwrap();
        choose_dark(&open(folder.path())).unwrap();
    }
    let names = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut kept: Vec<String> = names
        .filter(|name| name.starts_with(ASIDE_PREFIX))
        .map(|name| fs::read_to_string(folder.path().join(name)).unwrap())
        .collect();
    kept.sort();
    assert_eq!(kept, ["c", "d", "e"]);
}

/// Two copies of the app keep each other's changes.
#[test]
fn two_copies_keep_each_others_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (open(folder.path()), open(folder.path()));
    choose_dark(&one).unwrap();
    two.change(&|settings| settings.choices.text_size = Some(200)).unwrap();
    one.change(&|settings| settings.welcomed = true).unwrap();
    let settings = open(folder.path()).load();
    let SettingChoices { theme, text_size, .. } = settings.choices;
    assert_eq!((theme, text_size, settings.welcomed), (Some(Theme::Dark), Some(200), true));
}

/// A file of a newer version is read and never changed.
#[test]
fn newer_file_is_read_and_never_changed() {
    let folder = tempfile::tempdir().unwrap();
    let newer = r#"{"schema":2,"theme":"dark","aurora":[1]}"#;
    fs::write(folder.path().join(FILE_NAME), newer).unwrap();
    let store = open(folder.path());
    assert_eq!(
        (store.load().choices.theme, store.take_problem()),
        (Some(Theme::Dark), Some(SettingsProblem::Newer))
    );
    assert_eq!(
        store.change(&|settings| settings.choices.theme = Some(Theme::Light)),
        Err(SettingsProblem::Newer)
    );
    assert_eq!(store.load().choices.theme, Some(Theme::Light));
    assert_eq!(fs::read_to_string(folder.path().join(FILE_NAME)).unwrap(), newer);
}

/// If nothing can be written, a choice applies until the program ends.
#[cfg(unix)]
#[test]
fn unwritable_folder_keeps_the_choice_in_memory() {
    // A file in place of the folder has the same effect for root, who ignores permissions.
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    fs::write(&folder, "not a folder").unwrap();
    let store = open(&folder);
    assert_eq!(choose_dark(&store), Err(SettingsProblem::NotStored));
    assert_eq!(store.load().choices.theme, Some(Theme::Dark));
    assert_eq!(choose_dark(&store), Err(SettingsProblem::NotStored));
    fs::remove_file(&folder).unwrap();
    assert_eq!(store.change(&|settings| settings.welcomed = true), Ok(()));
    assert_eq!(
        open(&folder).load().choices.theme,
        Some(Theme::Dark),
        "stored with the next choice"
    );
}

/// Everything can be erased.
#[test]
fn erase_removes_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    let store = open(&folder);
    choose_dark(&store).unwrap();
    fs::write(folder.join("settings.unreadable-1.json"), "x").unwrap();
    store.erase_app_data().unwrap();
    assert_eq!(store.load(), Settings::default());
    assert!(!folder.exists());
    store.erase_app_data().unwrap();
}
