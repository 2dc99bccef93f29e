//! The log file: when the app started and what failed, in a small file in the app's own folder, for
//! a person who helps from afar.
//!
//! It never contains what the user searched, read or called. Only messages of this program go
//! there, and none of them quotes such a text; of a panic, only the location is written. A start
//! without a failure creates no folder, and a kiosk has no log file.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::SecondsFormat;
use log::{Level, LevelFilter, Metadata, Record};

use super::clock::{Clock as _, SystemClock};
use super::console::{TerminalWriter, one_line, print_error};
use super::storage::{self, Access, open_regular};
use super::timeout::StuckCalls;

/// The name of the file. After a rotation, the former file has the name [`ROTATED_NAME`].
pub(crate) const FILE_NAME: &str = "reperes.log";
const ROTATED_NAME: &str = "reperes.log.1";
/// The size limit of one file. There are two files: enough for months of an app that fails every
/// day.
const MAX_FILE_BYTES: u64 = 128 * 1024;
/// The length limit of one message; the rest is cut.
const MAX_LINE_CHARS: usize = 400;
/// The time limit for one line. A disk that takes longer has stopped answering.
const WRITE_TIMEOUT: Duration = Duration::from_secs(1);
/// The prefix of the log targets of this program.
const OWN_TARGET: &str = env!("CARGO_CRATE_NAME");

/// The folder of the file, once the file is enabled.
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// Whether this process is a kiosk.
static IS_KIOSK: AtomicBool = AtomicBool::new(false);

/// Installs the logger: it writes the messages that `REPERES_LOG` selects to the terminal, and
/// warnings and errors of this program to the log file, once the file is enabled.
///
/// # Errors
/// A logger is already installed.
pub(crate) fn init() -> Result<(), log::SetLoggerError> {
    let mut terminal = env_logger::Builder::new();
    terminal
        .filter_level(LevelFilter::Off)
        .parse_env("REPERES_LOG")
        .target(env_logger::Target::Pipe(Box::new(TerminalWriter::new(io::stderr()))));
    let terminal = terminal.build();
    log::set_max_level(terminal.filter().max(LevelFilter::Warn));
    log::set_boxed_logger(Box::new(AppLogger { terminal }))
}

/// Enables the log file and the record of panics. Call it once, and not in a kiosk.
pub(crate) fn enable_file() {
    let Some(folder) = storage::data_dir() else { return };
    if FOLDER.set(folder).is_err() {
        return;
    }
    let previous_hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // The message of a panic can quote a text that the user typed.
        let location = panic.location().map_or_else(String::new, ToString::to_string);
        write_line("PANIC", &location, true);
        previous_hook(panic);
    }));
}

/// Writes the failures of this program to the terminal from now on, whatever `REPERES_LOG` selects,
/// and no message of a library: one can quote an address. A kiosk has no log file; its supervisor
/// keeps what it writes to the terminal.
pub(crate) fn enable_kiosk_terminal() {
    IS_KIOSK.store(true, Ordering::Relaxed);
}

/// Records the start of the app, only if the folder exists: a first look at the app leaves no
/// trace.
pub(crate) fn record_start(how: &str) {
    write_line("START", &format!("{}, {how}", env!("CARGO_PKG_VERSION")), false);
}

/// Records a warning for the administrator that the app has also printed elsewhere.
pub(crate) fn record_warning(text: &str) {
    write_line("WARN", text, true);
}

struct AppLogger {
    terminal: env_logger::Logger,
}

impl log::Log for AppLogger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        self.terminal.enabled(metadata) || is_own_failure(metadata)
    }

    fn log(&self, record: &Record<'_>) {
        match terminal_form(IS_KIOSK.load(Ordering::Relaxed), record.metadata()) {
            TerminalForm::Always => print_error(&one_line(&record.args().to_string())),
            TerminalForm::Selected => self.terminal.log(record),
            TerminalForm::Never => {}
        }
        if is_own_failure(record.metadata()) {
            write_line(record.level().as_str(), &record.args().to_string(), true);
        }
    }

    fn flush(&self) {
        self.terminal.flush();
    }
}

/// When a message goes to the terminal.
#[derive(Debug, PartialEq, Eq)]
enum TerminalForm {
    Always,
    /// If `REPERES_LOG` selects it.
    Selected,
    Never,
}

fn terminal_form(is_kiosk: bool, metadata: &Metadata<'_>) -> TerminalForm {
    if !is_kiosk {
        TerminalForm::Selected
    } else if is_own_failure(metadata) {
        TerminalForm::Always
    } else if is_own(metadata) {
        TerminalForm::Selected
    } else {
        TerminalForm::Never
    }
}

fn is_own(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with(OWN_TARGET)
}

/// Whether the message is a warning or an error of this program. Such messages go to the file.
fn is_own_failure(metadata: &Metadata<'_>) -> bool {
    metadata.level() <= Level::Warn && is_own(metadata)
}

