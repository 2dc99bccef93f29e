//! Whether the clock of the computer can be believed, by the latest time that the app has seen.
//! Stores that time in a file, so that a clock that is set back between two runs is noticed. The
//! rule is in `reperes_core::clock`.

use std::path::PathBuf;
use std::sync::Mutex;

use chrono::{DateTime, Datelike as _, NaiveDateTime, TimeDelta, Timelike as _, Utc};
use reperes_core::ClockVerdict;
use reperes_core::clock::Evidence;

use crate::platform::storage::{self, Fs};
use crate::platform::sync::lock;

const FILE_NAME: &str = "clock";
/// The time between two writes while the app runs. The app also writes at exit.
const WRITE_INTERVAL: TimeDelta = TimeDelta::hours(6);
/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 64;
/// The format of the file.
const FORMAT: &str = "%Y-%m-%dT%H:%M:%SZ\n";
/// The years that a stored time can be in.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i32> = 2020..=2200;

/// The evidence about the clock: the build time, the latest time seen, and the word of the user.
pub(crate) struct ClockCheck {
    fs: Box<dyn Fs>,
    path: Option<PathBuf>,
    built: DateTime<Utc>,
    state: Mutex<ClockEvidence>,
}

#[derive(Default)]
struct ClockEvidence {
    /// The latest time that the app has recorded.
    latest: Option<DateTime<Utc>>,
    /// The file could not be read so far, and may be readable another time.
    is_unreadable: bool,
    /// Whether the user has confirmed the clock in this run.
    confirmed: bool,
}

impl ClockCheck {
    /// Reads the file in `folder`. Without a folder, nothing is read or written.
    pub(crate) fn open(fs: Box<dyn Fs>, folder: Option<PathBuf>, built: DateTime<Utc>) -> Self {
        let path = folder.map(|folder| folder.join(FILE_NAME));
        let state = ClockEvidence { is_unreadable: true, ..ClockEvidence::default() };
        let clock_check = Self { fs, path, built, state: Mutex::new(state) };
        clock_check.read_if_unread();
        clock_check
    }

    /// Reads the file, unless an earlier call could. The state is not locked meanwhile.
    fn read_if_unread(&self) {
        let Some(path) = self.path.as_ref().filter(|_| lock(&self.state).is_unreadable) else {
            return;
        };
        let latest = match self.fs.read(path, MAX_BYTES) {
            Ok(bytes) => parse(&bytes),
            Err(error) if storage::may_be_readable_later(&error) => {
                log::warn!("the time of the last run cannot be read: {error}");
                return;
            }
            Err(_) => None,
        };
        let mut state = lock(&self.state);
        (state.latest, state.is_unreadable) = (latest, false);
    }

    /// Whether a clock that shows `now` can be believed.
    pub(crate) fn verdict(&self, now: DateTime<Utc>) -> ClockVerdict {
        let state = lock(&self.state);
        if state.confirmed {
            ClockVerdict::Plausible
        } else {
            ClockVerdict::on(now, Evidence { built: self.built, latest: state.latest })
        }
    }

    /// Records that the user has confirmed the clock.
    pub(crate) fn confirm(&self, now: DateTime<Utc>) {
        self.record(now, |state| {
            state.confirmed = true;
            true
        });
    }

    /// Writes `now` if the last write is [`WRITE_INTERVAL`] ago and the clock can be believed.
    pub(crate) fn record_if_due(&self, now: DateTime<Utc>) {
        self.record(now, |state| {
            state.latest.is_some_and(|latest| now - latest >= WRITE_INTERVAL)
                && self.is_plausible(state, now)
        });
    }

    /// Writes `now` at exit if it is later than the time in the file and the clock can be believed.
    pub(crate) fn record_on_exit(&self, now: DateTime<Utc>) {
        self.record(now, |state| {
            state.latest.is_none_or(|latest| now > latest) && self.is_plausible(state, now)
        });
    }

    /// Whether the evidence alone supports `now`. A clock that it does not support is not recorded.
    fn is_plausible(&self, state: &ClockEvidence, now: DateTime<Utc>) -> bool {
        ClockVerdict::on(now, Evidence { built: self.built, latest: state.latest })
            == ClockVerdict::Plausible
    }

    /// Records `now` if `wanted` says so. A file that cannot be read is not overwritten: it may hold
    /// a later time. The state is not locked during the write: a slow disk must not hold up
    /// [`Self::verdict`].
    fn record(&self, now: DateTime<Utc>, wanted: impl FnOnce(&mut ClockEvidence) -> bool) {
        self.read_if_unread();
        let mut state = lock(&self.state);
        if !wanted(&mut state) || self.path.is_none() || state.is_unreadable {
            return;
        }
        state.latest = Some(now);
        drop(state);
        self.write(now);
    }

    fn write(&self, now: DateTime<Utc>) {
        let Some(path) = &self.path else { return };
        let text = now.format(FORMAT).to_string();
        let Some(folder) = path.parent() else { return };
        let written = self.fs.create_dir_all(folder).and_then(|()| {
            let _turn = self.fs.lock(&folder.join(storage::LOCK_FILE))?;
            storage::replace_with_backup(self.fs.as_ref(), path, text.as_bytes())
        });
        if let Err(error) = written {
            log::info!("the time is not written down: {error}");
        }
    }
}

/// The time in a file, in the form that [`ClockCheck::write`] gives it: `2026-11-23T12:00:00Z` and a
/// line feed. `None` for any other content.
fn parse(bytes: &[u8]) -> Option<DateTime<Utc>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let latest = NaiveDateTime::parse_from_str(text, FORMAT).ok()?.with_nanosecond(0)?.and_utc();
    (PLAUSIBLE_YEARS.contains(&latest.year()) && latest.format(FORMAT).to_string() == text)
        .then_some(latest)
}

/// When the program was built.
pub(crate) fn build_time() -> DateTime<Utc> {
    #[cfg(feature = "test-hooks")]
    if let Some(built) = crate::platform::test_hooks::built() {
        return built;
    }
    let seconds = env!("REPERES_BUILT").parse().unwrap_or_default();
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

#[cfg(test)]
#[path = "clock_check_tests.rs"]
mod tests;
