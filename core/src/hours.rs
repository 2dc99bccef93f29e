//! The published hours of a channel: always, weekly windows with exceptions, or unknown.
//!
//! This module owns the data of the hours and turns wall-clock times into instants.
//! [`crate::status`] decides whether a channel is open at an instant.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::holidays::is_public_holiday;

/// Minutes in a day of the wall clock.
pub const DAY: u16 = 24 * 60;

/// The hours of one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hours {
    /// At any time, whatever the date or the computer's clock say.
    Always,
    /// Windows that repeat each week.
    Weekly(Schedule),
    /// Windows were published once but could not be confirmed: they are shown, never used to say
    /// "closed".
    Unverified(Schedule),
    /// The line publishes no hours for this channel.
    Unstated,
    /// The data could not be read. Valid content never produces this; the variant keeps evaluation
    /// total.
    Malformed,
}

impl Hours {
    /// The weekly windows, confirmed or not.
    #[must_use]
    pub fn schedule(&self) -> Option<&Schedule> {
        match self {
            Self::Weekly(schedule) | Self::Unverified(schedule) => Some(schedule),
            Self::Always | Self::Unstated | Self::Malformed => None,
        }
    }

    /// Whether the state depends on the time: at any other, it may be another one.
    #[must_use]
    pub fn depend_on_clock(&self) -> bool {
        matches!(self, Self::Weekly(_))
    }
}

/// A stretch of one day, in minutes since midnight on the wall clock, half-open: `[open, close)`.
///
/// `close` ≤ `open` means that the window ends on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Window {
    /// First minute, 0 to 1439.
    pub open: u16,
    /// First minute after the end, 1 to 1440.
    pub close: u16,
}

impl Window {
    /// A window, or `None` when a bound is out of range or the two are equal (a full day is `0` to
    /// `1440`).
    #[must_use]
    pub fn new(open: u16, close: u16) -> Option<Self> {
        (open < DAY && close > 0 && close <= DAY && open != close).then_some(Self { open, close })
    }

    /// Whether the window ends on the day after the one it starts on.
    #[must_use]
    pub fn crosses_midnight(self) -> bool {
        self.close < self.open
    }
}

/// The effect of a public holiday on the windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HolidayRule {
    /// None: the usual windows apply.
    AsUsual,
    /// The channel is closed all day.
    Closed,
    /// These windows apply instead.
    Windows(Vec<Window>),
    /// The line does not say, so the state is unknown.
    Unknown,
}

/// An exception to the usual week, first and last day included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Windows of each of these days; empty means closed.
    pub windows: Vec<Window>,
}

/// Weekly windows in the line's own time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The time zone of the windows.
    pub zone: Tz,
    /// Whether the line itself states the zone. Otherwise the zone is inferred, and the interface
    /// says so.
    pub zone_stated: bool,
    /// Windows of each weekday, Monday first.
    pub week: [Vec<Window>; 7],
    /// The effect of public holidays.
    pub holidays: HolidayRule,
    /// Dated exceptions; the first that covers a day applies.
    pub exceptions: Vec<Exception>,
}

/// The windows of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPlan<'a> {
    /// Open in these windows, closed otherwise.
    Windows(&'a [Window]),
    /// A holiday about which the line says nothing.
    Unknown,
}

impl Schedule {
    /// The calendar day at `now` in the line's zone.
    #[must_use]
    pub fn date_at(&self, now: DateTime<Utc>) -> NaiveDate {
        local(self.zone, now).date()
    }

    /// The windows of `date`: those of an exception, else by the holiday rule, else those of the
    /// weekday.
    #[must_use]
    pub fn plan(&self, date: NaiveDate) -> DayPlan<'_> {
        if let Some(exception) =
            self.exceptions.iter().find(|exception| (exception.from..=exception.to).contains(&date))
        {
            return DayPlan::Windows(&exception.windows);
        }
        match &self.holidays {
            HolidayRule::AsUsual => DayPlan::Windows(self.usual(date)),
            _ if !is_public_holiday(date) => DayPlan::Windows(self.usual(date)),
            HolidayRule::Closed => DayPlan::Windows(&[]),
            HolidayRule::Windows(windows) => DayPlan::Windows(windows),
            HolidayRule::Unknown => DayPlan::Unknown,
        }
    }

    /// The windows of the weekday of `date`, without exceptions and holidays.
    #[must_use]
    pub fn usual(&self, date: NaiveDate) -> &[Window] {
        let weekday = date.weekday().num_days_from_monday() as usize;
        self.week.get(weekday).map_or(&[], Vec::as_slice)
    }

    /// The instants between which `window` of `date` is open.
    ///
    /// A wall-clock time that the autumn change repeats is read generously: a window opens at its
    /// first occurrence and closes at its last. A time that the spring change skips is read as the
    /// instant of the change.
    pub(crate) fn instants(
        &self,
        date: NaiveDate,
        window: Window,
    ) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let midnight = date.and_hms_opt(0, 0, 0)?;
        let close =
            i64::from(window.close) + if window.crosses_midnight() { i64::from(DAY) } else { 0 };
        Some((
            earliest(
                self.zone,
                midnight.checked_add_signed(TimeDelta::minutes(window.open.into()))?,
            )?,
            latest(self.zone, midnight.checked_add_signed(TimeDelta::minutes(close))?)?,
        ))
    }

    /// The instant at which `date` begins.
    pub(crate) fn midnight(&self, date: NaiveDate) -> Option<DateTime<Utc>> {
        earliest(self.zone, date.and_hms_opt(0, 0, 0)?)
    }
}

