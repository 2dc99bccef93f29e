//! Times, durations and states in words. Decides nothing: what is open is decided in `reperes_core::status`.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;
use reperes_core::hours::{Window, local};
use reperes_core::{Language, Outlook, Status, UnknownReason};

use super::messages::Words;
use crate::platform::zone::Zone;

/// How a state is shown. "Closes soon" is an open state that ends within half an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Open,
    ClosingSoon,
    Closed,
    Unknown,
}

impl Shown {
    pub(crate) fn of(outlook: Outlook, now: DateTime<Utc>) -> Self {
        match outlook.status {
            Status::Open { .. } if outlook.closes_soon(now) => Self::ClosingSoon,
            Status::Open { .. } => Self::Open,
            Status::Closed { .. } => Self::Closed,
            Status::Unknown { .. } => Self::Unknown,
        }
    }

    pub(crate) fn word(self, words: &Words) -> String {
        words.say(match self {
            Self::Open => "state-open",
            Self::ClosingSoon => "state-closing-soon",
            Self::Closed => "state-closed",
            Self::Unknown => "state-unknown",
        })
    }
}

/// What follows the state: until when, or why it is not known. `zone` is the line's, `computer` the one the reader lives by; where
/// that is unknown, times are said to be those of Paris.
pub(crate) fn detail(
    words: &Words,
    outlook: Outlook,
    now: DateTime<Utc>,
    zone: Tz,
    computer: Option<Zone>,
) -> String {
    match (outlook.status, outlook.closes()) {
        (Status::Open { .. }, Some(closes)) if (closes - now).num_hours() < 24 => {
            words.fill("detail-closes-in", &[("duration", &duration(words, now, closes))])
        }
        (Status::Closed { .. }, _) if outlook.opens_certain() => {
            opens_in(words, outlook, now, zone, computer)
        }
        (Status::Open { .. } | Status::Closed { .. } | Status::Unknown { .. }, _) => {
            next(words, outlook, now, zone, computer)
        }
    }
}

fn opens_in(
    words: &Words,
    outlook: Outlook,
    now: DateTime<Utc>,
    zone: Tz,
    computer: Option<Zone>,
) -> String {
    match outlook.opens.filter(|opens| local(zone, now).date() == local(zone, *opens).date()) {
        Some(opens) => {
            let when = when(words, now, opens, zone, computer);
            words.fill(
                "detail-opens-today",
                &[("when", &when), ("duration", &duration(words, now, opens))],
            )
        }
        None => next(words, outlook, now, zone, computer),
    }
}

/// When the state changes next: as [`detail`], without counting minutes, so that it stays true until then. An opening is told only
/// where nothing uncertain lies before it.
pub(crate) fn next(
    words: &Words,
    outlook: Outlook,
    now: DateTime<Utc>,
    zone: Tz,
    computer: Option<Zone>,
) -> String {
    let when = |then| when(words, now, then, zone, computer);
    match outlook {
        Outlook { status: Status::Unknown { reason }, .. } => words.say(match reason {
            UnknownReason::NotPublished => "detail-not-published",
            UnknownReason::NotVerified => "detail-not-verified",
            UnknownReason::Holiday => "detail-holiday",
            UnknownReason::Malformed => "detail-malformed",
        }),
        Outlook { status: Status::Open { until: None }, .. } => words.say("detail-always"),
        Outlook { status: Status::Open { until: Some(until) }, doubt: None, .. } => {
            words.fill("detail-closes-at", &[("when", &when(until))])
        }
        Outlook { status: Status::Open { until: Some(until) }, doubt: Some(_), .. } => {
            words.fill("detail-open-at-least", &[("when", &when(until))])
        }
        Outlook { status: Status::Closed { .. }, doubt: Some(doubt), .. } => {
            doubtful(words, now, doubt, zone, computer)
        }
        Outlook { status: Status::Closed { .. }, doubt: None, opens: Some(opens) } => {
            words.fill("detail-opens-at", &[("when", &when(opens))])
        }
        Outlook { status: Status::Closed { .. }, doubt: None, opens: None } => {
            words.say("detail-no-opening")
        }
    }
}

