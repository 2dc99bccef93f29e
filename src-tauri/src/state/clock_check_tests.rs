//! When a clock is believed, and what the file says.

use std::path::Path;

use super::*;
use crate::platform::storage::SystemDisk;

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
    assert_eq!(open(folder.path()).verdict(at("2026-12-01T12:10:00Z")), ClockVerdict::Plausible);
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
    for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, at("2026-12-01T00:00:00Z")] {
        let trust = open(folder.path());
        trust.verdict(now);
        trust.pass(now);
        trust.confirm(now);
        trust.pass(now);
        trust.end(now);
    }
}
