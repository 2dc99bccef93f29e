//! The state of 3018 and 3114 at instants at which other implementations go wrong.

use crate::support::{at, channel, is_open, schedule};
use chrono::{TimeDelta, Utc};
use reperes_core::hours::{Exception, HolidayRule, Hours};
use reperes_core::{Status, UnknownReason};

/// 3018 opens at 9:00 and closes at 23:00 in Paris, in winter and in summer.
#[test]
fn line_3018_opens_9_to_23_in_every_season() {
    let hours = channel("3018-phone").hours;
    for (instant, open) in [
        ("2026-10-25T07:59:59Z", false),
        ("2026-10-25T08:00:00Z", true),
        ("2026-10-25T21:59:59Z", true),
        ("2026-10-25T22:00:00Z", false),
        ("2027-03-28T06:59:59Z", false),
        ("2027-03-28T07:00:00Z", true),
        ("2027-03-28T20:59:59Z", true),
        ("2027-03-28T21:00:00Z", false),
        ("2027-03-27T22:00:00Z", false),
        ("2026-07-01T21:00:00Z", false),
        ("2026-12-31T22:00:00Z", false),
        ("2028-02-29T08:00:00Z", true),
        ("2026-12-25T12:00:00Z", true),
        ("2026-05-01T12:00:00Z", true),
    ] {
        assert_eq!(is_open(&hours, at(instant)), open, "{instant}");
    }
}

#[test]
fn the_night_lasts_nine_ten_or_eleven_hours() {
    let hours = channel("3018-phone").hours;
    for (closing, night) in [
        ("2027-03-27T22:00:00Z", 9),
        ("2026-10-24T21:00:00Z", 11),
        ("2027-10-30T21:00:00Z", 11),
        ("2026-11-23T22:00:00Z", 10),
        ("2026-07-01T21:00:00Z", 10),
    ] {
        let closing = at(closing);
        assert_eq!(
            hours.status_at(closing),
            Status::Closed { until: Some(closing + TimeDelta::hours(night)) },
            "{closing}"
        );
    }
}

/// 3114 is open at any instant, however absurd the clock.
#[test]
fn line_3114_is_open_at_every_instant() {
    let hours = channel("3114-phone").hours;
    for instant in [
        "1970-01-01T00:00:00Z",
        "2026-10-25T00:59:30Z",
        "2026-10-25T01:00:00Z",
        "2100-12-31T23:59:59Z",
    ] {
        assert_eq!(hours.status_at(at(instant)), Status::Open { until: None }, "{instant}");
    }
    for extreme in [chrono::DateTime::<Utc>::MIN_UTC, chrono::DateTime::<Utc>::MAX_UTC] {
        assert_eq!(hours.status_at(extreme), Status::Open { until: None });
        // A weekly schedule must not panic at the ends of time either.
        let _ = channel("3018-phone").hours.status_at(extreme);
    }
}

#[test]
fn closes_soon_in_the_last_thirty_minutes_and_not_before() {
    let hours = channel("3018-phone").hours;
    for (instant, soon) in [
        ("2026-11-23T21:29:59Z", false),
        ("2026-11-23T21:30:00Z", true),
        ("2026-11-23T21:59:59Z", true),
        ("2026-11-23T22:00:00Z", false),
    ] {
        assert_eq!(hours.outlook_at(at(instant)).closes_soon(at(instant)), soon, "{instant}");
    }
    let noon = at("2026-11-23T11:00:00Z");
    assert_eq!(hours.outlook_at(noon).next_display_change(noon), Some(at("2026-11-23T21:30:00Z")));
    let soon = at("2026-11-23T21:30:00Z");
    assert_eq!(hours.outlook_at(soon).next_display_change(soon), Some(at("2026-11-23T22:00:00Z")));
}

#[test]
fn several_windows_a_day_and_nights_are_all_read() {
    let evenings = schedule(
        chrono_tz::Europe::Paris,
        [&[(9, 12), (14, 18), (22, 5)], &[], &[], &[], &[], &[], &[]],
    );
    let hours = Hours::Weekly(evenings);
    for (instant, open, until) in [
        ("2026-11-23T10:00:00Z", true, "2026-11-23T11:00:00Z"),
        ("2026-11-23T11:00:00Z", false, "2026-11-23T13:00:00Z"),
        ("2026-11-23T16:00:00Z", true, "2026-11-23T17:00:00Z"),
        ("2026-11-23T23:30:00Z", true, "2026-11-24T04:00:00Z"),
        ("2026-11-24T03:59:59Z", true, "2026-11-24T04:00:00Z"),
        ("2026-11-24T04:00:00Z", false, "2026-11-30T08:00:00Z"),
    ] {
        let until = Some(at(until));
        let expected = if open { Status::Open { until } } else { Status::Closed { until } };
        assert_eq!(hours.status_at(at(instant)), expected, "{instant}");
    }
}