/// That a day lies before the next opening of which the line says nothing. "Tomorrow" only where the reader's day is the line's.
fn doubtful(
    words: &Words,
    now: DateTime<Utc>,
    doubt: DateTime<Utc>,
    zone: Tz,
    computer: Option<Zone>,
) -> String {
    let (today, day) = (local(zone, now).date(), local(zone, doubt).date());
    let same_day = computer.is_some_and(|computer| computer.local(now).date() == today);
    if same_day && today.succ_opt() == Some(day) {
        return words.say("detail-holiday-tomorrow");
    }
    words.fill("detail-holiday-on", &[("date", &date(words, day))])
}

/// When `then` is, with its weekday and date, so that it stays true whenever it is read.
pub(crate) fn dated(
    words: &Words,
    then: DateTime<Utc>,
    zone: Tz,
    computer: Option<Zone>,
) -> String {
    let with_date = |wall: NaiveDateTime| {
        let (weekday, day) = (weekday(words, wall.date()), date(words, wall.date()));
        words.fill(
            "when-dated",
            &[("weekday", &weekday), ("date", &day), ("time", &time(words, wall))],
        )
    };
    let there = local(zone, then);
    let here = computer.map(|computer| computer.local(then));
    match here {
        Some(here) if here == there => with_date(there),
        Some(here) if here.date() == there.date() => {
            both(words, &with_date(there), &time(words, here))
        }
        Some(here) => both(words, &with_date(there), &with_date(here)),
        None => words.fill("when-in-paris", &[("when", &with_date(there))]),
    }
}

/// Whether the two zones show different times at `now`.
pub(crate) fn elsewhere(now: DateTime<Utc>, zone: Tz, computer: Zone) -> bool {
    local(zone, now) != computer.local(now)
}

/// How long it is from `now` to `then`, in hours and minutes, rounded up: nobody is told "0 min".
pub(crate) fn duration(words: &Words, now: DateTime<Utc>, then: DateTime<Utc>) -> String {
    let milliseconds = (then - now).num_milliseconds().max(0);
    if milliseconds < 60_000 {
        return words.say("duration-moment");
    }
    let minutes = (milliseconds + 59_999) / 60_000;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match (hours, minutes) {
        (0, minutes) => words.fill("duration-minutes", &[("minutes", &minutes.to_string())]),
        (hours, 0) => words.fill("duration-hours", &[("hours", &hours.to_string())]),
        (hours, minutes) => words.fill(
            "duration-hours-minutes",
            &[("hours", &hours.to_string()), ("minutes", &format!("{minutes:02}"))],
        ),
    }
}

/// A day as it is called on a calendar that shows `now`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Today,
    Tomorrow,
    Weekday(NaiveDate),
    Date(NaiveDate),
}

impl Day {
    fn of(now: NaiveDateTime, then: NaiveDateTime) -> Self {
        match (then.date() - now.date()).num_days() {
            0 => Self::Today,
            1 => Self::Tomorrow,
            2..=6 => Self::Weekday(then.date()),
            _ => Self::Date(then.date()),
        }
    }

    /// The day with the time; `today` is the sentence for a day that needs no name.
    fn at(self, words: &Words, today: &str, wall: NaiveDateTime) -> String {
        let time = time(words, wall);
        match self {
            Self::Today => words.fill(today, &[("time", &time)]),
            Self::Tomorrow => words.fill("when-tomorrow", &[("time", &time)]),
            Self::Weekday(day) => {
                words.fill("when-weekday", &[("weekday", &weekday(words, day)), ("time", &time)])
            }
            Self::Date(day) => {
                words.fill("when-date", &[("date", &date(words, day)), ("time", &time)])
            }
        }
    }
}

/// When `then` is, seen from `now`. Where the reader's clock shows another time, both are told, and each day is named on the calendar
/// of the time beside it.
fn when(
    words: &Words,
    now: DateTime<Utc>,
    then: DateTime<Utc>,
    zone: Tz,
    computer: Option<Zone>,
) -> String {
    let wall = local(zone, then);
    let there = Day::of(local(zone, now), wall);
    let Some(computer) = computer else {
        return words.fill("when-in-paris", &[("when", &there.at(words, "when-today", wall))]);
    };
    let here = computer.local(then);
    if here == wall {
        return there.at(words, "when-today", wall);
    }
    let day = Day::of(computer.local(now), here);
    if day == there {
        both(words, &there.at(words, "when-today", wall), &time(words, here))
    } else {
        both(words, &there.at(words, "when-this-day", wall), &day.at(words, "when-this-day", here))
    }
}

