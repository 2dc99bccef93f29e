//! Hooks for the tests, only in the build with `test-hooks`: a clock that is read from a file, a
//! desktop that only records, a computer without a web engine, a temporary folder.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use reperes_core::embedded_files;
use reperes_core::library::ContentFiles;

use super::clock::{Clock, SystemClock};
use super::desktop::{Desktop, DesktopError};
use super::sync::lock;

/// The clock that a test sets through a file.
pub(crate) fn clock() -> Option<Box<dyn Clock>> {
    let path = PathBuf::from(std::env::var_os("REPERES_TEST_CLOCK")?);
    Some(Box::new(FileClock { path, read: Mutex::new(None) }))
}

/// The desktop that writes each request to a file for the test.
pub(crate) fn desktop() -> Option<Box<dyn Desktop>> {
    let path = PathBuf::from(std::env::var_os("REPERES_TEST_DESKTOP")?);
    Some(Box::new(RecordingDesktop { path, phone: std::env::var_os("REPERES_TEST_TEL").is_some() }))
}

/// Whether to behave as on a computer without a web engine.
pub(crate) fn no_webview() -> bool {
    std::env::var_os("REPERES_TEST_NO_WEBVIEW").is_some()
}

/// Whether to send announcements as on a system with a newer ATK than this one.
pub(crate) fn has_newer_atk() -> bool {
    std::env::var_os("REPERES_TEST_ANNOUNCES").is_some()
}

/// The step of the kiosk lockdown that must fail.
pub(crate) fn failing_lockdown_step() -> Option<String> {
    std::env::var("REPERES_TEST_FAILING_STEP").ok()
}

/// Whether a real first run may show its first screen. Without the variable it shows none, because
/// most tests need the page behind it.
pub(crate) fn allows_first_run() -> bool {
    std::env::var_os("REPERES_TEST_FIRST_RUN").is_some()
}

/// The build time of the program that a test sets. The default is long ago, so that a test can run
/// at any time since.
pub(crate) fn built() -> Option<DateTime<Utc>> {
    let value =
        std::env::var("REPERES_TEST_BUILT").unwrap_or_else(|_| "2020-01-01T00:00:00Z".to_owned());
    value.parse().ok()
}

/// The zone of the computer that a test sets.
pub(crate) fn zone() -> Option<chrono_tz::Tz> {
    std::fs::read_to_string(std::env::var_os("REPERES_TEST_ZONE")?).ok()?.parse().ok()
}

/// The longest time between two readings of the clock, in milliseconds, for a test that would
/// otherwise wait for the next one.
pub(crate) fn longest_wait() -> Option<TimeDelta> {
    std::env::var("REPERES_TEST_LONGEST_WAIT").ok()?.parse().ok().map(TimeDelta::milliseconds)
}

/// The policy file that a test has written.
pub(crate) fn policy() -> Option<PathBuf> {
    std::env::var_os("REPERES_TEST_POLICY").map(PathBuf::from)
}

/// The user whose policy counts in a test: the user who runs it, or the one that the variable names
/// by number.
pub(crate) fn policy_owner() -> Option<u32> {
    #[cfg(unix)]
    return std::env::var("REPERES_TEST_POLICY_OWNER")
        .ok()
        .map_or_else(|| Some(rustix::process::geteuid().as_raw()), |id| id.parse().ok());
    #[cfg(not(unix))]
    None
}

/// Print settings that print into a file instead of asking for a printer.
#[cfg(target_os = "linux")]
pub(crate) fn print_settings() -> Option<gtk::PrintSettings> {
    let path = PathBuf::from(std::env::var_os("REPERES_TEST_PRINT")?);
    let settings = gtk::PrintSettings::new();
    settings.set_printer("Print to File");
    settings.set("output-uri", Some(&format!("file://{}", path.display())));
    settings.set("output-file-format", Some("pdf"));
    Some(settings)
}

/// The content of `--content DIR`. `None` without the flag: the content of the program applies.
///
/// # Errors
/// A file of the content cannot be read.
pub(crate) fn content(
    arguments: &mut Vec<OsString>,
) -> Result<Option<ContentFiles<'static>>, String> {
    let Some(at) = arguments.iter().position(|argument| argument == "--content") else {
        return Ok(None);
    };
    let folder = arguments.get(at + 1).map(PathBuf::from).ok_or("--content: which folder?")?;
    arguments.drain(at..=at + 1);
    let mut files = ContentFiles::default();
    for place in embedded_files().places() {
        let path = folder.join(place);
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        files = files.with(place, text);
    }
    Ok(Some(files))
}

/// A folder for the data of the web engine, if WebDriver drives the window.
pub(crate) fn webview_data_dir() -> Option<PathBuf> {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION")
        .map(|_| std::env::temp_dir().join(format!("reperes-test-{}", std::process::id())))
}

/// A clock that reads a file with one line: `2026-11-23T21:59:50Z`. The time runs on from the
/// moment of the reading, unless `frozen` follows the instant.
struct FileClock {
    path: PathBuf,
    read: Mutex<Option<(String, Instant)>>,
}

impl Clock for FileClock {
    fn now(&self) -> DateTime<Utc> {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        let mut read = lock(&self.read);
        let since = match &*read {
            Some((known, since)) if *known == text => *since,
            Some(_) | None => {
                let now = Instant::now();
                *read = Some((text.clone(), now));
                now
            }
        };
        let mut parts = text.split_whitespace();
        let Some(instant) = parts.next().and_then(|part| part.parse::<DateTime<Utc>>().ok()) else {
            return SystemClock.now();
        };
        if parts.next() == Some("frozen") {
            instant
        } else {
            instant + TimeDelta::from_std(since.elapsed()).unwrap_or_default()
        }
    }
}

struct RecordingDesktop {
    path: PathBuf,
    phone: bool,
}

impl RecordingDesktop {
    fn record(&self, what: &str, value: &str) -> Result<(), DesktopError> {
        let line = serde_json::json!({ what: value });
        let file = std::fs::OpenOptions::new().create(true).append(true).open(&self.path);
        file.and_then(|mut file| writeln!(file, "{line}"))
            .map_err(|error| DesktopError(error.to_string()))
    }
}

impl Desktop for RecordingDesktop {
    fn handles(&self, scheme: &str) -> bool {
        scheme != "tel" || self.phone
    }

    fn open(&self, uri: &str) -> Result<(), DesktopError> {
        self.record("open", uri)
    }

    fn copy(&self, text: &str) -> Result<(), DesktopError> {
        self.record("copy", text)
    }
}
