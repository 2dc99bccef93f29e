//! Invariants of the evaluator, on random schedules and instants.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use reperes_core::hours::{Exception, HolidayRule, Hours, Schedule, Window};
use reperes_core::{Status, UnknownReason};

const CASES: u32 = 100_000;
const ZONES: [chrono_tz::Tz; 8] = [
    chrono_tz::Europe::Paris,
    chrono_tz::UTC,
    chrono_tz::America::Miquelon,
    chrono_tz::America::Havana,
    chrono_tz::Pacific::Marquesas,
    chrono_tz::Pacific::Apia,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::Africa::Casablanca,
];

fn windows() -> impl Strategy<Value = Vec<Window>> {
    let window = (0..96_u16, 1..=96_u16)
        .prop_filter_map("empty", |(open, close)| Window::new(open * 15, close * 15));
    prop::collection::vec(window, 0..3)
}

fn holiday_rule() -> impl Strategy<Value = HolidayRule> {
    prop_oneof![
        Just(HolidayRule::AsUsual),
        Just(HolidayRule::Closed),
        Just(HolidayRule::Unknown),
        windows().prop_map(HolidayRule::Windows)
    ]
}

fn exception() -> impl Strategy<Value = Exception> {
    (0..3650_i64, 0..4_i64, windows()).prop_map(|(day, length, windows)| {
        let from = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap() + TimeDelta::days(day);
        Exception { from, to: from + TimeDelta::days(length), windows }
    })
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let week = prop::array::uniform7(windows());
    (
        prop::sample::select(&ZONES[..]),
        week,
        holiday_rule(),
        prop::collection::vec(exception(), 0..3),
    )
        .prop_map(|(zone, week, holidays, exceptions)| Schedule {
            zone,
            zone_stated: true,
            week,
            holidays,
            exceptions,
        })
}

/// 2020 to 2100, to the second; half of the instants within two days of a European clock change.
fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    let anywhere = 1_577_836_800_i64..4_102_444_800;
    let near_a_change = (
        prop::sample::select(vec![1_792_890_000_i64, 1_806_195_600, 1_825_030_800, 1_774_746_000]),
        -172_800..172_800_i64,
    )
        .prop_map(|(change, around)| change + around);
    prop_oneof![anywhere, near_a_change]
        .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

fn kind(status: Status) -> (bool, bool, Option<UnknownReason>) {
    match status {
        Status::Open { .. } => (true, false, None),
        Status::Closed { .. } => (false, true, None),
        Status::Unknown { reason } => (false, false, Some(reason)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// The state is constant until the next change, and differs there.
    #[test]
    fn state_is_constant_until_next_change(schedule in schedule(), now in instant(), part in 0.0..1.0_f64) {
        let state = kind(schedule.status_at(now));
        if let Some(change) = schedule.next_change_after(now) {
            prop_assert!(change > now);
            prop_assert_ne!(kind(schedule.status_at(change)), state, "it flips at {}", change);
            let seconds = (change - now).num_seconds();
            #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a point somewhere between the two")]
            let between = now + TimeDelta::seconds((seconds as f64 * part) as i64);
            prop_assert_eq!(kind(schedule.status_at(between.min(change - TimeDelta::seconds(1)).max(now))), state, "it holds at {}", between);
            prop_assert_eq!(kind(schedule.status_at(change - TimeDelta::nanoseconds(1))), state);
        }
        if let Some(until) = schedule.status_at(now).until() {
            prop_assert_eq!(Some(until), schedule.next_change_after(now));
        }
    }

    /// Every stretch of a drawn day is open at its first minute.
    #[test]
    fn every_span_is_open_at_its_first_minute(schedule in schedule(), now in instant()) {
        let date = schedule.date_at(now);
        for span in schedule.spans(date) {
            prop_assert!(span.from < span.to && span.to <= 1440);
            let wall = date.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::minutes(span.from.into());
            // A wall-clock time that the spring change skips does not exist, so its state cannot be
            // asked for.
            if let Some(instant) = wall.and_local_timezone(schedule.zone).earliest() {
                prop_assert!(matches!(schedule.status_at(instant.to_utc()), Status::Open { .. }), "{} {:?}", date, span);
            }
        }
    }

    #[test]
    fn an_always_open_channel_is_open(now in instant()) {
        prop_assert_eq!(Hours::Always.status_at(now), Status::Open { until: None });
    }
}