fn both(words: &Words, there: &str, here: &str) -> String {
    words.fill("when-elsewhere", &[("when", there), ("here", here)])
}

/// A time of day: `9 h`, `14 h 32`; in English `9:00`, `14:32`.
pub(crate) fn time(words: &Words, wall: NaiveDateTime) -> String {
    clock(words, wall.hour(), wall.minute())
}

fn clock(words: &Words, hour: u32, minute: u32) -> String {
    let hour = hour.to_string();
    match minute {
        0 => words.fill("time-round", &[("hours", &hour)]),
        minute => {
            words.fill("time-exact", &[("hours", &hour), ("minutes", &format!("{minute:02}"))])
        }
    }
}

/// A minute of the day, 0 to 1440, as a time.
pub(crate) fn minute_of_day(words: &Words, minute: u16) -> String {
    clock(words, u32::from(minute) / 60, u32::from(minute) % 60)
}

/// The name of a weekday.
pub(crate) fn weekday(words: &Words, date: NaiveDate) -> String {
    words.say(&format!("weekday-{}", date.weekday().number_from_monday()))
}

/// The short name of a weekday.
pub(crate) fn weekday_short(words: &Words, date: NaiveDate) -> String {
    words.say(&format!("weekday-short-{}", date.weekday().number_from_monday()))
}

/// A calendar day: `23 novembre 2026`.
pub(crate) fn date(words: &Words, date: NaiveDate) -> String {
    let day = if date.day() == 1 { words.say("first-of-month") } else { date.day().to_string() };
    let month = words.say(&format!("month-{}", date.month()));
    words.fill("date", &[("day", &day), ("month", &month), ("year", &date.year().to_string())])
}

/// The date that a page bears, as precisely as it bears it: `2025-09-22`, `2023-02` or `2022`.
pub(crate) fn published(words: &Words, text: &str) -> String {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return date(words, day);
    }
    let month = text.split_once('-').and_then(|(year, month)| {
        Some((year, month.parse::<u32>().ok().filter(|m| (1..=12).contains(m))?))
    });
    month.map_or_else(
        || text.to_owned(),
        |(year, month)| {
            words.fill(
                "date-month",
                &[("month", &words.say(&format!("month-{month}"))), ("year", year)],
            )
        },
    )
}

/// Windows of one day: `9 h – 12 h et 14 h – 18 h`.
pub(crate) fn windows(words: &Words, windows: &[Window]) -> String {
    let mut text = String::new();
    for window in windows {
        let (from, to) = (minute_of_day(words, window.open), minute_of_day(words, window.close));
        let next = words.fill("hours-window", &[("from", &from), ("to", &to)]);
        text = if text.is_empty() {
            next
        } else {
            words.fill("list-pair", &[("first", &text), ("last", &next)])
        };
    }
    if text.is_empty() { words.say("hours-closed") } else { text }
}