/// Writes a line with a time limit. An error of the disk is ignored: the log file is the last place
/// to report a failure.
fn write_line(kind: &str, text: &str, create_dir: bool) {
    static STUCK: StuckCalls = StuckCalls::new();
    let Some(folder) = FOLDER.get() else { return };
    let line = line(kind, text);
    let _ = STUCK.run(WRITE_TIMEOUT, move || write(folder, &line, create_dir));
}

fn line(kind: &str, text: &str) -> String {
    let now = SystemClock.now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let text: String = text
        .chars()
        .take(MAX_LINE_CHARS)
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    format!("{now} {kind:<5} {text}\n")
}

/// Appends a line, after a rotation if the file would become too long. With `create_dir`, a missing
/// folder is created.
fn write(folder: &Path, line: &str, create_dir: bool) -> io::Result<()> {
    if !folder.is_dir() && create_dir {
        storage::Fs::create_dir_all(&storage::SystemFs, folder)?;
    }
    let path = folder.join(FILE_NAME);
    if fs::symlink_metadata(&path).is_ok_and(|file| file.len() + line.len() as u64 > MAX_FILE_BYTES)
    {
        fs::rename(&path, folder.join(ROTATED_NAME))?;
    }
    append(&path, line)
}

/// Opens the file for each line: lines are rare, another copy may write too, and the folder may be
/// erased in between.
fn append(path: &Path, line: &str) -> io::Result<()> {
    open_regular(path, Access::Append)?.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).unwrap_or_default()
    }

    /// A message becomes one line of bounded length.
    #[test]
    fn message_is_one_bounded_line() {
        let line = line("WARN", &"two\nlines\u{1b}[31m ".repeat(1000));
        assert_eq!(line.lines().count(), 1);
        assert!(line.chars().count() < MAX_LINE_CHARS + 40 && !line.contains('\u{1b}'), "{line}");
    }

    /// A start does not create the folder; a failure does.
    #[test]
    fn start_creates_no_folder_failure_does() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("reperes");
        assert!(write(&own, "START\n", false).is_err());
        assert!(!own.exists());
        write(&own, "ERROR\n", true).unwrap();
        write(&own, "START\n", false).unwrap();
        assert_eq!(read(&own, FILE_NAME), "ERROR\nSTART\n");
    }

    /// The log never grows beyond two files and keeps the latest line.
    #[test]
    fn rotation_keeps_two_files_and_the_latest_line() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..3000 {
            write(folder.path(), &format!("{number:0100}\n"), true).unwrap();
        }
        let (rotated, current) =
            (read(folder.path(), ROTATED_NAME), read(folder.path(), FILE_NAME));
        assert!(rotated.len() as u64 <= MAX_FILE_BYTES && current.len() as u64 <= MAX_FILE_BYTES);
        assert!(current.ends_with("2999\n"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    /// A folder, a link or a pipe in place of the file is refused at once and not followed.
    #[cfg(target_os = "linux")]
    #[test]
    fn folder_link_and_pipe_are_refused_at_once() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
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

    /// A device, or a folder that cannot be created, gives an error and no message.
    #[cfg(target_os = "linux")]
    #[test]
    fn device_and_impossible_folder_only_return_errors() {
        assert_eq!(
            append(Path::new("/dev/full"), "x").unwrap_err().kind(),
            io::ErrorKind::InvalidData
        );
        assert!(write(Path::new("/dev/null/reperes"), "x", true).is_err());
        assert!(write(Path::new("/proc/self"), "x", true).is_err());
    }

    /// Only warnings and errors of this program go to the file.
    #[test]
    fn only_own_failures_go_to_the_file() {
        let accepts = |level, target| {
            is_own_failure(&Metadata::builder().level(level).target(target).build())
        };
        assert!(
            accepts(Level::Warn, "reperes_lib::window") && accepts(Level::Error, "reperes_lib")
        );
        assert!(!accepts(Level::Info, "reperes_lib::window"));
        assert!(!accepts(Level::Error, "zbus") && !accepts(Level::Error, "tauri::manager"));
    }

    /// The failures of a kiosk always go to the terminal, and the messages of libraries never do. The
    /// terminal of a window shows what `REPERES_LOG` selects.
    #[test]
    fn kiosk_failures_always_go_to_the_terminal() {
        for (level, target, expected) in [
            (Level::Error, "reperes_lib", TerminalForm::Always),
            (Level::Warn, "reperes_lib::kiosk::lockdown", TerminalForm::Always),
            (Level::Debug, "reperes_lib::window", TerminalForm::Selected),
            (Level::Error, "tauri::manager", TerminalForm::Never),
            (Level::Trace, "wry", TerminalForm::Never),
        ] {
            let metadata = Metadata::builder().level(level).target(target).build();
            assert_eq!(terminal_form(true, &metadata), expected, "{level} {target}");
            assert_eq!(terminal_form(false, &metadata), TerminalForm::Selected);
        }
    }
}
