//! Whatever stands in the place of the settings, the app starts, says it once, and goes on.

use super::*;
use crate::config::effective::Choices;
use crate::config::preferences::Theme;
use crate::platform::storage::{FileLock, SystemDisk, TempFile};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

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
    fs::write(folder.path().join(FILE_NAME), GOOD).unwrap();
    let store = open(folder.path());
    choose_dark(&store).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join(FILE_NAME)).unwrap(), GOOD);
    assert!(!storage::former(&folder.path().join(FILE_NAME)).exists());
}

#[cfg(unix)]
#[test]
fn the_folder_and_the_file_are_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("reperes");
    choose_dark(&open(&folder)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join(FILE_NAME))), (0o700, 0o600));
}

/// Opens settings that are no settings, and changes one.
fn assert_set_aside(what: &str, prepare: impl Fn(&Path)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE_NAME);
    prepare(&path);
    let store = open(folder.path());
    assert_eq!(store.load(), Settings::default(), "{what}");
    assert_eq!(
        (store.take_trouble(), store.take_trouble()),
        (Some(Trouble::SetAside), None),
        "{what}"
    );
    choose_dark(&store).unwrap_or_else(|trouble| panic!("{what}: {trouble:?}"));
    let again = open(folder.path());
    assert_eq!(
        (again.load().choices.theme, again.take_trouble()),
        (Some(Theme::Dark), None),
        "{what}"
    );
    assert!(
        fs::symlink_metadata(folder.path().join("settings.unreadable-1.json")).is_ok(),
        "{what} was not kept aside"
    );
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
        assert_set_aside(what, |path| fs::write(path, &bytes).unwrap());
    }
    assert_set_aside("100 MiB", |path| fs::File::create(path).unwrap().set_len(100 << 20).unwrap());
    assert_set_aside("a folder", |path| fs::create_dir(path).unwrap());
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_and_links_do_not_stop_the_start() {
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

/// The disk of this computer, on which reading fails while an error is set.
#[derive(Clone, Default)]
struct FlakyFs(Arc<AtomicI32>);

impl Disk for FlakyFs {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        match self.0.load(Ordering::Relaxed) {
            0 => SystemDisk.read(path, limit),
            errno => Err(io::Error::from_raw_os_error(errno)),
        }
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        SystemDisk.make_folder(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn TempFile>> {
        SystemDisk.create(path)
    }
    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.hard_link(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.rename(from, to)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.sync_dir(folder)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove_file(path)
    }
    fn file_names(&self, folder: &Path) -> io::Result<Vec<String>> {
        SystemDisk.file_names(folder)
    }
    fn lock(&self, path: &Path) -> io::Result<FileLock> {
        SystemDisk.lock(path)
    }
    fn remove_dir_all(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.remove_dir_all(folder)
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_now_is_neither_moved_nor_written_over_and_nothing_is_lost() {
    use rustix::io::Errno;
    for errno in [Errno::IO, Errno::STALE, Errno::MFILE, Errno::ACCESS, Errno::TIMEDOUT] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, GOOD).unwrap();
        let disk = FlakyFs::default();
        disk.0.store(errno.raw_os_error(), Ordering::Relaxed);
        let store = FileSettings::open(Box::new(disk.clone()), folder.path().to_owned());
        assert_eq!(
            (store.load(), store.take_trouble(), store.lasts()),
            (Settings::default(), Some(Trouble::Unread), false),
            "{errno}"
        );
        assert_eq!(
            store.change(&|settings| settings.welcomed = true),
            Err(Trouble::NotStored),
            "{errno}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), GOOD, "{errno}");
        assert!(!storage::former(&path).exists(), "{errno}");
        disk.0.store(0, Ordering::Relaxed);
        store.change(&|settings| settings.choices.text_size = Some(200)).unwrap();
        let settings = open(folder.path()).load();
        let Choices { theme, text_size, .. } = settings.choices;
        assert_eq!(
            (theme, text_size, settings.welcomed),
            (Some(Theme::Dark), Some(200), true),
            "{errno}: with what was chosen meanwhile"
        );
        assert!(store.lasts());
    }
}

#[test]
fn reading_changes_nothing_on_the_disk() {
    for text in ["", "no settings", GOOD] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, text).unwrap();
        fs::write(storage::former(&path), GOOD).unwrap();
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

#[test]
fn a_writer_that_was_killed_after_setting_a_bad_file_aside_leaves_the_former_one_in_force() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(storage::former(&folder.path().join(FILE_NAME)), GOOD).unwrap();
    let store = open(folder.path());
    assert_eq!((store.load().choices.text_size, store.take_trouble()), (Some(150), None));
}

#[test]
fn a_file_cut_at_any_byte_gives_way_to_the_former_one() {
    for length in 0..GOOD.len() - 2 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, GOOD.get(..length).unwrap()).unwrap();
        fs::write(storage::former(&path), GOOD).unwrap();
        let store = open(folder.path());
        let expected =
            Choices { theme: Some(Theme::Dark), text_size: Some(150), ..Choices::default() };
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
    fs::write(folder.path().join(FILE_NAME), newer).unwrap();
    let store = open(folder.path());
    assert_eq!(
        (store.load().choices.theme, store.take_trouble()),
        (Some(Theme::Dark), Some(Trouble::Newer))
    );
    assert_eq!(
        store.change(&|settings| settings.choices.theme = Some(Theme::Light)),
        Err(Trouble::Newer)
    );
    assert_eq!(store.load().choices.theme, Some(Theme::Light));
    assert_eq!(fs::read_to_string(folder.path().join(FILE_NAME)).unwrap(), newer);
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
    assert_eq!(
        open(&folder).load().choices.theme,
        Some(Theme::Dark),
        "stored with the next choice"
    );
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
