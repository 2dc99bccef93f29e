//! Linux: an entry in the person's own autostart folder.
//!
//! It names the program as `TryExec` too, so that desktops pass over an entry whose program was removed: a package may not be
//! able to reach every home folder. `packaging/linux/postrm` looks for that line.

use std::path::{Path, PathBuf};
use std::{fs, io};

pub(super) fn is_on() -> io::Result<bool> {
    place()?.try_exists()
}

pub(super) fn choose(on: bool) -> io::Result<()> {
    let place = place()?;
    if on { write(&place, &std::env::current_exe()?) } else { remove(&place) }
}

fn place() -> io::Result<PathBuf> {
    let folders = directories::BaseDirs::new().ok_or(io::ErrorKind::NotFound)?;
    Ok(folders.config_dir().join("autostart/reperes.desktop"))
}

fn write(place: &Path, program: &Path) -> io::Result<()> {
    place.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(place, text(program))
}

fn remove(place: &Path) -> io::Result<()> {
    match fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn text(program: &Path) -> String {
    let program = program.display().to_string();
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
    format!(
        "[Desktop Entry]\nType=Application\nVersion=1.4\nName=Repères\nIcon=reperes\nTryExec={}\nExec=\"{}\" --hidden\nTerminal=false\nStartupNotify=false\n",
        string(&program),
        string(&quoted),
    )
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
        assert!(text.contains("\nTryExec=/usr/bin/reperes\nExec=\"/usr/bin/reperes\" --hidden\n"), "{text}");
        remove(&place).unwrap();
        assert!(!place.exists());
    }

    #[test]
    fn a_folder_of_any_name_reads_back_as_the_same_program() {
        let program = r#"/home/a b/50 %/$x`"\é/reperes"#;
        let text = text(Path::new(program));
        // By the library that the desktops use.
        let file = gtk::glib::KeyFile::new();
        file.load_from_data(&text, gtk::glib::KeyFileFlags::NONE).unwrap();
        assert_eq!(file.string("Desktop Entry", "TryExec").unwrap(), program);
        let line = file.string("Desktop Entry", "Exec").unwrap();
        let words = gtk::glib::shell_parse_argv(line.as_str()).unwrap();
        let words: Vec<String> = words.iter().map(|word| word.to_str().unwrap().replace("%%", "%")).collect();
        assert_eq!(words, [program, "--hidden"]);
    }

    #[test]
    fn removing_the_package_looks_for_the_same_entry() {
        let script = include_str!("../../../packaging/linux/postrm");
        assert!(script.contains(".config/autostart/reperes.desktop") && script.contains("TryExec=/usr/bin/reperes"));
    }
}
