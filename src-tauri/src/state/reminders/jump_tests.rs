//! A clock that jumps: each change is announced at most once, and never late. The ticker reads the
//! clock every half minute at the latest.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use reperes_core::{ClockVerdict, Library, Outlooks, Status, embedded_files};

use super::{MAX_DELAY, Notice, NoticeKind, Reminders};
use crate::state::moment_filter::{MAX_WAIT, wait_time};

const PHONE: &str = "3018-phone";
/// The line of the channel alone, so that no other one is evaluated.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut library = Library::read(&embedded_files()).unwrap();
    library.helplines.retain(|line| line.id == "3018");
    library
});

fn outlooks(now: DateTime<Utc>) -> Outlooks {
    Outlooks::at(&LIBRARY, now, ClockVerdict::Plausible)
}

/// A person who wants every notice, at a computer whose clock the test changes.
struct Evening {
    reminders: Reminders,
    now: DateTime<Utc>,
    shown: Vec<(DateTime<Utc>, Notice)>,
}

impl Evening {
    fn at(now: &str) -> Self {
        let evening =
            Self { reminders: Reminders::default(), now: now.parse().unwrap(), shown: Vec::new() };
        evening.reminders.add(&outlooks(evening.now), PHONE);
        evening
    }

    fn status(&self, now: DateTime<Utc>) -> Status {
        outlooks(now).of(PHONE).unwrap().status
    }

    /// The ticker reads the clock, at most half a minute after it was changed.
    fn read_clock(&mut self) {
        let due = self.reminders.take_due(&outlooks(self.now), &[PHONE]);
        self.shown.extend(due.into_iter().map(|notice| (self.now, notice)));
    }

    fn jump(&mut self, by: TimeDelta) {
        self.now += by;
        self.read_clock();
    }

    /// The clock runs on by itself, and the ticker with it.
    fn run(&mut self, whole: TimeDelta) {
        let end = self.now + whole;
        while self.now < end {
            self.jump(wait_time(
                self.now,
                outlooks(self.now).of(PHONE).unwrap().next_display_change(self.now),
                MAX_WAIT,
            ));
        }
    }

    fn kinds(&self) -> Vec<NoticeKind> {
        self.shown.iter().map(|(_, notice)| notice.kind).collect()
    }

    /// What holds after any change of the clock. The state ten minutes before says whether a notice
    /// is fresh.
    fn check(&self) {
        let mut transitions = BTreeSet::new();
        for (now, notice) in &self.shown {
            let fresh = match notice.kind {
                NoticeKind::Opened => {
                    matches!(
                        self.status(*now - MAX_DELAY),
                        Status::Closed { until: Some(opens) } if opens <= *now
                    )
                }
                NoticeKind::ClosesSoon => {
                    let left = notice.until.unwrap() - *now;
                    left > TimeDelta::minutes(20) && left <= TimeDelta::minutes(30)
                }
            };
            assert!(fresh, "{now}: {notice:?} is late or too early");
            assert!(
                matches!(self.status(*now), Status::Open { .. }),
                "{now}: {notice:?} is not true"
            );
            assert!(
                transitions.insert((notice.kind, notice.until)),
                "{now}: {notice:?} is repeated"
            );
        }
    }
}

/// Each jump of the clock gives the notices that are fresh, and no others.
#[test]
fn each_jump_gives_only_fresh_notices() {
    use NoticeKind::{ClosesSoon, Opened};
    let (day, hour) = (TimeDelta::days(1), TimeDelta::hours(1));
    let minutes = TimeDelta::minutes;
    // Added before midnight on a Monday; 3018 opens at 8:00 UTC and closes at 22:00 UTC in winter.
    let winter = "2026-11-23T23:30:00Z";
    for (jump, start, by, expected) in [
        ("30 seconds on", winter, TimeDelta::seconds(30), vec![]),
        (
            "30 seconds on, over the opening",
            "2026-11-24T07:59:45Z",
            TimeDelta::seconds(30),
            vec![Opened],
        ),
        ("an hour on", winter, hour, vec![]),
        ("a night, to just before the opening", winter, hour * 8 + minutes(27), vec![]),
        ("nine hours on", winter, hour * 9, vec![]),
        (
            "a night, to nine minutes after the opening",
            winter,
            hour * 8 + minutes(39),
            vec![Opened],
        ),
        ("a night, to ten minutes after it", winter, hour * 8 + minutes(40), vec![]),
        ("three days on", winter, day * 3, vec![]),
        (
            "three days on, into the last half hour",
            winter,
            day * 3 - minutes(119),
            vec![ClosesSoon],
        ),
        ("an hour back", winter, -hour, vec![]),
        ("a year back", winter, day * -365, vec![]),
        ("twenty years on", winter, day * 7305, vec![]),
        // 9:00 in Paris is 7:00 UTC after the short night, 8:00 UTC after the long one.
        (
            "the night of 23 hours, an hour too few",
            "2027-03-27T22:30:00Z",
            hour * 7 + minutes(35),
            vec![],
        ),
        ("the night of 23 hours", "2027-03-27T22:30:00Z", hour * 8 + minutes(35), vec![Opened]),
        (
            "the night of 23 hours, by winter time",
            "2027-03-27T22:30:00Z",
            hour * 9 + minutes(35),
            vec![],
        ),
        (
            "the night of 25 hours, by summer time",
            "2027-10-30T21:30:00Z",
            hour * 9 + minutes(35),
            vec![],
        ),
        ("the night of 25 hours", "2027-10-30T21:30:00Z", hour * 10 + minutes(35), vec![Opened]),
        ("the evening after 25 hours", "2027-10-30T21:30:00Z", day + minutes(5), vec![ClosesSoon]),
    ] {
        let mut evening = Evening::at(start);
        evening.jump(by);
        evening.run(minutes(2));
        assert_eq!(evening.kinds(), expected, "{jump}");
        evening.check();
        // Back and forth once more: no notice is repeated.
        evening.jump(-by);
        evening.reminders.add(&outlooks(evening.now), PHONE);
        evening.jump(by);
        evening.check();
    }
}

/// On a clock that runs, each change is announced within half a minute.
#[test]
fn running_clock_announces_within_half_a_minute() {
    for start in ["2026-11-23T23:30:00Z", "2027-03-27T22:30:00Z", "2027-10-30T21:30:00Z"] {
        let mut evening = Evening::at(start);
        evening.run(TimeDelta::days(1));
        assert_eq!(evening.kinds(), [NoticeKind::Opened, NoticeKind::ClosesSoon], "{start}");
        evening.check();
        let (now, _) = evening.shown[0];
        assert!(
            matches!(evening.status(now - MAX_WAIT), Status::Closed { .. }),
            "{start}: {now} is late"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// However often the clock jumps, no notice is late or repeated.
    #[test]
    fn no_jumps_give_a_late_or_repeated_notice(
        start in 0_i64..31_536_000,
        turns in proptest::collection::vec((0_usize..10, -600_i64..600, any::<bool>()), 1..24),
    ) {
        const JUMPS: [i64; 10] =
            [30, 600, 3600, 32_400, 50_400, 86_400, 259_200, -3600, -86_400, -31_536_000];
        let mut evening = Evening::at("2026-11-23T00:00:00Z");
        evening.jump(TimeDelta::seconds(start));
        for (jump, deviation, asks) in turns {
            if asks {
                evening.reminders.add(&outlooks(evening.now), PHONE);
            }
            evening.jump(TimeDelta::seconds(JUMPS[jump] + deviation));
            evening.run(TimeDelta::minutes(2));
        }
        evening.check();
    }
}
