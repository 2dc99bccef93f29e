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
mod tests {
    use super::*;
    use crate::platform::storage::SystemDisk;
    use std::path::Path;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn open(folder: &Path) -> Trust {
        Trust::open(Box::new(SystemDisk), Some(folder.to_owned()), at("2026-11-01T00:00:00Z"))
    }

    #[test]
    fn a_clock_set_back_between_two_runs_is_doubted_until_the_user_confirms_it() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path()).end(at("2027-06-01T12:00:00Z"));
        let trust = open(folder.path());
        assert_eq!(trust.verdict(at("2026-12-01T12:00:00Z")), ClockVerdict::WentBack);
        assert_eq!(trust.verdict(at("2027-06-01T12:00:01Z")), ClockVerdict::Plausible);
        trust.confirm(at("2026-12-01T12:00:00Z"));
        assert_eq!(trust.verdict(at("2026-12-01T12:00:00Z")), ClockVerdict::Plausible);
        assert_eq!(
            open(folder.path()).verdict(at("2026-12-01T12:10:00Z")),
            ClockVerdict::Plausible
        );
    }

    #[test]
    fn a_doubted_clock_leaves_no_mark() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path()).end(at("2027-06-01T12:00:00Z"));
        for wrong in ["1970-01-01T00:00:00Z", "2060-01-01T00:00:00Z", "2026-12-01T12:00:00Z"] {
            open(folder.path()).end(at(wrong));
        }
        assert_eq!(
            std::fs::read_to_string(folder.path().join(NAME)).unwrap(),
            "2027-06-01T12:00:00Z\n"
        );
    }

    #[test]
    fn the_mark_is_written_seldom_and_not_before_the_first_end() {
        let folder = tempfile::tempdir().unwrap();
        let trust = open(folder.path());
        trust.pass(at("2026-12-01T00:00:00Z"));
        assert!(!folder.path().join(NAME).exists());
        trust.end(at("2026-12-01T00:00:00Z"));
        let trust = open(folder.path());
        trust.pass(at("2026-12-01T05:59:59Z"));
        assert!(
            std::fs::read_to_string(folder.path().join(NAME))
                .unwrap()
                .starts_with("2026-12-01T00:00:00Z")
        );
        trust.pass(at("2026-12-01T06:00:00Z"));
        assert!(
            std::fs::read_to_string(folder.path().join(NAME))
                .unwrap()
                .starts_with("2026-12-01T06:00:00Z")
        );
    }

    #[test]
    fn only_a_mark_as_it_is_written_counts() {
        let now = at("2026-12-01T00:00:00Z");
        let verdict = |text: &[u8]| {
            let folder = tempfile::tempdir().unwrap();
            std::fs::write(folder.path().join(NAME), text).unwrap();
            open(folder.path()).verdict(now)
        };
        // The control: this one is believed.
        assert_eq!(verdict(b"2027-06-01T12:00:00Z\n"), ClockVerdict::WentBack);
        for text in [
            "",
            "yesterday",
            "\0\0\0",
            "2027-06-01T12:00:00Z",
            " 2027-06-01T12:00:00Z\n",
            "2027-06-01T12:00:00Z\n\n",
            "2027-06-01T12:00:00+00:00\n",
            "2027-06-01T14:00:00+02:00\n",
            "2027-06-01T12:00:00.5Z\n",
            "2027-06-01T12:00:60Z\n",
            "2027-6-1T12:00:00Z\n",
            "2027-02-30T12:00:00Z\n",
            "-262143-01-01T00:00:00Z\n",
            "+262142-12-31T23:59:59Z\n",
            "0000-01-01T00:00:00Z\n",
            "9999-12-31T23:59:59Z\n",
            &"9".repeat(1000),
        ] {
            assert_eq!(verdict(text.as_bytes()), ClockVerdict::Plausible, "{text:?}");
        }
        assert_eq!(verdict(&[0xff; 21]), ClockVerdict::Plausible);
        let nowhere = Trust::open(Box::new(SystemDisk), None, at("2026-11-01T00:00:00Z"));
        nowhere.end(now);
        assert_eq!(nowhere.verdict(at("2000-01-01T00:00:00Z")), ClockVerdict::BeforeBuild);
    }

    #[test]
    fn no_instant_that_a_clock_can_show_makes_it_fail() {
        let folder = tempfile::tempdir().unwrap();
        for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, at("2026-12-01T00:00:00Z")]
        {
            let trust = open(folder.path());
            trust.verdict(now);
            trust.pass(now);
            trust.confirm(now);
            trust.pass(now);
            trust.end(now);
        }
    }
}
