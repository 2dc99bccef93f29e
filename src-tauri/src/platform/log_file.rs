//! The technical journal: when the app started and what failed, in a small file of the app's own folder, for whoever helps from
//! afar. Never what somebody searched, read or called: only messages of this program go there, none of which quotes any of it,
//! and of a panic only where it happened. A quiet start makes no folder, a kiosk has no journal.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::SecondsFormat;
use log::{Level, LevelFilter, Metadata, Record};

use super::clock::{Clock as _, SystemClock};
use super::storage::{self, Access, open_regular};
use super::timeout::within;

/// The file; the one before it has [`ROTATED_NAME`] as its name.
pub(crate) const NAME: &str = "reperes.log";
const ROTATED_NAME: &str = "reperes.log.1";
/// Bytes of one file, and there are two: months of an app that fails every day.
const MAX_FILE_BYTES: u64 = 128 * 1024;
/// Characters of one line: what is longer is cut.
const MAX_LINE_CHARS: usize = 400;
/// A disk that takes longer for a line has stopped.
const WRITE_TIMEOUT: Duration = Duration::from_secs(1);
/// How the targets of our own messages begin.
const OWN_TARGET: &str = env!("CARGO_CRATE_NAME");

/// The folder, once something may be accepts.
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// Sends messages to the terminal, as far as `REPERES_LOG` asks for them, and our own warnings and errors to the journal once there is one.
///
/// # Errors
/// Somebody else was first.
pub(crate) fn open() -> Result<(), log::SetLoggerError> {
    let mut terminal = env_logger::Builder::new();
    terminal
        .filter_level(LevelFilter::Off)
        .parse_env("REPERES_LOG")
        .target(env_logger::Target::Stderr);
    let terminal = terminal.build();
    log::set_max_level(terminal.filter().max(LevelFilter::Warn));
    log::set_boxed_logger(Box::new(AppLogger { terminal }))
}

/// From now on, failures are written down. To be called once, and not in a kiosk.
pub(crate) fn keep() {
    let Some(folder) = storage::root() else { return };
    if FOLDER.set(folder).is_err() {
        return;
    }
    let previous_hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Its message may quote a text that somebody has typed.
        let location = panic.location().map_or_else(String::new, ToString::to_string);
        write_line("PANIC", &location, true);
        previous_hook(panic);
    }));
}

/// The app has started. Written only where something was written before: who looks in once leaves no trace.
pub(crate) fn started(how: &str) {
    write_line("START", &format!("{}, {how}", env!("CARGO_PKG_VERSION")), false);
}

/// What somebody who looks after the computer has to know, and has been told elsewhere too.
pub(crate) fn note(text: &str) {
    write_line("WARN", text, true);
}

struct AppLogger {
    terminal: env_logger::Logger,
}

impl log::Log for AppLogger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        self.terminal.enabled(metadata) || goes_to_file(metadata)
    }

    fn log(&self, record: &Record<'_>) {
        self.terminal.log(record);
        if goes_to_file(record.metadata()) {
            write_line(record.level().as_str(), &record.args().to_string(), true);
        }
    }

    fn flush(&self) {
        self.terminal.flush();
    }
}

fn goes_to_file(metadata: &Metadata<'_>) -> bool {
    metadata.level() <= Level::Warn && metadata.target().starts_with(OWN_TARGET)
}

/// A disk that refuses is no reason to fail, and one that stands still no reason to wait twice: the journal is the last to complain.
fn write_line(kind: &str, text: &str, create_dir: bool) {
    static UNRESPONSIVE: AtomicBool = AtomicBool::new(false);
    let Some(folder) = FOLDER.get() else { return };
    if UNRESPONSIVE.load(Ordering::Relaxed) {
        return;
    }
    let line = line(kind, text);
    if within(WRITE_TIMEOUT, move || write(folder, &line, create_dir)).is_none() {
        UNRESPONSIVE.store(true, Ordering::Relaxed);
    }
}

fn line(kind: &str, text: &str) -> String {
    let now = SystemClock.now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let text: String = text
        .chars()
        .take(MAX_LINE_CHARS)
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    format!("{now} {kind:<5} {text}\n")
}

/// `create_dir` makes the folder where there is none.
fn write(folder: &Path, line: &str, create_dir: bool) -> io::Result<()> {
    if !folder.is_dir() && create_dir {
        storage::Disk::make_folder(&storage::SystemDisk, folder)?;
    }
    let path = folder.join(NAME);
    if fs::symlink_metadata(&path).is_ok_and(|file| file.len() + line.len() as u64 > MAX_FILE_BYTES)
    {
        fs::rename(&path, folder.join(ROTATED_NAME))?;
    }
    append(&path, line)
}

/// Opened for each line: they are rare, another copy may write too, and the folder may be erased in between.
fn append(path: &Path, line: &str) -> io::Result<()> {
    open_regular(path, Access::Append)?.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).unwrap_or_default()
    }

    #[test]
    fn a_message_is_one_line_and_bounded() {
        let line = line("WARN", &"two\nlines\u{1b}[31m ".repeat(1000));
        assert_eq!(line.lines().count(), 1);
        assert!(line.chars().count() < MAX_LINE_CHARS + 40 && !line.contains('\u{1b}'), "{line}");
    }

    #[test]
    fn a_start_makes_no_folder_and_a_failure_does() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("reperes");
        assert!(write(&own, "START\n", false).is_err());
        assert!(!own.exists());
        write(&own, "ERROR\n", true).unwrap();
        write(&own, "START\n", false).unwrap();
        assert_eq!(read(&own, NAME), "ERROR\nSTART\n");
    }

    #[test]
    fn it_never_grows_beyond_two_files_and_keeps_the_latest() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..3000 {
            write(folder.path(), &format!("{number:0100}\n"), true).unwrap();
        }
        let (rotated, current) = (read(folder.path(), ROTATED_NAME), read(folder.path(), NAME));
        assert!(rotated.len() as u64 <= MAX_FILE_BYTES && current.len() as u64 <= MAX_FILE_BYTES);
        assert!(current.ends_with("2999\n"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn whatever_stands_in_its_place_holds_up_nobody_and_is_not_followed() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::create_dir(&path).unwrap();
        assert!(append(&path, "x").is_err());
        fs::remove_dir(&path).unwrap();
        std::os::unix::fs::symlink(folder.path().join("elsewhere"), &path).unwrap();
        assert!(append(&path, "x").is_err());
        assert!(!folder.path().join("elsewhere").exists());
        fs::remove_file(&path).unwrap();
        mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert!(append(&path, "x").is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_and_a_folder_that_cannot_be_are_said_to_nobody() {
        assert_eq!(
            append(Path::new("/dev/full"), "x").unwrap_err().kind(),
            io::ErrorKind::InvalidData
        );
        assert!(write(Path::new("/dev/null/reperes"), "x", true).is_err());
        assert!(write(Path::new("/proc/self"), "x", true).is_err());
    }

    #[test]
    fn only_our_own_failures_are_kept() {
        let accepts =
            |level, target| goes_to_file(&Metadata::builder().level(level).target(target).build());
        assert!(
            accepts(Level::Warn, "reperes_lib::window") && accepts(Level::Error, "reperes_lib")
        );
        assert!(!accepts(Level::Info, "reperes_lib::window"));
        assert!(!accepts(Level::Error, "zbus") && !accepts(Level::Error, "tauri::manager"));
    }
}
