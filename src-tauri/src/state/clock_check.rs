//! How far the computer's clock is believed: what was written down of it, and what the user has said. The rule is in
//! `reperes_core::clock`.

use std::path::PathBuf;
use std::sync::Mutex;

use chrono::{DateTime, Datelike as _, NaiveDateTime, TimeDelta, Timelike as _, Utc};
use reperes_core::ClockVerdict;
use reperes_core::clock::Evidence;

use crate::platform::storage::{self, Disk};
use crate::platform::sync::lock;

const NAME: &str = "clock";
/// The mark is written this seldom, and at the end.
const BETWEEN: TimeDelta = TimeDelta::hours(6);
const LIMIT: u64 = 64;
/// How it is written.
const FORM: &str = "%Y-%m-%dT%H:%M:%SZ\n";
/// The years that a mark can be of.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2200;

/// The memory of the clock.
pub(crate) struct Trust {
    disk: Box<dyn Disk>,
    path: Option<PathBuf>,
    built: DateTime<Utc>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    latest: Option<DateTime<Utc>>,
    /// The user has said that the clock is right, for this run.
    confirmed: bool,
}

impl Trust {
    /// What the folder knows of the clock. Nothing where there is no folder.
    pub(crate) fn open(disk: Box<dyn Disk>, folder: Option<PathBuf>, built: DateTime<Utc>) -> Self {
        let path = folder.map(|folder| folder.join(NAME));
        let latest = path
            .as_ref()
            .and_then(|path| disk.read(path, LIMIT).ok())
            .and_then(|bytes| read(&bytes));
        Self { disk, path, built, state: Mutex::new(State { latest, confirmed: false }) }
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

    /// Takes the user's word that the clock is right.
    pub(crate) fn confirm(&self, now: DateTime<Utc>) {
        let mut state = lock(&self.state);
        state.confirmed = true;
        self.write(&mut state, now);
    }

    /// Time has passed: now and then, that is written down.
    pub(crate) fn pass(&self, now: DateTime<Utc>) {
        let mut state = lock(&self.state);
        if state.latest.is_some_and(|latest| now - latest >= BETWEEN) && self.believes(&state, now)
        {
            self.write(&mut state, now);
        }
    }

    /// The program ends.
    pub(crate) fn end(&self, now: DateTime<Utc>) {
        let mut state = lock(&self.state);
        if state.latest.is_none_or(|latest| now > latest) && self.believes(&state, now) {
            self.write(&mut state, now);
        }
    }

    /// A clock that is doubted leaves no mark.
    fn believes(&self, state: &State, now: DateTime<Utc>) -> bool {
        ClockVerdict::on(now, Evidence { built: self.built, latest: state.latest })
            == ClockVerdict::Plausible
    }

    fn write(&self, state: &mut State, now: DateTime<Utc>) {
        let Some(path) = &self.path else { return };
        state.latest = Some(now);
        let text = now.format(FORM).to_string();
        let Some(folder) = path.parent() else { return };
        let written = self.disk.make_folder(folder).and_then(|()| {
            let _turn = self.disk.lock(&folder.join(storage::LOCK))?;
            storage::replace(self.disk.as_ref(), path, text.as_bytes())
        });
        if let Err(error) = written {
            log::info!("the time is not written down: {error}");
        }
    }
}

/// An instant as [`Trust::write`] writes it, `2026-11-23T12:00:00Z` and a line feed; nothing for whatever else stands there.
fn read(bytes: &[u8]) -> Option<DateTime<Utc>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let latest = NaiveDateTime::parse_from_str(text, FORM).ok()?.with_nanosecond(0)?.and_utc();
    (YEARS.contains(&latest.year()) && latest.format(FORM).to_string() == text).then_some(latest)
}

/// When this program was built.
pub(crate) fn built() -> DateTime<Utc> {
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
