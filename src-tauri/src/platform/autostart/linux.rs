//! Linux: an entry in the person's own autostart folder.
//!
//! It names the program as `TryExec` too, so that desktops pass over an entry whose program was removed: a package may not be
//! able to reach every home folder. `packaging/linux/postrm` looks for that line.

use std::path::{Path, PathBuf};
use std::{fs, io};

use gtk::glib::{KeyFile, KeyFileFlags};

use crate::platform::{executable, storage};

/// A hundred times what the app writes.
const LIMIT: u64 = 64 * 1024;
const GROUP: &str = "Desktop Entry";

pub(super) fn is_on() -> io::Result<bool> {
    Ok(read(&place()?)?.is_some_and(|text| starts(&text)))
}

/// Whether the entry is the one that this program would write.
pub(super) fn is_current() -> io::Result<bool> {
    Ok(read(&place()?)?.is_some_and(|found| {
        text(&executable::path().unwrap_or_default()).is_ok_and(|text| text == found)
    }))
}

pub(super) fn choose(on: bool) -> io::Result<()> {
    let place = place()?;
    if on { write(&place, &executable::path()?) } else { remove(&place) }
}

fn place() -> io::Result<PathBuf> {
    let folders = directories::BaseDirs::new().ok_or(io::ErrorKind::NotFound)?;
    Ok(folders.config_dir().join("autostart/reperes.desktop"))
}

fn read(place: &Path) -> io::Result<Option<String>> {
    match storage::disk().read(place, LIMIT) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Whether a desktop would start something for this entry: it may be empty, or switched off.
fn starts(text: &str) -> bool {
    let entry = KeyFile::new();
    let is = |key, value| entry.boolean(GROUP, key).is_ok_and(|found| found == value);
    entry.load_from_data(text, KeyFileFlags::NONE).is_ok()
        && entry.string(GROUP, "Exec").is_ok_and(|line| !line.is_empty())
        && !is("Hidden", true)
        && !is("X-GNOME-Autostart-enabled", false)
}

fn write(place: &Path, program: &Path) -> io::Result<()> {
    storage::write_whole(storage::disk().as_ref(), place, text(program)?.as_bytes())
}

fn remove(place: &Path) -> io::Result<()> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn text(program: &Path) -> io::Result<String> {
    let program = program.to_str().filter(|program| !program.chars().any(char::is_control));
    // A line feed in it would be the end of a value, and what follows another one.
    let program = program.ok_or_else(|| {
        io::Error::new(io::ErrorKind::InvalidInput, "the path of the program is no line of text")
    })?;
    // A value is unescaped once as a string; what stands in quotes on a command line, once more.
    let string = |text: &str| text.replace('\\', r"\\");
    let mut quoted = String::new();
    for letter in program.chars() {
        match letter {
            '"' | '`' | '$' | '\\' => quoted.extend(['\\', letter]),
            '%' => quoted.push_str("%%"),
            plain => quoted.push(plain),
        }
    }
    Ok(format!(
        "[Desktop Entry]\nType=Application\nVersion=1.4\nName=Repères\nIcon=reperes\nTryExec={}\nExec=\"{}\" --hidden\nTerminal=false\nStartupNotify=false\n",
        string(program),
        string(&quoted),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_is_written_and_removed_and_may_be_absent_both_times() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("config/autostart/reperes.desktop");
        remove(&place).unwrap();
        for _ in 0..2 {
            write(&place, Path::new("/usr/bin/reperes")).unwrap();
        }
        let text = fs::read_to_string(&place).unwrap();
        assert!(
            text.contains("\nTryExec=/usr/bin/reperes\nExec=\"/usr/bin/reperes\" --hidden\n"),
            "{text}"
        );
        remove(&place).unwrap();
        assert!(!place.exists());
    }

    #[test]
    fn a_folder_of_any_name_reads_back_as_the_same_program() {
        let program = r#"/home/a b/50 %/$x`"\é/reperes"#;
        let text = text(Path::new(program)).unwrap();
        // By the library that the desktops use.
        let file = KeyFile::new();
        file.load_from_data(&text, KeyFileFlags::NONE).unwrap();
        assert_eq!(file.string("Desktop Entry", "TryExec").unwrap(), program);
        let line = file.string("Desktop Entry", "Exec").unwrap();
        let words = gtk::glib::shell_parse_argv(line.as_str()).unwrap();
        let words: Vec<String> =
            words.iter().map(|word| word.to_str().unwrap().replace("%%", "%")).collect();
        assert_eq!(words, [program, "--hidden"]);
    }

    #[test]
    fn an_entry_that_starts_nothing_is_none() {
        let sound = text(Path::new("/usr/bin/reperes")).unwrap();
        assert!(starts(&sound));
        for text in [
            "",
            "x",
            "[Desktop Entry]\n",
            "[Desktop Entry]\nExec=\n",
            &format!("{sound}Hidden=true\n"),
            &format!("{sound}X-GNOME-Autostart-enabled=false\n"),
        ] {
            assert!(!starts(text), "{text}");
        }
        assert!(starts(&format!("{sound}Hidden=false\nX-GNOME-Autostart-enabled=true\n")));
    }

    #[test]
    fn a_program_whose_name_has_several_lines_is_not_written_down() {
        assert!(text(Path::new("/tmp/a\nX-Injected=1/reperes")).is_err());
    }

    #[test]
    fn removing_the_package_looks_for_the_same_entry() {
        let script = include_str!("../../../../packaging/linux/postrm");
        assert!(
            script.contains(".config/autostart/reperes.desktop")
                && script.contains("TryExec=/usr/bin/reperes")
        );
    }
}
