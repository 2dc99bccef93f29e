//! A time of day, a weekday, a date and a number, as each language writes them.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, Timelike as _};
use reperes_core::Language;
use reperes_core::hours::Window;

use crate::view::messages::Messages;

/// A time of day: `9 h`, `14 h 32`; in English `9:00`, `14:32`.
pub(crate) fn time(messages: &Messages, wall: NaiveDateTime) -> String {
    hour_and_minute(messages, wall.hour(), wall.minute())
}

fn hour_and_minute(messages: &Messages, hour: u32, minute: u32) -> String {
    let hour = hour.to_string();
    match minute {
        0 => messages.format("time-round", &[("hours", &hour)]),
        minute => {
            messages.format("time-exact", &[("hours", &hour), ("minutes", &format!("{minute:02}"))])
        }
    }
}

/// A minute of the day, 0 to 1440, as a time of day.
pub(crate) fn minute_of_day(messages: &Messages, minute: u16) -> String {
    hour_and_minute(messages, u32::from(minute) / 60, u32::from(minute) % 60)
}

/// The name of a weekday.
pub(crate) fn weekday(messages: &Messages, date: NaiveDate) -> String {
    messages.get(&format!("weekday-{}", date.weekday().number_from_monday()))
}

/// The short name of a weekday.
pub(crate) fn weekday_short(messages: &Messages, date: NaiveDate) -> String {
    messages.get(&format!("weekday-short-{}", date.weekday().number_from_monday()))
}

/// A calendar day: `23 novembre 2026`.
pub(crate) fn date(messages: &Messages, date: NaiveDate) -> String {
    let day = if date.day() == 1 { messages.get("first-of-month") } else { date.day().to_string() };
    let month = messages.get(&format!("month-{}", date.month()));
    messages.format("date", &[("day", &day), ("month", &month), ("year", &date.year().to_string())])
}

/// A date of publication, as precise as its source gives it: `2025-09-22`, `2023-02` or `2022`.
pub(crate) fn publication_date(messages: &Messages, text: &str) -> String {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return date(messages, day);
    }
    let month = text.split_once('-').and_then(|(year, month)| {
        Some((year, month.parse::<u32>().ok().filter(|m| (1..=12).contains(m))?))
    });
    month.map_or_else(
        || text.to_owned(),
        |(year, month)| {
            messages.format(
                "date-month",
                &[("month", &messages.get(&format!("month-{month}"))), ("year", year)],
            )
        },
    )
}

/// The opening windows of one day: `9 h – 12 h et 14 h – 18 h`.
pub(crate) fn windows(messages: &Messages, windows: &[Window]) -> String {
    let mut text = String::new();
    for window in windows {
        let (from, to) =
            (minute_of_day(messages, window.open), minute_of_day(messages, window.close));
        let next = messages.format("hours-window", &[("from", &from), ("to", &to)]);
        text = if text.is_empty() {
            next
        } else {
            messages.format("list-pair", &[("first", &text), ("last", &next)])
        };
    }
    if text.is_empty() { messages.get("hours-closed") } else { text }
}

/// A number as a screen reader should say it. Four digits are said in pairs, `30 18`; any other
/// number stays as it is.
pub(crate) fn spoken(language: Language, number: &str) -> String {
    let four_digits = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    match (language, four_digits) {
        (Language::French | Language::English, true) => {
            format!("{} {}", &number[..2], &number[2..])
        }
        (Language::French | Language::English, false) => number.to_owned(),
    }
}
