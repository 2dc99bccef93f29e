//! Autostart on Linux: an entry in the user's own autostart folder.
//!
//! The entry also names the program as `TryExec`. A desktop ignores an entry whose `TryExec` is
//! missing, and the removal of a package may not be able to reach every home folder.
//! `packaging/linux/postrm` looks for that line.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use gtk::glib::{KeyFile, KeyFileFlags};

use crate::platform::executable;
use crate::platform::storage::{self, Fs, SystemFs, TimeLimitedFs};

/// About a hundred times the size of the entry that the app writes.
const MAX_BYTES: u64 = 64 * 1024;
const GROUP: &str = "Desktop Entry";

/// The disk of the home folder. One for all calls, so that a stuck one is waited for once.
static DISK: LazyLock<TimeLimitedFs<SystemFs>> = LazyLock::new(|| TimeLimitedFs::new(SystemFs));

pub(super) fn is_enabled() -> io::Result<bool> {
    Ok(read(&entry_path()?)?.is_some_and(|text| is_active(&text)))
}

/// Whether the entry is the one that this program would write.
pub(super) fn is_current() -> io::Result<bool> {
    Ok(read(&entry_path()?)?.is_some_and(|found| {
        entry_text(&executable::path().unwrap_or_default()).is_ok_and(|text| text == found)
    }))
}

pub(super) fn set_enabled(on: bool) -> io::Result<()> {
    let path = entry_path()?;
    if on { write(&*DISK, &path, &executable::path()?) } else { remove(&*DISK, &path) }
}

pub(super) fn place() -> String {
    entry_path().map(|path| path.display().to_string()).unwrap_or_default()
}

fn entry_path() -> io::Result<PathBuf> {
    let folders = directories::BaseDirs::new().ok_or(io::ErrorKind::NotFound)?;
    entry_in(folders.config_dir())
}

/// The entry in this folder. One that depends on the current folder of the process is refused, as in
/// [`storage::data_dir`].
fn entry_in(config_dir: &Path) -> io::Result<PathBuf> {
    if config_dir.is_relative() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "the home folder has no full path"));
    }
    Ok(config_dir.join("autostart/reperes.desktop"))
}

