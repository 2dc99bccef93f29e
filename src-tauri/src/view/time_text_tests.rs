//! What the sentences about times and states say, in both languages.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Tz;
use reperes_core::{Language, Library, Outlook, PARIS, Status, embedded_files};

use super::*;
use crate::platform::zone::Zone;
use crate::view::messages::Messages;
use crate::view::wire::State;

#[path = "time_text/zone_tests.rs"]
mod zones;

/// The text with plain spaces, so that the expectations are readable.
fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn seen_from_paris(now: DateTime<Utc>) -> Viewpoint {
    Viewpoint { now, zone: PARIS, computer: Some(PARIS.into()) }
}

/// The state of a channel and what follows it.
fn state_text(language: Language, id: &str, now: &str, computer: impl Into<Option<Tz>>) -> String {
    let computer = computer.into().map(Zone::from);
    let library = Library::read(&embedded_files()).unwrap();
    let now: DateTime<Utc> = now.parse().unwrap();
    let (_, channel) = library.channel(id).unwrap();
    let outlook = channel.hours.outlook_at(now);
    let messages = Messages::new(language);
    plain_spaces(&format!(
        "{}, {}",
        State::of(outlook, now).word(&messages),
        detail(&messages, outlook, &Viewpoint { now, zone: PARIS, computer })
    ))
}

/// The state of 3018 reads as a person would say it.
#[test]
fn state_of_3018_at_each_time_of_day() {
    for (now, french, english) in [
        ("2026-11-23T08:00:00Z", "Ouvert, ferme dans 14 h", "Open, closes in 14 h"),
        ("2026-11-23T19:50:00Z", "Ouvert, ferme dans 2 h 10", "Open, closes in 2 h 10 min"),
        ("2026-11-23T20:56:30Z", "Ouvert, ferme dans 1 h 04", "Open, closes in 1 h 04 min"),
        ("2026-11-23T21:29:00Z", "Ouvert, ferme dans 31 min", "Open, closes in 31 min"),
        (
            "2026-11-23T21:30:00Z",
            "Ferme bientôt, ferme dans 30 min",
            "Closes soon, closes in 30 min",
        ),
        ("2026-11-23T21:58:59Z", "Ferme bientôt, ferme dans 2 min", "Closes soon, closes in 2 min"),
        ("2026-11-23T21:59:00Z", "Ferme bientôt, ferme dans 1 min", "Closes soon, closes in 1 min"),
        (
            "2026-11-23T21:59:00.001Z",
            "Ferme bientôt, ferme dans moins d’une minute",
            "Closes soon, closes in less than a minute",
        ),
        (
            "2026-11-23T21:59:59Z",
            "Ferme bientôt, ferme dans moins d’une minute",
            "Closes soon, closes in less than a minute",
        ),
        ("2026-11-23T22:00:00Z", "Fermé, ouvre demain à 9 h", "Closed, opens tomorrow at 9:00"),
        (
            "2026-11-24T00:30:00Z",
            "Fermé, ouvre à 9 h, dans 7 h 30",
            "Closed, opens at 9:00, in 7 h 30 min",
        ),
        (
            "2026-11-24T07:59:59Z",
            "Fermé, ouvre à 9 h, dans moins d’une minute",
            "Closed, opens at 9:00, in less than a minute",
        ),
    ] {
        assert_eq!(state_text(Language::French, "3018-phone", now, PARIS), french, "{now}");
        assert_eq!(state_text(Language::English, "3018-phone", now, PARIS), english, "{now}");
    }
}

/// An unknown state comes with its reason.
#[test]
fn unknown_state_has_its_reason() {
    let noon = "2026-12-25T11:00:00Z";
    for (id, french) in [
        ("3114-phone", "Ouvert, 24 h/24, 7 j/7"),
        ("3018-app", "Horaires à vérifier, horaires non publiés"),
        ("119-chat", "Horaires à vérifier, horaires publiés, mais non confirmés"),
        ("fil-sante-jeunes-phone", "Horaires à vérifier, jour férié : horaires non précisés"),
    ] {
        assert_eq!(state_text(Language::French, id, noon, PARIS), french);
    }
}

