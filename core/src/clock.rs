//! Whether the clock of a computer is plausible, judged by what the program knows without a
//! network.
//!
//! This cannot detect a clock that is off by an hour or two, so the app always shows which time it
//! assumes.

use chrono::{DateTime, TimeDelta, Utc};

/// The clock of the computer that builds the program may be ahead by this much.
const BEFORE_BUILD: TimeDelta = TimeDelta::hours(48);
/// A correction of the clock may set it back by this much.
const BACK: TimeDelta = TimeDelta::minutes(15);
/// A recorded instant that is further ahead than this was recorded while the clock was wrong, and
/// does not count.
const MAX_RECORDED_LEAD: TimeDelta = TimeDelta::days(400);
/// The program is assumed to be in use for at most ten years after its build.
const LIFETIME: TimeDelta = TimeDelta::days(3653);

/// Instants that the true time cannot lie before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// When the program was built.
    pub built: DateTime<Utc>,
    /// The latest instant that this computer's clock has shown and that the shell has recorded.
    pub latest: Option<DateTime<Utc>>,
}

/// The verdict on a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockVerdict {
    /// Nothing speaks against it.
    Plausible,
    /// It shows a time before the program existed.
    BeforeBuild,
    /// It has shown a later time in the past.
    WentBack,
    /// It shows a time at which the program would be ten years old.
    FarAhead,
}

impl ClockVerdict {
    /// The verdict on a clock that shows `now`.
    #[must_use]
    pub fn on(now: DateTime<Utc>, evidence: Evidence) -> Self {
        // The difference of two instants always exists; the sum of an instant and a span may
        // overflow.
        let back = evidence.latest.map(|latest| latest - now);
        if evidence.built - now > BEFORE_BUILD {
            Self::BeforeBuild
        } else if now - evidence.built > LIFETIME {
            Self::FarAhead
        } else if back.is_some_and(|back| back > BACK && back <= MAX_RECORDED_LEAD) {
            Self::WentBack
        } else {
            Self::Plausible
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_clock_is_doubted_only_when_it_is_certainly_wrong() {
        let built = "2026-11-24T12:00:00Z".parse().unwrap();
        let verdict = |now: &str, latest: Option<&str>| {
            let latest = latest.map(|text| text.parse().unwrap());
            ClockVerdict::on(now.parse().unwrap(), Evidence { built, latest })
        };
        for (now, latest, expected) in [
            ("2026-11-24T12:00:00Z", None, ClockVerdict::Plausible),
            ("2026-11-22T12:00:00Z", None, ClockVerdict::Plausible),
            ("2026-11-22T11:59:59Z", None, ClockVerdict::BeforeBuild),
            ("1970-01-01T00:00:00Z", None, ClockVerdict::BeforeBuild),
            ("2036-11-24T12:00:00Z", None, ClockVerdict::Plausible),
            ("2036-11-24T12:00:01Z", None, ClockVerdict::FarAhead),
            ("9999-12-31T23:59:59Z", None, ClockVerdict::FarAhead),
            ("2027-03-01T10:00:00Z", Some("2027-03-01T10:15:00Z"), ClockVerdict::Plausible),
            ("2027-03-01T09:59:59Z", Some("2027-03-01T10:15:00Z"), ClockVerdict::WentBack),
            // An instant that a wrong clock recorded does not disable the states for ever.
            ("2027-03-01T10:00:00Z", Some("2028-04-04T10:00:00Z"), ClockVerdict::WentBack),
            ("2027-03-01T10:00:00Z", Some("2028-04-04T10:00:01Z"), ClockVerdict::Plausible),
            ("2027-03-01T10:00:00Z", Some("2027-02-01T10:00:00Z"), ClockVerdict::Plausible),
        ] {
            assert_eq!(verdict(now, latest), expected, "{now}, seen {latest:?}");
        }
    }

    /// Any instant that chrono can hold, its ends often.
    fn instant() -> impl Strategy<Value = DateTime<Utc>> {
        let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
        let any = (first.timestamp()..=last.timestamp())
            .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap());
        prop_oneof![1 => Just(first), 1 => Just(last), 8 => any]
    }

    proptest! {
        #[test]
        fn there_is_a_verdict_on_every_instant(
            now in instant(),
            built in instant(),
            latest in proptest::option::of(instant()),
        ) {
            // Each doubt points in its own direction; none of these comparisons can overflow.
            let sound = match ClockVerdict::on(now, Evidence { built, latest }) {
                ClockVerdict::BeforeBuild => now < built,
                ClockVerdict::FarAhead => now > built,
                ClockVerdict::WentBack => latest.is_some_and(|latest| now < latest),
                ClockVerdict::Plausible => true,
            };
            prop_assert!(sound);
        }
    }
}
