//! What the sentences say to a reader whose computer is in another zone than the line.

use chrono_tz::Tz;
use reperes_core::{Language, PARIS};

use super::{plain_spaces, state_text};
use crate::platform::zone::Zone;
use crate::view::messages::Messages;
use crate::view::time_text::when::when;
use crate::view::time_text::{Viewpoint, with_date};

/// A computer that shows another time than Paris gets both times.
#[test]
fn far_from_paris_both_times_are_shown() {
    for (now, zone, french) in [
        (
            "2026-11-23T22:00:00Z",
            Tz::Pacific__Noumea,
            "Fermé, ouvre demain à 9 h à Paris (aujourd’hui à 19 h là où vous êtes)",
        ),
        (
            "2026-07-01T21:00:00Z",
            Tz::Pacific__Marquesas,
            "Fermé, ouvre demain à 9 h à Paris (aujourd’hui à 21 h 30 là où vous êtes)",
        ),
        (
            "2026-07-01T21:00:00Z",
            Tz::America__Guadeloupe,
            "Fermé, ouvre demain à 9 h à Paris (3 h là où vous êtes)",
        ),
        // Another zone with the same time needs no second time.
        ("2026-11-23T22:00:00Z", Tz::Europe__Berlin, "Fermé, ouvre demain à 9 h"),
    ] {
        assert_eq!(state_text(Language::French, "3018-phone", now, zone), french, "{zone}");
    }
}

/// Each day is named on the calendar of the time beside it.
#[test]
fn a_day_is_named_on_the_calendar_of_the_time_beside_it() {
    // 23 h 10 in Paris on Monday 23 November 2026: 3018 opens on Tuesday at 9 h in Paris.
    let (evening, night) = ("2026-11-23T22:10:00Z", "2026-11-24T02:00:00Z");
    for (now, zone, here) in [
        (
            evening,
            Tz::Pacific__Kiritimati,
            "demain à 9 h à Paris (aujourd’hui à 22 h là où vous êtes)",
        ),
        (evening, Tz::Pacific__Apia, "demain à 9 h à Paris (aujourd’hui à 21 h là où vous êtes)"),
        (
            evening,
            Tz::Pacific__Chatham,
            "demain à 9 h à Paris (aujourd’hui à 21 h 45 là où vous êtes)",
        ),
        (evening, Tz::Pacific__Wallis, "demain à 9 h à Paris (aujourd’hui à 20 h là où vous êtes)"),
        (evening, Tz::Pacific__Noumea, "demain à 9 h à Paris (aujourd’hui à 19 h là où vous êtes)"),
        (evening, Tz::Asia__Tokyo, "demain à 9 h à Paris (aujourd’hui à 17 h là où vous êtes)"),
        (evening, Tz::Indian__Reunion, "demain à 9 h à Paris (aujourd’hui à 12 h là où vous êtes)"),
        (evening, Tz::UTC, "demain à 9 h à Paris (8 h là où vous êtes)"),
        (evening, Tz::America__Guadeloupe, "demain à 9 h à Paris (4 h là où vous êtes)"),
        (evening, Tz::America__Los_Angeles, "demain à 9 h à Paris (0 h là où vous êtes)"),
        (
            evening,
            Tz::Pacific__Marquesas,
            "demain à 9 h à Paris (aujourd’hui à 22 h 30 là où vous êtes)",
        ),
        (evening, Tz::Pacific__Tahiti, "demain à 9 h à Paris (aujourd’hui à 22 h là où vous êtes)"),
        (
            evening,
            Tz::Pacific__Pago_Pago,
            "demain à 9 h à Paris (aujourd’hui à 21 h là où vous êtes)",
        ),
        (evening, Tz::Etc__GMTPlus12, "demain à 9 h à Paris (aujourd’hui à 20 h là où vous êtes)"),
        (night, Tz::Pacific__Noumea, "à 9 h à Paris (19 h là où vous êtes), dans 6 h"),
        (night, Tz::Pacific__Tahiti, "à 9 h à Paris (22 h là où vous êtes), dans 6 h"),
        (
            night,
            Tz::America__Los_Angeles,
            "aujourd’hui à 9 h à Paris (demain à 0 h là où vous êtes), dans 6 h",
        ),
    ] {
        assert_eq!(
            state_text(Language::French, "3018-phone", now, zone),
            format!("Fermé, ouvre {here}"),
            "{zone}"
        );
    }
    let away = state_text(Language::English, "3018-phone", evening, Tz::Pacific__Noumea);
    assert_eq!(away, "Closed, opens tomorrow at 9:00 in Paris (today at 19:00 where you are)");
}

/// If the zone of the computer is unknown, the text says that the time is that of Paris.
#[test]
fn unknown_computer_zone_names_the_time_of_paris() {
    for (now, language, expected) in [
        ("2026-11-23T22:10:00Z", Language::French, "Fermé, ouvre demain à 9 h à Paris"),
        ("2026-11-24T02:00:00Z", Language::French, "Fermé, ouvre à 9 h à Paris, dans 6 h"),
        ("2026-11-23T22:10:00Z", Language::English, "Closed, opens tomorrow at 9:00 in Paris"),
    ] {
        assert_eq!(state_text(language, "3018-phone", now, None), expected);
    }
    // A zone may be given by a rule instead of a name.
    let messages = Messages::new(Language::French);
    let (now, opens) =
        ("2026-11-23T22:10:00Z".parse().unwrap(), "2026-11-24T08:00:00Z".parse().unwrap());
    for (rule, expected) in [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "demain à 9 h"),
        ("GMT+5", "demain à 9 h à Paris (3 h là où vous êtes)"),
    ] {
        let seen = Viewpoint { now, zone: PARIS, computer: Zone::from_tz(rule) };
        assert_eq!(plain_spaces(&when(&messages, opens, &seen)), expected, "{rule}");
    }
    for (zone, expected) in [
        (None, "le mardi 24 novembre 2026 à 9 h à Paris"),
        (Some(PARIS), "le mardi 24 novembre 2026 à 9 h"),
        (
            Some(Tz::America__Guadeloupe),
            "le mardi 24 novembre 2026 à 9 h à Paris (4 h là où vous êtes)",
        ),
        (
            Some(Tz::Etc__GMTPlus12),
            "le mardi 24 novembre 2026 à 9 h à Paris (le lundi 23 novembre 2026 à 20 h là où vous êtes)",
        ),
    ] {
        assert_eq!(
            plain_spaces(&with_date(&messages, opens, PARIS, zone.map(Zone::from))),
            expected
        );
    }
}
