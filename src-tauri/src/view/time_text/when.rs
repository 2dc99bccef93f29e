//! An instant or a duration in words, seen from another instant and from the zone of the reader.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use reperes_core::hours::local;

use super::format::{date, time, weekday};
use crate::platform::zone::Zone;
use crate::view::messages::Messages;

/// From where a text sees an instant: the present, the zone of the line and that of the reader.
pub(crate) struct Viewpoint {
    pub(crate) now: DateTime<Utc>,
    pub(crate) zone: Tz,
    /// Unknown on some computers.
    pub(crate) computer: Option<Zone>,
}

impl Viewpoint {
    /// The day of an instant in the zone of the line.
    pub(super) fn line_day(&self, then: DateTime<Utc>) -> NaiveDate {
        local(self.zone, then).date()
    }
}

/// When `then` is, seen from now. If the computer shows another time than the line, the text has
/// both times, and each day is named on the calendar of the time beside it.
pub(super) fn when(messages: &Messages, then: DateTime<Utc>, seen: &Viewpoint) -> String {
    let Viewpoint { now, zone, computer } = *seen;
    let line_time = local(zone, then);
    let line_day = RelativeDay::of(local(zone, now), line_time);
    let Some(computer) = computer else {
        return messages
            .format("when-in-paris", &[("when", &line_day.at(messages, "when-today", line_time))]);
    };
    let local_time = computer.local(then);
    if local_time == line_time {
        return line_day.at(messages, "when-today", line_time);
    }
    let local_day = RelativeDay::of(computer.local(now), local_time);
    if local_day == line_day {
        both_times(
            messages,
            &line_day.at(messages, "when-today", line_time),
            &time(messages, local_time),
        )
    } else {
        both_times(
            messages,
            &line_day.at(messages, "when-this-day", line_time),
            &local_day.at(messages, "when-this-day", local_time),
        )
    }
}

/// When `then` is, with its weekday and date: the text is true whenever it is read.
pub(crate) fn with_date(
    messages: &Messages,
    then: DateTime<Utc>,
    zone: Tz,
    computer: Option<Zone>,
) -> String {
    let written_out = |wall: NaiveDateTime| {
        let (weekday, day) = (weekday(messages, wall.date()), date(messages, wall.date()));
        messages.format(
            "when-dated",
            &[("weekday", &weekday), ("date", &day), ("time", &time(messages, wall))],
        )
    };
    let line_time = local(zone, then);
    match computer.map(|computer| computer.local(then)) {
        Some(local_time) if local_time == line_time => written_out(line_time),
        Some(local_time) if local_time.date() == line_time.date() => {
            both_times(messages, &written_out(line_time), &time(messages, local_time))
        }
        Some(local_time) => both_times(messages, &written_out(line_time), &written_out(local_time)),
        None => messages.format("when-in-paris", &[("when", &written_out(line_time))]),
    }
}

/// Whether the two zones show different times at `now`.
pub(crate) fn times_differ(now: DateTime<Utc>, zone: Tz, computer: Zone) -> bool {
    local(zone, now) != computer.local(now)
}

/// The time of the line, followed by the time that the computer shows.
fn both_times(messages: &Messages, line_time: &str, local_time: &str) -> String {
    messages.format("when-elsewhere", &[("when", line_time), ("here", local_time)])
}

/// A day as it is called on a calendar that shows `now`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RelativeDay {
    Today,
    Tomorrow,
    Weekday(NaiveDate),
    Date(NaiveDate),
}

impl RelativeDay {
    fn of(now: NaiveDateTime, then: NaiveDateTime) -> Self {
        match (then.date() - now.date()).num_days() {
            0 => Self::Today,
            1 => Self::Tomorrow,
            2..=6 => Self::Weekday(then.date()),
            _ => Self::Date(then.date()),
        }
    }

    /// The day with the time. `today` is the id of the message for [`RelativeDay::Today`].
    fn at(self, messages: &Messages, today: &str, wall: NaiveDateTime) -> String {
        let time = time(messages, wall);
        match self {
            Self::Today => messages.format(today, &[("time", &time)]),
            Self::Tomorrow => messages.format("when-tomorrow", &[("time", &time)]),
            Self::Weekday(day) => messages
                .format("when-weekday", &[("weekday", &weekday(messages, day)), ("time", &time)]),
            Self::Date(day) => {
                messages.format("when-date", &[("date", &date(messages, day)), ("time", &time)])
            }
        }
    }
}

/// How long it is from `now` to `then`, in hours and minutes, rounded up. Below a minute the text
/// has no number, so that it never says "0 min".
pub(super) fn duration(messages: &Messages, now: DateTime<Utc>, then: DateTime<Utc>) -> String {
    let milliseconds = (then - now).num_milliseconds().max(0);
    if milliseconds < 60_000 {
        return messages.get("duration-moment");
    }
    let minutes = (milliseconds + 59_999) / 60_000;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match (hours, minutes) {
        (0, minutes) => messages.format("duration-minutes", &[("minutes", &minutes.to_string())]),
        (hours, 0) => messages.format("duration-hours", &[("hours", &hours.to_string())]),
        (hours, minutes) => messages.format(
            "duration-hours-minutes",
            &[("hours", &hours.to_string()), ("minutes", &format!("{minutes:02}"))],
        ),
    }
}
