//! Decides when to read the clock again and whether to send the result to the page. Reads no clock
//! and starts no thread.

use chrono::{DateTime, TimeDelta, Utc};

use crate::view::wire::Moment;

/// The longest time between two readings of the clock. Clocks that count elapsed time stop while a
/// computer sleeps, so a long wait would end late by the length of the sleep. This limit bounds the
/// error after a sleep or a change of the clock.
pub(crate) const MAX_WAIT: TimeDelta = TimeDelta::seconds(30);

/// The last moment that the page received.
#[derive(Debug, Default)]
pub(crate) struct MomentFilter {
    last_sent: Option<Moment>,
}

impl MomentFilter {
    /// Forgets what the page received, as a page that has just loaded received nothing.
    pub(crate) fn reset(&mut self) {
        self.last_sent = None;
    }

    /// The moment to send: if the window is visible and the moment differs from the last one.
    pub(crate) fn take_changed(&mut self, moment: Moment, visible: bool) -> Option<Moment> {
        if !visible || self.last_sent.as_ref() == Some(&moment) {
            return None;
        }
        self.last_sent = Some(moment.clone());
        Some(moment)
    }
}

/// How long to wait at `now`: until the minute or a state changes, but never more than `longest`,
/// which is [`MAX_WAIT`] except in a test.
pub(crate) fn wait_time(
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

    /// The wait ends at the next minute, at the next change and after 30 seconds at the latest.
    #[test]
    fn wait_ends_at_minute_change_or_thirty_seconds() {
        for (now, change, wait_ms) in [
            ("2026-11-23T12:00:00Z", None, 30_000),
            ("2026-11-23T12:00:40Z", None, 20_000),
            ("2026-11-23T12:00:59.900Z", None, 100),
            ("2026-11-23T12:00:40Z", Some("2026-11-23T12:00:45Z"), 5_000),
            ("2026-11-23T12:00:40Z", Some("2026-11-23T12:00:39Z"), 1),
            ("1969-12-31T23:59:50Z", None, 10_000),
        ] {
            assert_eq!(
                wait_time(at(now), change.map(at), MAX_WAIT),
                TimeDelta::milliseconds(wait_ms),
                "{now}"
            );
        }
    }

    /// A visible window receives a change once; a hidden one receives none.
    #[test]
    fn visible_window_gets_a_change_once_hidden_none() {
        let mut filter = MomentFilter::default();
        assert_eq!(filter.take_changed(moment("a"), false), None);
        assert_eq!(filter.take_changed(moment("a"), true), Some(moment("a")));
        assert_eq!(filter.take_changed(moment("a"), true), None);
        assert_eq!(filter.take_changed(moment("b"), true), Some(moment("b")));
        filter.reset();
        assert_eq!(filter.take_changed(moment("b"), true), Some(moment("b")));
    }

    proptest! {
        /// The wait is never zero and never longer than the limit.
        #[test]
        fn wait_is_positive_and_within_the_limit(
            now in 0_i64..4_102_444_800_000,
            change in proptest::option::of(0_i64..4_102_444_800_000),
        ) {
            let instant = |ms| DateTime::from_timestamp_millis(ms).unwrap();
            let wait = wait_time(instant(now), change.map(instant), MAX_WAIT);
            prop_assert!(wait > TimeDelta::zero() && wait <= MAX_WAIT);
        }
    }
}
