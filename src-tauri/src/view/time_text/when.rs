//! When something is, seen from an instant and from the zone of the reader.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use reperes_core::hours::local;

use super::format::{date, time, weekday};
use crate::platform::zone::Zone;
use crate::view::messages::Words;

/// When `then` is, seen from `now`. Where the reader's clock shows another time, both are told, and each day is named on the calendar
/// of the time beside it.
pub(super) fn when(
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

fn both(words: &Words, there: &str, here: &str) -> String {
    words.fill("when-elsewhere", &[("when", there), ("here", here)])
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

/// How long it is from `now` to `then`, in hours and minutes, rounded up: nobody is told "0 min".
pub(super) fn duration(words: &Words, now: DateTime<Utc>, then: DateTime<Utc>) -> String {
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