/// On the eve of a holiday for which the line states no hours, no opening is promised.
#[test]
fn eve_of_an_unstated_holiday_promises_no_opening() {
    for (id, now, french, english) in [
        (
            "116006-phone",
            "2026-12-24T22:30:00Z",
            "Fermé, demain est férié : horaires non précisés",
            "Closed, tomorrow is a public holiday: hours not stated",
        ),
        (
            "fil-sante-jeunes-phone",
            "2027-05-05T21:30:00Z",
            "Fermé, demain est férié : horaires non précisés",
            "Closed, tomorrow is a public holiday: hours not stated",
        ),
        // In the night before the eve, and after the holiday, the next opening is certain.
        (
            "116006-phone",
            "2026-12-24T05:00:00Z",
            "Fermé, ouvre à 9 h, dans 3 h",
            "Closed, opens at 9:00, in 3 h",
        ),
        (
            "116006-phone",
            "2026-12-25T23:30:00Z",
            "Fermé, ouvre à 9 h, dans 8 h 30",
            "Closed, opens at 9:00, in 8 h 30 min",
        ),
        (
            "3018-phone",
            "2026-12-24T22:30:00Z",
            "Fermé, ouvre demain à 9 h",
            "Closed, opens tomorrow at 9:00",
        ),
    ] {
        assert_eq!(state_text(Language::French, id, now, PARIS), french, "{id} {now}");
        assert_eq!(state_text(Language::English, id, now, PARIS), english, "{id} {now}");
    }
    // If it is the holiday already for the reader, or the zone is unknown, the day has its date.
    let eve = "2026-12-24T22:30:00Z";
    let dated = "Fermé, le 25 décembre 2026 est férié : horaires non précisés";
    assert_eq!(state_text(Language::French, "116006-phone", eve, Tz::Pacific__Noumea), dated);
}

/// Around every holiday of five years, no text of any channel promises an uncertain opening.
#[test]
fn no_text_promises_an_uncertain_opening() {
    let library = Library::read(&embedded_files()).unwrap();
    let holidays = |day: &NaiveDate| reperes_core::holidays::is_public_holiday(*day);
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let mut doubtful = 0;
    for (language, opens) in [(Language::French, "ouvre"), (Language::English, "opens")] {
        let messages = Messages::new(language);
        for holiday in first.iter_days().take_while(|day| day.year() <= 2030).filter(holidays) {
            let midnight = (holiday - chrono::Days::new(1)).and_hms_opt(0, 0, 0).unwrap().and_utc();
            for hour in -1..=49 {
                let now = midnight + chrono::TimeDelta::hours(hour);
                for channel in library.helplines.iter().flat_map(|line| &line.channels) {
                    let outlook = channel.hours.outlook_at(now);
                    for text in [detail, next_change]
                        .map(|text_of| text_of(&messages, outlook, &seen_from_paris(now)))
                    {
                        let certain = outlook.opens_certain()
                            && matches!(outlook.status, Status::Closed { .. });
                        assert_eq!(
                            text.contains(opens),
                            certain,
                            "{} at {now}: {text}",
                            channel.id
                        );
                    }
                    doubtful += usize::from(outlook.opens.is_some() && !outlook.opens_certain());
                }
            }
        }
    }
    assert!(doubtful > 5_000, "{doubtful}");
}

/// If a channel is open until a day without stated hours, no text says that it closes.
#[test]
fn open_until_an_unstated_day_has_no_closing() {
    let messages = Messages::new(Language::French);
    let (now, midnight): (DateTime<Utc>, DateTime<Utc>) =
        ("2026-12-24T22:45:00Z".parse().unwrap(), "2026-12-24T23:00:00Z".parse().unwrap());
    let outlook = Outlook {
        status: Status::Open { until: Some(midnight) },
        opens: None,
        doubt: Some(midnight),
    };
    assert_eq!(State::of(outlook, now), State::Open);
    for text_of in [detail, next_change] {
        let text = plain_spaces(&text_of(&messages, outlook, &seen_from_paris(now)));
        assert_eq!(text, "puis, demain à 0 h, horaires non précisés");
    }
}

/// A date of publication is written out as precisely as it is known.
#[test]
fn dates_are_written_out() {
    let messages = Messages::new(Language::French);
    for (text, french) in [
        ("2025-11-07", "7 novembre 2025"),
        ("2026-05-01", "1er mai 2026"),
        ("2023-02", "février 2023"),
        ("2022", "2022"),
    ] {
        assert_eq!(plain_spaces(&publication_date(&messages, text)), french);
    }
}

/// A screen reader says a number of four digits in pairs.
#[test]
fn four_digits_are_spoken_in_pairs() {
    for (number, said) in [
        ("3018", "30 18"),
        ("3114", "31 14"),
        ("119", "119"),
        ("0 800 235 236", "0 800 235 236"),
        ("é018", "é018"),
    ] {
        assert_eq!(spoken(Language::French, number), said);
    }
}