#[test]
fn windows_that_touch_at_midnight_are_one_opening() {
    let whole_days =
        schedule(chrono_tz::Europe::Paris, [&[(18, 24)], &[(0, 8)], &[], &[], &[], &[], &[]]);
    assert_eq!(
        whole_days.status_at(at("2026-11-23T20:00:00Z")),
        Status::Open { until: Some(at("2026-11-24T07:00:00Z")) }
    );
    let no_end = schedule(chrono_tz::Europe::Paris, [&[(0, 24)]; 7]);
    assert_eq!(no_end.status_at(at("2026-11-23T20:00:00Z")), Status::Open { until: None });
    let no_opening = schedule(chrono_tz::Europe::Paris, [&[]; 7]);
    assert_eq!(no_opening.status_at(at("2026-11-23T20:00:00Z")), Status::Closed { until: None });
}

#[test]
fn the_next_opening_steps_over_an_exception_and_a_holiday() {
    let mut office = schedule(chrono_tz::Europe::Paris, [&[(9, 18)]; 7]);
    office.holidays = HolidayRule::Closed;
    let december = |day| chrono::NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
    office.exceptions.push(Exception { from: december(26), to: december(28), windows: Vec::new() });
    assert_eq!(
        office.status_at(at("2026-12-24T20:00:00Z")),
        Status::Closed { until: Some(at("2026-12-29T08:00:00Z")) }
    );
}

/// A holiday about which nothing is known is unknown, not closed.
#[test]
fn unstated_holiday_is_unknown_not_closed() {
    let hours = channel("fil-sante-jeunes-phone").hours;
    let christmas = at("2026-12-25T12:00:00Z");
    assert_eq!(hours.status_at(christmas), Status::Unknown { reason: UnknownReason::Holiday });
    let schedule = hours.schedule().unwrap();
    assert_eq!(schedule.next_change_after(christmas), Some(at("2026-12-25T23:00:00Z")));
    assert_eq!(
        schedule.next_change_after(at("2026-12-24T22:30:00Z")),
        Some(at("2026-12-24T23:00:00Z"))
    );
}

/// An opening that reaches a day about which nothing is known does not close there.
#[test]
fn opening_into_unknown_day_does_not_close_there() {
    let mut evenings = schedule(chrono_tz::Europe::Paris, [&[(18, 24)]; 7]);
    evenings.holidays = HolidayRule::Unknown;
    let hours = Hours::Weekly(evenings);
    let (eve, midnight) = (at("2026-12-24T22:45:00Z"), at("2026-12-24T23:00:00Z"));
    let outlook = hours.outlook_at(eve);
    assert_eq!(
        (outlook.status.until(), outlook.certain_closing(), outlook.doubt),
        (Some(midnight), None, Some(midnight))
    );
    assert!(!outlook.closes_soon(eve));
    assert_eq!(outlook.next_display_change(eve), Some(midnight));
    // On the evening before, midnight is an ordinary closing.
    assert!(hours.outlook_at(at("2026-12-23T22:45:00Z")).closes_soon(at("2026-12-23T22:45:00Z")));
}

#[test]
fn an_opening_is_looked_for_two_weeks_ahead() {
    let mut office = schedule(chrono_tz::Europe::Paris, [&[(9, 18)]; 7]);
    let january = |day| chrono::NaiveDate::from_ymd_opt(2027, 1, day).unwrap();
    office.exceptions.push(Exception { from: january(4), to: january(24), windows: Vec::new() });
    let hours = Hours::Weekly(office);
    for (now, opens) in [
        ("2027-01-05T12:00:00Z", None),
        ("2027-01-11T07:59:59Z", None),
        ("2027-01-11T08:00:00Z", Some("2027-01-25T08:00:00Z")),
        ("2027-01-24T12:00:00Z", Some("2027-01-25T08:00:00Z")),
        // An open channel has no next opening.
        ("2027-01-25T12:00:00Z", None),
    ] {
        let outlook = hours.outlook_at(at(now));
        assert_eq!(outlook.opens, opens.map(at), "{now}");
        assert_eq!(outlook.opens_certain(), opens.is_some(), "{now}");
    }
}

/// Hours that could not be confirmed never say "closed".
#[test]
fn unconfirmed_hours_never_say_closed() {
    let monday_night = at("2026-11-23T23:00:00Z");
    assert_eq!(
        channel("119-chat").hours.status_at(monday_night),
        Status::Unknown { reason: UnknownReason::NotVerified }
    );
    assert_eq!(
        channel("3018-app").hours.status_at(monday_night),
        Status::Unknown { reason: UnknownReason::NotPublished }
    );
    assert_eq!(
        Hours::Malformed.status_at(monday_night),
        Status::Unknown { reason: UnknownReason::Malformed }
    );
}

/// Past its review date a channel keeps its state and is marked "to confirm"; an always-open
/// channel is never marked.
#[test]
fn overdue_hours_are_marked_unless_always_open() {
    let phone = channel("3018-phone");
    let late = at("2031-01-01T12:00:00Z");
    assert!(is_open(&phone.hours, late));
    assert!(phone.to_confirm(late) && !phone.to_confirm(at("2026-11-23T12:00:00Z")));
    assert!(!channel("3114-phone").to_confirm(late));
    assert!(channel("119-chat").to_confirm(at("2026-11-23T12:00:00Z")));
}
