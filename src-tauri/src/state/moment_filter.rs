//! Decides when to look at the clock again and whether the page has to hear of it. Does neither itself: no clock, no thread.

use chrono::{DateTime, TimeDelta, Utc};

use crate::view::wire::Moment;

/// The longest time between two looks. Clocks that count elapsed time stop while a computer sleeps, so a long wait would end
/// late by the length of the nap; this bounds the error after a nap or a changed clock.
pub(crate) const LONGEST: TimeDelta = TimeDelta::seconds(30);

/// What the page was told last.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    told: Option<Moment>,
}

impl Watch {
    /// Forgets what the page was told, as after a page load.
    pub(crate) fn forget(&mut self) {
        self.told = None;
    }

    /// The moment to push: to a window that can be seen, when anything that it shows has changed.
    pub(crate) fn look(&mut self, moment: Moment, visible: bool) -> Option<Moment> {
        if !visible || self.told.as_ref() == Some(&moment) {
            return None;
        }
        self.told = Some(moment.clone());
        Some(moment)
    }
}

/// How long to wait at `now`: until the minute or a state changes, and never more than `longest`, which is [`LONGEST`] but in a test.
pub(crate) fn wait(
    now: DateTime<Utc>,
    next_change: Option<DateTime<Utc>>,
    longest: TimeDelta,
) -> TimeDelta {
    let into_minute = now.timestamp_millis().rem_euclid(60_000);
    let minute = TimeDelta::milliseconds(60_000 - into_minute);
    let change = next_change.map_or(longest, |change| change - now);
    longest.min(minute).min(change).max(TimeDelta::milliseconds(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn moment(paris: &str) -> Moment {
        Moment {
            day: "2026-11-23".to_owned(),
            paris: paris.to_owned(),
            local: None,
            clock: None,
            now: 0,
            ticks: vec![],
            channels: vec![],
            awaited: vec![],
            missed: None,
        }
    }

    #[test]
    fn it_wakes_at_the_next_minute_at_the_next_change_and_every_thirty_seconds() {
        for (now, change, wait_ms) in [
            ("2026-11-23T12:00:00Z", None, 30_000),
            ("2026-11-23T12:00:40Z", None, 20_000),
            ("2026-11-23T12:00:59.900Z", None, 100),
            ("2026-11-23T12:00:40Z", Some("2026-11-23T12:00:45Z"), 5_000),
            ("2026-11-23T12:00:40Z", Some("2026-11-23T12:00:39Z"), 1),
            ("1969-12-31T23:59:50Z", None, 10_000),
        ] {
            assert_eq!(
                wait(at(now), change.map(at), LONGEST),
                TimeDelta::milliseconds(wait_ms),
                "{now}"
            );
        }
    }

    #[test]
    fn a_window_hears_of_a_change_once_and_a_hidden_one_not_at_all() {
        let mut watch = Watch::default();
        assert_eq!(watch.look(moment("a"), false), None);
        assert_eq!(watch.look(moment("a"), true), Some(moment("a")));
        assert_eq!(watch.look(moment("a"), true), None);
        assert_eq!(watch.look(moment("b"), true), Some(moment("b")));
        watch.forget();
        assert_eq!(watch.look(moment("b"), true), Some(moment("b")));
    }

    proptest! {
        #[test]
        fn it_never_waits_for_nothing_nor_too_long(now in 0_i64..4_102_444_800_000, change in proptest::option::of(0_i64..4_102_444_800_000)) {
            let instant = |ms| DateTime::from_timestamp_millis(ms).unwrap();
            let wait = wait(instant(now), change.map(instant), LONGEST);
            prop_assert!(wait > TimeDelta::zero() && wait <= LONGEST);
        }
    }
}