fn read(path: &Path) -> io::Result<Option<String>> {
    match DISK.read(path, MAX_BYTES) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Whether a desktop would start a program for this entry. An entry can be empty or switched off.
fn is_active(text: &str) -> bool {
    let entry = KeyFile::new();
    let has = |key, value| entry.boolean(GROUP, key).is_ok_and(|found| found == value);
    entry.load_from_data(text, KeyFileFlags::NONE).is_ok()
        && entry.string(GROUP, "Exec").is_ok_and(|line| !line.is_empty())
        && !has("Hidden", true)
        && !has("X-GNOME-Autostart-enabled", false)
}

fn write(disk: &dyn Fs, path: &Path, program: &Path) -> io::Result<()> {
    storage::replace_without_backup(disk, path, entry_text(program)?.as_bytes())
}

fn remove(disk: &dyn Fs, path: &Path) -> io::Result<()> {
    match disk.remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn entry_text(program: &Path) -> io::Result<String> {
    let program = program.to_str().filter(|program| !program.chars().any(char::is_control));
    // A line feed would end the value, and the rest of the path would be another entry.
    let program = program.ok_or_else(|| {
        io::Error::new(io::ErrorKind::InvalidInput, "the path of the program is no line of text")
    })?;
    // A desktop unescapes each value once as a string. It unescapes a quoted part of a command line
    // a second time.
    let escape = |text: &str| text.replace('\\', r"\\");
    let mut quoted = String::new();
    for character in program.chars() {
        match character {
            '"' | '`' | '$' | '\\' => quoted.extend(['\\', character]),
            '%' => quoted.push_str("%%"),
            plain => quoted.push(plain),
        }
    }
    Ok(format!(
        "[Desktop Entry]\nType=Application\nVersion=1.4\nName=Repères\nIcon=reperes\nTryExec={}\n\
         Exec=\"{}\" --hidden\nTerminal=false\nStartupNotify=false\n",
        escape(program),
        escape(&quoted),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::storage::stalled_fs::StalledFs;
    use std::fs;
    use std::time::Duration;

    /// The removal from a disk that does not answer ends, because erasing everything waits for it.
    #[test]
    fn removal_from_a_stalled_disk_ends() {
        let stalled = StalledFs::default();
        let disk = TimeLimitedFs::with_timeout(stalled.clone(), Duration::from_millis(5));
        let removed = remove(&disk, Path::new("/somewhere/autostart/reperes.desktop"));
        stalled.release();
        assert_eq!(removed.unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    /// No entry is written into a folder that depends on the current one of the process.
    #[test]
    fn relative_folder_is_refused() {
        for relative in [".", "./.config", ".config", ""] {
            assert!(entry_in(Path::new(relative)).is_err(), "{relative}");
        }
        assert!(entry_in(Path::new("/home/camille/.config")).is_ok());
    }

    /// The entry can be written twice, and can be removed when it is absent.
    #[test]
    fn write_and_remove_are_idempotent() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("config/autostart/reperes.desktop");
        remove(&SystemFs, &path).unwrap();
        for _ in 0..2 {
            write(&SystemFs, &path, Path::new("/usr/bin/reperes")).unwrap();
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.contains("\nTryExec=/usr/bin/reperes\nExec=\"/usr/bin/reperes\" --hidden\n"),
            "{text}"
        );
        remove(&SystemFs, &path).unwrap();
        assert!(!path.exists());
    }

    /// A path with any characters reads back as the same program.
    #[test]
    fn path_with_special_characters_survives() {
        let program = r#"/home/a b/50 %/$x`"\é/reperes"#;
        let text = entry_text(Path::new(program)).unwrap();
        // Read by the library that the desktops use.
        let file = KeyFile::new();
        file.load_from_data(&text, KeyFileFlags::NONE).unwrap();
        assert_eq!(file.string("Desktop Entry", "TryExec").unwrap(), program);
        let line = file.string("Desktop Entry", "Exec").unwrap();
        let words = gtk::glib::shell_parse_argv(line.as_str()).unwrap();
        let words: Vec<String> =
            words.iter().map(|word| word.to_str().unwrap().replace("%%", "%")).collect();
        assert_eq!(words, [program, "--hidden"]);
    }

    /// An entry that is empty, broken or switched off does not count as active.
    #[test]
    fn entry_that_starts_nothing_is_inactive() {
        let valid = entry_text(Path::new("/usr/bin/reperes")).unwrap();
        assert!(is_active(&valid));
        for text in [
            "",
            "x",
            "[Desktop Entry]\n",
            "[Desktop Entry]\nExec=\n",
            &format!("{valid}Hidden=true\n"),
            &format!("{valid}X-GNOME-Autostart-enabled=false\n"),
        ] {
            assert!(!is_active(text), "{text}");
        }
        assert!(is_active(&format!("{valid}Hidden=false\nX-GNOME-Autostart-enabled=true\n")));
    }

    /// A path with a line feed is not written.
    #[test]
    fn path_with_line_feed_is_refused() {
        assert!(entry_text(Path::new("/tmp/a\nX-Injected=1/reperes")).is_err());
    }

    /// The script that removes the package looks for the entry that the app writes.
    #[test]
    fn package_removal_script_names_the_same_entry() {
        let script = include_str!("../../../../packaging/linux/postrm");
        assert!(
            script.contains(".config/autostart/reperes.desktop")
                && script.contains("TryExec=/usr/bin/reperes")
        );
        // A home can be on a server that does not answer: only what has a time limit looks into it.
        let (before, limited) = script.split_once("timeout 5 setpriv").unwrap();
        assert!(!before.contains("\"$home\"") && limited.contains("\"$home\""));
    }
}
