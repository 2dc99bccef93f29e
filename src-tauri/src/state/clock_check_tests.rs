//! When a clock is believed, and what the file contains.

use std::path::Path;

use super::*;
use crate::platform::storage::SystemFs;
use crate::platform::storage::stalled_fs::StalledFs;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn open(folder: &Path) -> ClockCheck {
    ClockCheck::open(Box::new(SystemFs), Some(folder.to_owned()), at("2026-11-01T00:00:00Z"))
}

/// A clock set back between two runs is not believed until the user confirms it.
#[test]
fn clock_set_back_is_doubted_until_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).record_on_exit(at("2027-06-01T12:00:00Z"));
    let clock_check = open(folder.path());
    assert_eq!(clock_check.verdict(at("2026-12-01T12:00:00Z")), ClockVerdict::WentBack);
    assert_eq!(clock_check.verdict(at("2027-06-01T12:00:01Z")), ClockVerdict::Plausible);
    clock_check.confirm(at("2026-12-01T12:00:00Z"));
    assert_eq!(clock_check.verdict(at("2026-12-01T12:00:00Z")), ClockVerdict::Plausible);
    assert_eq!(open(folder.path()).verdict(at("2026-12-01T12:10:00Z")), ClockVerdict::Plausible);
}

/// A time that cannot be believed is not written.
#[test]
fn implausible_time_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).record_on_exit(at("2027-06-01T12:00:00Z"));
    for wrong in ["1970-01-01T00:00:00Z", "2060-01-01T00:00:00Z", "2026-12-01T12:00:00Z"] {
        open(folder.path()).record_on_exit(at(wrong));
    }
    assert_eq!(
        std::fs::read_to_string(folder.path().join(FILE_NAME)).unwrap(),
        "2027-06-01T12:00:00Z\n"
    );
}

/// The time is written every six hours, and not before the first exit.
#[test]
fn time_is_written_rarely_and_not_before_the_first_exit() {
    let folder = tempfile::tempdir().unwrap();
    let clock_check = open(folder.path());
    clock_check.record_if_due(at("2026-12-01T00:00:00Z"));
    assert!(!folder.path().join(FILE_NAME).exists());
    clock_check.record_on_exit(at("2026-12-01T00:00:00Z"));
    let clock_check = open(folder.path());
    clock_check.record_if_due(at("2026-12-01T05:59:59Z"));
    assert!(
        std::fs::read_to_string(folder.path().join(FILE_NAME))
            .unwrap()
            .starts_with("2026-12-01T00:00:00Z")
    );
    clock_check.record_if_due(at("2026-12-01T06:00:00Z"));
    assert!(
        std::fs::read_to_string(folder.path().join(FILE_NAME))
            .unwrap()
            .starts_with("2026-12-01T06:00:00Z")
    );
}

/// Only a file in the format that the app writes counts.
#[test]
fn only_the_written_format_counts() {
    let now = at("2026-12-01T00:00:00Z");
    let verdict = |text: &[u8]| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE_NAME), text).unwrap();
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
    let nowhere = ClockCheck::open(Box::new(SystemFs), None, at("2026-11-01T00:00:00Z"));
    nowhere.record_on_exit(now);
    assert_eq!(nowhere.verdict(at("2000-01-01T00:00:00Z")), ClockVerdict::BeforeBuild);
}

/// A file that cannot be read at present is not overwritten, and counts once it can be read.
#[cfg(unix)]
#[test]
fn file_with_a_read_error_is_not_overwritten() {
    use crate::platform::storage::flaky_fs::FlakyFs;
    use rustix::io::Errno;
    let (stored, set_back) = ("2027-06-01T12:00:00Z\n", at("2026-12-01T12:00:00Z"));
    for errno in [Errno::IO, Errno::STALE, Errno::ACCESS, Errno::TIMEDOUT] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        std::fs::write(&path, stored).unwrap();
        let disk = FlakyFs::default();
        disk.fail_reads(errno.raw_os_error(), None);
        let folder = Some(folder.path().to_owned());
        let clock_check =
            ClockCheck::open(Box::new(disk.clone()), folder, at("2026-11-01T00:00:00Z"));
        clock_check.record_on_exit(set_back);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), stored, "{errno}");
        disk.mend();
        clock_check.record_if_due(set_back);
        assert_eq!(clock_check.verdict(set_back), ClockVerdict::WentBack, "{errno}");
        clock_check.record_on_exit(set_back);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), stored, "{errno}");
    }
}

/// While the file cannot be read, the word of the user counts and is not written over it.
#[cfg(unix)]
#[test]
fn confirmation_does_not_overwrite_a_file_with_a_read_error() {
    use crate::platform::storage::flaky_fs::FlakyFs;
    let folder = tempfile::tempdir().unwrap();
    let (path, now) = (folder.path().join(FILE_NAME), at("2026-10-01T12:00:00Z"));
    std::fs::write(&path, "2027-06-01T12:00:00Z\n").unwrap();
    let disk = FlakyFs::default();
    disk.fail_reads(rustix::io::Errno::IO.raw_os_error(), None);
    let clock_check = ClockCheck::open(
        Box::new(disk),
        Some(folder.path().to_owned()),
        at("2026-11-01T00:00:00Z"),
    );
    clock_check.confirm(now);
    assert_eq!(clock_check.verdict(now), ClockVerdict::Plausible);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "2027-06-01T12:00:00Z\n");
}

/// No time that a clock can show causes a panic.
#[test]
fn no_time_causes_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    for now in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, at("2026-12-01T00:00:00Z")] {
        let clock_check = open(folder.path());
        clock_check.verdict(now);
        clock_check.record_if_due(now);
        clock_check.confirm(now);
        clock_check.record_if_due(now);
        clock_check.record_on_exit(now);
    }
}

/// A disk that does not answer holds up the write, and not those who ask for the verdict.
#[test]
fn verdict_does_not_wait_for_a_write() {
    let (disk, now) = (StalledFs::default(), at("2026-12-01T12:00:00Z"));
    let clock_check = ClockCheck {
        fs: Box::new(disk.clone()),
        path: Some("/somewhere/clock".into()),
        built: at("2026-11-01T00:00:00Z"),
        state: Mutex::default(),
    };
    std::thread::scope(|scope| {
        scope.spawn(|| clock_check.confirm(now));
        while disk.calls() == 0 {
            std::thread::yield_now();
        }
        let (sender, receiver) = std::sync::mpsc::channel();
        let clock_check = &clock_check;
        scope.spawn(move || sender.send(clock_check.verdict(now)).unwrap());
        let verdict = receiver.recv_timeout(std::time::Duration::from_secs(60));
        disk.release();
        assert_eq!(verdict, Ok(ClockVerdict::Plausible));
    });
}
