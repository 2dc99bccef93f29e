//! Whatever stands in the place of the settings, the app starts, says it once, and goes on.

use super::*;
use crate::choices::Choices;
use crate::storage::SystemDisk;
use crate::view::Theme;
use std::fs;

const GOOD: &str = "{\n  \"schema\": 1,\n  \"theme\": \"dark\",\n  \"text_size\": 150\n}\n";

fn open(folder: &Path) -> FileSettings {
    FileSettings::open(Box::new(SystemDisk), folder.to_owned())
}

fn choose_dark(store: &FileSettings) -> Result<(), Trouble> {
    store.change(&|settings| settings.choices.theme = Some(Theme::Dark))
}

#[test]
fn nothing_is_written_before_the_user_changes_something() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    let store = open(&folder);
    assert_eq!(store.load(), Settings::default());
    assert!(!folder.exists());
    choose_dark(&store).unwrap();
    assert_eq!(open(&folder).load().choices.theme, Some(Theme::Dark));
}

#[test]
fn a_choice_that_changes_nothing_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(NAME), GOOD).unwrap();
    let store = open(folder.path());
    choose_dark(&store).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join(NAME)).unwrap(), GOOD);
    assert!(!storage::former(&folder.path().join(NAME)).exists());
}

#[cfg(unix)]
#[test]
fn the_folder_and_the_file_are_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    choose_dark(&open(&folder)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join(NAME))), (0o700, 0o600));
}

/// Opens settings that are no settings, and changes one.
fn survives(what: &str, prepare: impl Fn(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    prepare(&path);
    let store = open(folder.path());
    assert_eq!(store.load(), Settings::default(), "{what}");
    assert_eq!((store.take_trouble(), store.take_trouble()), (Some(Trouble::SetAside), None), "{what}");
    choose_dark(&store).unwrap_or_else(|trouble| panic!("{what}: {trouble:?}"));
    let again = open(folder.path());
    assert_eq!((again.load().choices.theme, again.take_trouble()), (Some(Theme::Dark), None), "{what}");
    assert!(fs::symlink_metadata(folder.path().join("settings.unreadable-1.json")).is_ok(), "{what} was not kept aside");
}

#[test]
fn what_cannot_be_read_is_set_aside_and_said_once() {
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
        survives(what, |path| fs::write(path, &bytes).unwrap());
    }
    survives("100 MiB", |path| fs::File::create(path).unwrap().set_len(100 << 20).unwrap());
    survives("a folder", |path| fs::create_dir(path).unwrap());
}

#[cfg(unix)]
#[test]
fn a_pipe_and_links_to_nowhere_do_not_stop_the_start() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    survives("a pipe", |path| mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap());
    survives("a link to itself", |path| std::os::unix::fs::symlink(path, path).unwrap());
    survives("an endless device", |path| std::os::unix::fs::symlink("/dev/zero", path).unwrap());
    // A link that leads nowhere is as good as no file.
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("/nowhere", folder.path().join(NAME)).unwrap();
    let store = open(folder.path());
    assert_eq!(store.take_trouble(), None);
    choose_dark(&store).unwrap();
}

#[test]
fn a_file_cut_at_any_byte_gives_way_to_the_former_one() {
    for length in 0..GOOD.len() - 2 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, GOOD.get(..length).unwrap()).unwrap();
        fs::write(storage::former(&path), GOOD).unwrap();
        let store = open(folder.path());
        let expected = Choices { theme: Some(Theme::Dark), text_size: Some(150), ..Choices::default() };
        assert_eq!(store.load().choices, expected, "{length} bytes");
        assert_eq!(store.take_trouble(), Some(Trouble::SetAside), "{length} bytes");
        choose_dark(&store).unwrap();
        assert_eq!(open(folder.path()).load().choices, expected, "{length} bytes");
    }
}

#[test]
fn no_more_than_three_unreadable_files_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    for text in ["a", "b", "c", "d", "e"] {
        fs::write(folder.path().join(NAME), text).unwrap();
        open(folder.path());
    }
    let mut kept: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    kept.sort();
    assert_eq!(kept, ["c", "d", "e"]);
}

#[test]
fn two_copies_lose_nothing_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (open(folder.path()), open(folder.path()));
    choose_dark(&one).unwrap();
    two.change(&|settings| settings.choices.text_size = Some(200)).unwrap();
    one.change(&|settings| settings.welcomed = true).unwrap();
    let settings = open(folder.path()).load();
    let Choices { theme, text_size, .. } = settings.choices;
    assert_eq!((theme, text_size, settings.welcomed), (Some(Theme::Dark), Some(200), true));
}

#[test]
fn a_newer_file_is_read_and_never_changed() {
    let folder = tempfile::tempdir().unwrap();
    let newer = r#"{"schema":2,"theme":"dark","aurora":[1]}"#;
    fs::write(folder.path().join(NAME), newer).unwrap();
    let store = open(folder.path());
    assert_eq!((store.load().choices.theme, store.take_trouble()), (Some(Theme::Dark), Some(Trouble::Newer)));
    assert_eq!(store.change(&|settings| settings.choices.theme = Some(Theme::Light)), Err(Trouble::Newer));
    assert_eq!(store.load().choices.theme, Some(Theme::Light));
    assert_eq!(fs::read_to_string(folder.path().join(NAME)).unwrap(), newer);
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_a_choice_holds_until_the_end() {
    // A file where the folder should be: the same for root, whom permissions do not stop.
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    fs::write(&folder, "not a folder").unwrap();
    let store = open(&folder);
    assert_eq!(choose_dark(&store), Err(Trouble::NotStored));
    assert_eq!(store.load().choices.theme, Some(Theme::Dark));
    assert_eq!(choose_dark(&store), Err(Trouble::NotStored));
    fs::remove_file(&folder).unwrap();
    assert_eq!(store.change(&|settings| settings.welcomed = true), Ok(()));
    assert_eq!(open(&folder).load().choices.theme, Some(Theme::Dark), "stored with the next choice");
}

#[test]
fn everything_can_be_erased() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    let store = open(&folder);
    choose_dark(&store).unwrap();
    fs::write(folder.join("settings.unreadable-1.json"), "x").unwrap();
    store.erase().unwrap();
    assert_eq!(store.load(), Settings::default());
    assert!(!folder.exists());
    store.erase().unwrap();
}
