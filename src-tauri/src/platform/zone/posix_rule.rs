//! The rules that POSIX defines for `TZ`: a standard offset, and the part of each year in which
//! another offset applies.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

/// A rule of POSIX. Offsets are seconds east of Greenwich.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PosixRule {
    standard: i32,
    daylight: Option<DaylightTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DaylightTime {
    offset: i32,
    from: Transition,
    to: Transition,
}

/// A day of each year, and the second of that day on the clock that is in effect until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Transition {
    day: DayRule,
    second: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum DayRule {
    /// The weekday (0 is Sunday) of a week of a month; week 5 is the last one.
    Weekday { month: u32, week: u32, weekday: u32 },
    /// The day of the year, from 1; 29 February is never counted.
    Julian(u64),
    /// The day of the year, from 0; 29 February is counted in a leap year.
    ZeroBased(u64),
}

const HOUR: i32 = 3600;
/// The transitions of a rule that names a daylight time without them.
const DEFAULT_TRANSITIONS: &str = ",M3.2.0,M11.1.0";
/// The largest number of hours between a transition and the midnight of its day.
const MAX_HOURS: i32 = 167;

impl PosixRule {
    /// Reads `GMT+5`, `CET-1CEST,M3.5.0,M10.5.0/3`, `<+1030>-10:30<+11>-11,…`. In POSIX, a positive
    /// offset lies west of Greenwich.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let rest = after_name(text)?;
        let (standard, rest) = seconds(rest, 24)?;
        let standard = -standard;
        if rest.is_empty() {
            return Some(Self { standard, daylight: None });
        }
        let rest = after_name(rest)?;
        let (offset, rest) = match seconds(rest, 24) {
            Some((offset, rest)) => (-offset, rest),
            None => (standard + HOUR, rest),
        };
        let rest = if rest.is_empty() { DEFAULT_TRANSITIONS } else { rest };
        let (from, to) = rest.strip_prefix(',')?.split_once(',')?;
        Some(Self {
            standard,
            daylight: Some(DaylightTime {
                offset,
                from: Transition::parse(from)?,
                to: Transition::parse(to)?,
            }),
        })
    }

    /// The wall clock at `now`.
    pub(crate) fn local(self, now: DateTime<Utc>) -> NaiveDateTime {
        let at = |offset| now.naive_utc().checked_add_signed(TimeDelta::seconds(i64::from(offset)));
        let offset = self
            .daylight
            .filter(|daylight| self.is_daylight(*daylight, now))
            .map_or(self.standard, |daylight| daylight.offset);
        at(offset).unwrap_or(now.naive_utc())
    }

    fn is_daylight(self, daylight: DaylightTime, now: DateTime<Utc>) -> bool {
        let Some(standard) =
            now.naive_utc().checked_add_signed(TimeDelta::seconds(i64::from(self.standard)))
        else {
            return false;
        };
        let year = standard.year();
        let instant = |transition: Transition, offset: i32| {
            transition.wall_clock(year)?.checked_sub_signed(TimeDelta::seconds(i64::from(offset)))
        };
        let (Some(from), Some(to)) =
            (instant(daylight.from, self.standard), instant(daylight.to, daylight.offset))
        else {
            return false;
        };
        let now = now.naive_utc();
        if from <= to { from <= now && now < to } else { now < to || from <= now }
    }
}

impl fmt::Display for PosixRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_offset(f, self.standard)?;
        match self.daylight {
            Some(daylight) => {
                f.write_str("/")?;
                write_offset(f, daylight.offset)
            }
            None => Ok(()),
        }
    }
}

fn write_offset(f: &mut fmt::Formatter<'_>, offset: i32) -> fmt::Result {
    let minutes = offset.abs() / 60;
    write!(f, "{}{:02}:{:02}", if offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60)
}

impl Transition {
    fn parse(text: &str) -> Option<Self> {
        let (day, time) =
            text.split_once('/').map_or((text, None), |(day, time)| (day, Some(time)));
        let second = match time {
            Some(time) => seconds(time, MAX_HOURS).filter(|(_, rest)| rest.is_empty())?.0,
            None => 2 * HOUR,
        };
        Some(Self { day: DayRule::parse(day)?, second })
    }

    fn wall_clock(self, year: i32) -> Option<NaiveDateTime> {
        let midnight = self.day.of(year)?.and_hms_opt(0, 0, 0)?;
        midnight.checked_add_signed(TimeDelta::seconds(i64::from(self.second)))
    }
}

impl DayRule {
    fn parse(text: &str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix('M') {
            let parts: Vec<u32> = rest.split('.').map(digits).collect::<Option<_>>()?;
            let [month, week, weekday] = parts[..] else { return None };
            let is_valid = (1..=12).contains(&month) && (1..=5).contains(&week) && weekday <= 6;
            return is_valid.then_some(Self::Weekday { month, week, weekday });
        }
        if let Some(rest) = text.strip_prefix('J') {
            return digits(rest).filter(|day| (1..=365).contains(day)).map(Self::Julian);
        }
        digits(text).filter(|day| *day <= 365).map(Self::ZeroBased)
    }

    fn of(self, year: i32) -> Option<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        match self {
            Self::ZeroBased(day) => first.checked_add_days(Days::new(day)),
            Self::Julian(day) => {
                let leap = u64::from(day > 59 && first.leap_year());
                first.checked_add_days(Days::new(day - 1 + leap))
            }
            Self::Weekday { month, week, weekday } => {
                let first = NaiveDate::from_ymd_opt(year, month, 1)?;
                let ahead = (7 + weekday - first.weekday().num_days_from_sunday()) % 7;
                let day = 1 + ahead + 7 * (week - 1);
                // The last such day in a month that has no fifth one.
                NaiveDate::from_ymd_opt(year, month, day)
                    .or_else(|| NaiveDate::from_ymd_opt(year, month, day - 7))
            }
        }
    }
}

/// A number without a sign, which the parser of the standard library would accept.
fn digits<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The text after the name of a zone: three letters or more, or any name between < and >.
fn after_name(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('<') {
        let (name, rest) = rest.split_once('>')?;
        let is_valid = name.len() >= 3
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
        return is_valid.then_some(rest);
    }
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    (end >= 3).then(|| text.get(end..)).flatten()
}

/// Reads `[+-]hh[:mm[:ss]]` as seconds, and returns the rest of the text.
fn seconds(text: &str, max_hours: i32) -> Option<(i32, &str)> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let end =
        rest.find(|letter: char| !letter.is_ascii_digit() && letter != ':').unwrap_or(rest.len());
    let (time, rest) = rest.split_at_checked(end)?;
    let parts: Vec<i32> = time.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts[..] {
        [hours] => (hours, 0, 0),
        [hours, minutes] => (hours, minutes, 0),
        [hours, minutes, seconds] => (hours, minutes, seconds),
        _ => return None,
    };
    let is_valid = (0..=max_hours).contains(&hours)
        && (0..60).contains(&minutes)
        && (0..60).contains(&seconds);
    is_valid.then_some((sign * (hours * HOUR + minutes * 60 + seconds), rest))
}

#[cfg(test)]
#[path = "posix_rule_tests.rs"]
mod tests;
