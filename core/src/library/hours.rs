//! Reads the field `hours` of a channel: a word (`always`, `unstated`) or a table of weekly
//! windows.

use chrono_tz::Tz;

use crate::hours::{Exception, HolidayRule, Hours, Schedule, Window};
use crate::toml_fields::Record;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WINDOW_REMEDY: &str = "write each window as \"09:00-23:00\"; \"22:00-05:00\" ends the next morning, \"00:00-24:00\" is the whole day";

pub(super) fn read(channel: &mut Record<'_>) -> Hours {
    match channel.word("hours") {
        Some("always") => Hours::Always,
        Some("unstated") => Hours::Unstated,
        Some(word) => {
            let problem = format!("{word:?} is not known");
            channel.report(
                "hours",
                &problem,
                "write \"always\", \"unstated\", or a table { zone = …, every_day = […] }",
            );
            Hours::Malformed
        }
        None if !channel.has("hours") => {
            channel.report(
                "hours",
                "is missing",
                "write hours = \"always\", \"unstated\", or a table { zone = …, every_day = […] }",
            );
            Hours::Malformed
        }
        None => channel.record("hours").map_or(Hours::Malformed, read_schedule),
    }
}

fn read_schedule(mut record: Record<'_>) -> Hours {
    let unverified = record.flag("unverified");
    let schedule = Schedule {
        zone: read_zone(&mut record),
        zone_stated: record.flag("zone_stated"),
        week: read_week(&mut record),
        holidays: read_holidays(&mut record),
        exceptions: record.records("exceptions").into_iter().filter_map(read_exception).collect(),
    };
    record.finish();
    if unverified { Hours::Unverified(schedule) } else { Hours::Weekly(schedule) }
}

fn read_zone(record: &mut Record<'_>) -> Tz {
    let name = record.text("zone");
    name.parse().unwrap_or_else(|_| {
        if !name.is_empty() {
            record.report(
                "zone",
                &format!("{name:?} is not a time zone"),
                "write an IANA name such as \"Europe/Paris\"",
            );
        }
        Tz::UTC
    })
}

fn read_week(record: &mut Record<'_>) -> [Vec<Window>; 7] {
    let every_day = record.has("every_day").then(|| windows(record, "every_day"));
    let week = WEEKDAYS.map(|day| match (&every_day, record.has(day)) {
        (_, true) => windows(record, day),
        (Some(windows), false) => windows.clone(),
        (None, false) => Vec::new(),
    });
    if week.iter().all(Vec::is_empty) {
        record.report(
            "every_day",
            "no day has hours",
            "write every_day = [\"09:00-23:00\"], or mon = […], tue = […] …",
        );
    }
    week
}

fn read_holidays(record: &mut Record<'_>) -> HolidayRule {
    if record.word("holidays").is_none() && record.has("holidays") {
        return HolidayRule::Windows(windows(record, "holidays"));
    }
    #[derive(Clone, Copy)]
    enum HolidayWord {
        AsUsual,
        Closed,
        Unknown,
    }
    match record.choice(
        "holidays",
        &[
            ("as usual", HolidayWord::AsUsual),
            ("closed", HolidayWord::Closed),
            ("unknown", HolidayWord::Unknown),
        ],
    ) {
        Some(HolidayWord::AsUsual) => HolidayRule::AsUsual,
        Some(HolidayWord::Closed) => HolidayRule::Closed,
        Some(HolidayWord::Unknown) | None => HolidayRule::Unknown,
    }
}

fn read_exception(mut record: Record<'_>) -> Option<Exception> {
    let from = record.date("from");
    let to = record.optional_date("to").unwrap_or(from);
    if to < from {
        record.report("to", "is before the first day", "write a day that is not before from");
    }
    let exception = Exception { from, to, windows: windows(&mut record, "hours") };
    record.finish();
    Some(exception)
}

/// Reads a list of windows and sorts it. Two windows of the same day must not overlap.
fn windows(record: &mut Record<'_>, key: &str) -> Vec<Window> {
    let mut windows = Vec::new();
    for text in record.texts(key) {
        match parse_window(&text) {
            Some(window) => windows.push(window),
            None => record.report(key, &format!("{text:?} is not a window"), WINDOW_REMEDY),
        }
    }
    windows.sort_by_key(|window: &Window| window.open);
    if windows
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.crosses_midnight() || a.close > b.open))
    {
        record.report(
            key,
            "has windows that overlap",
            "join them into one, or let the first end before the second begins",
        );
    }
    windows
}

fn parse_window(text: &str) -> Option<Window> {
    let (open, close) = text.split_once('-')?;
    Window::new(minutes(open.trim())?, minutes(close.trim())?)
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let number = |digits: &str| {
        (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse::<u16>().ok())?
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    (minute < 60 && hour * 60 + minute <= crate::hours::DAY).then_some(hour * 60 + minute)
}