/// A number as a screen reader should say it: `30 18`. Other numbers are said as they are.
pub(crate) fn spoken(language: Language, number: &str) -> String {
    let four_digits = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    match (language, four_digits) {
        (Language::French | Language::English, true) => {
            format!("{} {}", &number[..2], &number[2..])
        }
        (Language::French | Language::English, false) => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reperes_core::PARIS;
    use reperes_core::{Library, embedded_files};

    /// Plain spaces, so that the expectations can be read.
    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    fn told(language: Language, id: &str, now: &str, computer: impl Into<Option<Tz>>) -> String {
        let computer = computer.into().map(Zone::from);
        let library = Library::read(&embedded_files()).unwrap();
        let now: DateTime<Utc> = now.parse().unwrap();
        let (_, channel) = library.channel(id).unwrap();
        let outlook = channel.outlook_at(now);
        let words = Words::new(language);
        plain(&format!(
            "{}, {}",
            Shown::of(outlook, now).word(&words),
            detail(&words, outlook, now, PARIS, computer)
        ))
    }

    #[test]
    fn the_state_of_3018_is_said_as_a_person_would_say_it() {
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
            (
                "2026-11-23T21:58:59Z",
                "Ferme bientôt, ferme dans 2 min",
                "Closes soon, closes in 2 min",
            ),
            (
                "2026-11-23T21:59:00Z",
                "Ferme bientôt, ferme dans 1 min",
                "Closes soon, closes in 1 min",
            ),
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
            assert_eq!(told(Language::French, "3018-phone", now, PARIS), french, "{now}");
            assert_eq!(told(Language::English, "3018-phone", now, PARIS), english, "{now}");
        }
    }

    #[test]
    fn far_from_paris_both_times_are_told() {
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
            // The same time by another name is not elsewhere.
            ("2026-11-23T22:00:00Z", Tz::Europe__Berlin, "Fermé, ouvre demain à 9 h"),
        ] {
            assert_eq!(told(Language::French, "3018-phone", now, zone), french, "{zone}");
        }
    }

    #[test]
    fn a_day_is_named_on_the_calendar_of_the_hour_beside_it() {
        // 23 h 10 in Paris on Monday 23 November 2026: 3018 opens on Tuesday at 9 h in Paris.
        let (evening, night) = ("2026-11-23T22:10:00Z", "2026-11-24T02:00:00Z");
        for (now, zone, here) in [
            (
                evening,
                Tz::Pacific__Kiritimati,
                "demain à 9 h à Paris (aujourd’hui à 22 h là où vous êtes)",
            ),
            (
                evening,
                Tz::Pacific__Apia,
                "demain à 9 h à Paris (aujourd’hui à 21 h là où vous êtes)",
            ),
            (
                evening,
                Tz::Pacific__Chatham,
                "demain à 9 h à Paris (aujourd’hui à 21 h 45 là où vous êtes)",
            ),
            (
                evening,
                Tz::Pacific__Wallis,
                "demain à 9 h à Paris (aujourd’hui à 20 h là où vous êtes)",
            ),
            (
                evening,
                Tz::Pacific__Noumea,
                "demain à 9 h à Paris (aujourd’hui à 19 h là où vous êtes)",
            ),
            (evening, Tz::Asia__Tokyo, "demain à 9 h à Paris (aujourd’hui à 17 h là où vous êtes)"),
            (
                evening,
                Tz::Indian__Reunion,
                "demain à 9 h à Paris (aujourd’hui à 12 h là où vous êtes)",
            ),
            (evening, Tz::UTC, "demain à 9 h à Paris (8 h là où vous êtes)"),
            (evening, Tz::America__Guadeloupe, "demain à 9 h à Paris (4 h là où vous êtes)"),
            (evening, Tz::America__Los_Angeles, "demain à 9 h à Paris (0 h là où vous êtes)"),
            (
                evening,
                Tz::Pacific__Marquesas,
                "demain à 9 h à Paris (aujourd’hui à 22 h 30 là où vous êtes)",
            ),
            (
                evening,
                Tz::Pacific__Tahiti,
                "demain à 9 h à Paris (aujourd’hui à 22 h là où vous êtes)",
            ),
            (
                evening,
                Tz::Pacific__Pago_Pago,
                "demain à 9 h à Paris (aujourd’hui à 21 h là où vous êtes)",
            ),
            (
                evening,
                Tz::Etc__GMTPlus12,
                "demain à 9 h à Paris (aujourd’hui à 20 h là où vous êtes)",
            ),
            (night, Tz::Pacific__Noumea, "à 9 h à Paris (19 h là où vous êtes), dans 6 h"),
            (night, Tz::Pacific__Tahiti, "à 9 h à Paris (22 h là où vous êtes), dans 6 h"),
            (
                night,
                Tz::America__Los_Angeles,
                "aujourd’hui à 9 h à Paris (demain à 0 h là où vous êtes), dans 6 h",
            ),
        ] {
            assert_eq!(
                told(Language::French, "3018-phone", now, zone),
                format!("Fermé, ouvre {here}"),
                "{zone}"
            );
        }
        let away = told(Language::English, "3018-phone", evening, Tz::Pacific__Noumea);
        assert_eq!(away, "Closed, opens tomorrow at 9:00 in Paris (today at 19:00 where you are)");
    }

    #[test]
    fn where_the_zone_of_the_reader_is_not_known_the_time_is_said_to_be_that_of_paris() {
        for (now, language, expected) in [
            ("2026-11-23T22:10:00Z", Language::French, "Fermé, ouvre demain à 9 h à Paris"),
            ("2026-11-24T02:00:00Z", Language::French, "Fermé, ouvre à 9 h à Paris, dans 6 h"),
            ("2026-11-23T22:10:00Z", Language::English, "Closed, opens tomorrow at 9:00 in Paris"),
        ] {
            assert_eq!(told(language, "3018-phone", now, None), expected);
        }
        // A rule is as good as a name.
        let words = Words::new(Language::French);
        let (now, opens) =
            ("2026-11-23T22:10:00Z".parse().unwrap(), "2026-11-24T08:00:00Z".parse().unwrap());
        for (rule, expected) in [
            ("CET-1CEST,M3.5.0,M10.5.0/3", "demain à 9 h"),
            ("GMT+5", "demain à 9 h à Paris (3 h là où vous êtes)"),
        ] {
            assert_eq!(
                plain(&when(&words, now, opens, PARIS, Zone::spelt(rule))),
                expected,
                "{rule}"
            );
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
            assert_eq!(plain(&dated(&words, opens, PARIS, zone.map(Zone::from))), expected);
        }
    }

    #[test]
    fn what_is_not_known_is_said_with_its_reason() {
        let noon = "2026-12-25T11:00:00Z";
        for (id, french) in [
            ("3114-phone", "Ouvert, 24 h/24, 7 j/7"),
            ("3018-chat", "Horaires à vérifier, horaires non publiés"),
            ("119-chat", "Horaires à vérifier, horaires publiés, mais non confirmés"),
            ("fil-sante-jeunes-phone", "Horaires à vérifier, jour férié : horaires non précisés"),
        ] {
            assert_eq!(told(Language::French, id, noon, PARIS), french);
        }
    }

    #[test]
    fn on_the_eve_of_a_holiday_of_which_the_line_says_nothing_no_opening_is_promised() {
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
            assert_eq!(told(Language::French, id, now, PARIS), french, "{id} {now}");
            assert_eq!(told(Language::English, id, now, PARIS), english, "{id} {now}");
        }
        // Where it is the holiday already, or nobody knows what day it is, the day has its date.
        let eve = "2026-12-24T22:30:00Z";
        let dated = "Fermé, le 25 décembre 2026 est férié : horaires non précisés";
        assert_eq!(told(Language::French, "116006-phone", eve, Tz::Pacific__Noumea), dated);
    }

    #[test]
    fn no_sentence_promises_an_opening_that_is_not_certain() {
        let library = Library::read(&embedded_files()).unwrap();
        let holidays = |day: &NaiveDate| reperes_core::holidays::is_public_holiday(*day);
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let mut doubtful = 0;
        for (language, opens) in [(Language::French, "ouvre"), (Language::English, "opens")] {
            let words = Words::new(language);
            for holiday in first.iter_days().take_while(|day| day.year() <= 2030).filter(holidays) {
                let midnight =
                    (holiday - chrono::Days::new(1)).and_hms_opt(0, 0, 0).unwrap().and_utc();
                for hour in -1..=49 {
                    let now = midnight + chrono::TimeDelta::hours(hour);
                    for channel in library.helplines.iter().flat_map(|line| &line.channels) {
                        let outlook = channel.outlook_at(now);
                        for text in [detail, next]
                            .map(|tell| tell(&words, outlook, now, PARIS, Some(PARIS.into())))
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
                        doubtful +=
                            usize::from(outlook.opens.is_some() && !outlook.opens_certain());
                    }
                }
            }
        }
        assert!(doubtful > 5_000, "{doubtful}");
    }

    #[test]
    fn an_opening_that_reaches_a_day_of_which_nothing_is_known_is_not_said_to_close() {
        let words = Words::new(Language::French);
        let (now, midnight): (DateTime<Utc>, DateTime<Utc>) =
            ("2026-12-24T22:45:00Z".parse().unwrap(), "2026-12-24T23:00:00Z".parse().unwrap());
        let outlook = Outlook {
            status: Status::Open { until: Some(midnight) },
            opens: None,
            doubt: Some(midnight),
        };
        assert_eq!(Shown::of(outlook, now), Shown::Open);
        for tell in [detail, next] {
            let text = plain(&tell(&words, outlook, now, PARIS, Some(PARIS.into())));
            assert_eq!(text, "puis, demain à 0 h, horaires non précisés");
        }
    }

    #[test]
    fn dates_are_written_out() {
        let words = Words::new(Language::French);
        for (text, french) in [
            ("2025-11-07", "7 novembre 2025"),
            ("2026-05-01", "1er mai 2026"),
            ("2023-02", "février 2023"),
            ("2022", "2022"),
        ] {
            assert_eq!(plain(&published(&words, text)), french);
        }
    }

    #[test]
    fn screen_readers_hear_pairs_of_digits() {
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
}