/// The wall clock of `zone` at `now`.
#[must_use]
pub fn local(zone: Tz, now: DateTime<Utc>) -> NaiveDateTime {
    let naive = now.naive_utc();
    let offset =
        TimeDelta::seconds(zone.offset_from_utc_datetime(&naive).fix().local_minus_utc().into());
    naive.checked_add_signed(offset).unwrap_or(naive)
}

fn earliest(zone: Tz, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
    zone.from_local_datetime(&wall)
        .earliest()
        .map_or_else(|| after_gap(zone, wall), |time| Some(time.to_utc()))
}

fn latest(zone: Tz, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
    zone.from_local_datetime(&wall)
        .latest()
        .map_or_else(|| after_gap(zone, wall), |time| Some(time.to_utc()))
}

/// The instant of the change that skipped `wall`.
///
/// No zone skips more than a day (Samoa skipped one), so the offsets a day and a half before and
/// after are those around the gap. Bisection between these two instants finds the change.
fn after_gap(zone: Tz, wall: NaiveDateTime) -> Option<DateTime<Utc>> {
    let reach = TimeDelta::hours(36);
    let mut before = wall.checked_sub_signed(reach)?.and_utc();
    let mut after = wall.checked_add_signed(reach)?.and_utc();
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if local(zone, middle) < wall {
            before = middle;
        } else {
            after = middle;
        }
    }
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America, Europe, Pacific};

    fn wall(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    /// A wall-clock time that occurs twice opens at its first occurrence and closes at its last.
    #[test]
    fn repeated_hour_opens_first_closes_last() {
        let half_past_two = wall(2026, 10, 25, 2, 30);
        assert_eq!(
            earliest(Europe::Paris, half_past_two).unwrap().to_rfc3339(),
            "2026-10-25T00:30:00+00:00"
        );
        assert_eq!(
            latest(Europe::Paris, half_past_two).unwrap().to_rfc3339(),
            "2026-10-25T01:30:00+00:00"
        );
    }

    /// A wall-clock time that does not occur is read as the instant of the change.
    #[test]
    fn skipped_hour_is_the_instant_of_the_change() {
        let half_past_two = wall(2027, 3, 28, 2, 30);
        for resolve in [earliest, latest] {
            assert_eq!(
                resolve(Europe::Paris, half_past_two).unwrap().to_rfc3339(),
                "2027-03-28T01:00:00+00:00"
            );
        }
        // A midnight that does not exist, and the day that Samoa skipped.
        assert_eq!(
            earliest(America::Havana, wall(2026, 3, 8, 0, 0)).unwrap().to_rfc3339(),
            "2026-03-08T05:00:00+00:00"
        );
        assert_eq!(
            earliest(Pacific::Apia, wall(2011, 12, 30, 9, 0)).unwrap().to_rfc3339(),
            "2011-12-30T10:00:00+00:00"
        );
    }

    /// An exception takes precedence over a holiday, and a holiday over the weekday.
    #[test]
    fn exception_before_holiday_before_weekday() {
        let nine_to_five = vec![Window::new(540, 1020).unwrap()];
        let christmas = NaiveDate::from_ymd_opt(2026, 12, 25).unwrap();
        let mut schedule = Schedule {
            zone: Europe::Paris,
            zone_stated: true,
            week: std::array::from_fn(|_| nine_to_five.clone()),
            holidays: HolidayRule::Closed,
            exceptions: Vec::new(),
        };
        assert_eq!(schedule.plan(christmas), DayPlan::Windows(&[]));
        assert_eq!(schedule.plan(christmas.succ_opt().unwrap()), DayPlan::Windows(&nine_to_five));
        schedule.holidays = HolidayRule::Unknown;
        assert_eq!(schedule.plan(christmas), DayPlan::Unknown);
        schedule.exceptions.push(Exception {
            from: christmas,
            to: christmas,
            windows: nine_to_five.clone(),
        });
        assert_eq!(schedule.plan(christmas), DayPlan::Windows(&nine_to_five));
    }
}
