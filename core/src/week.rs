//! The hours as the interface draws them: seven days for a table, one day for a 24-hour bar. Times
//! are wall-clock minutes in the line's zone.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

use crate::holidays::is_public_holiday;
use crate::hours::{DAY, DayPlan, Schedule, Window};

/// A stretch of one calendar day, in minutes since midnight on the wall clock, half-open, never
/// past 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    /// First minute.
    pub from: u16,
    /// First minute after the end.
    pub to: u16,
}

/// One day of the week view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The calendar day in the line's zone.
    pub date: NaiveDate,
    /// The windows that start on this day, in order; `None` when the line publishes nothing about
    /// it.
    pub windows: Option<Vec<Window>>,
    /// The stretches of this day that are open, the end of the previous night included; for the
    /// bar.
    pub spans: Vec<DaySpan>,
    /// Whether it is a national public holiday.
    pub holiday: bool,
    /// Whether the day departs from the usual week.
    pub exceptional: bool,
}

impl Schedule {
    /// The week, Monday to Sunday, in which `now` falls.
    #[must_use]
    pub fn week_containing(&self, now: DateTime<Utc>) -> Vec<Day> {
        let today = self.date_at(now);
        let monday = today - Days::new(today.weekday().num_days_from_monday().into());
        monday.iter_days().take(7).map(|date| self.day(date)).collect()
    }

    /// One day.
    #[must_use]
    pub fn day(&self, date: NaiveDate) -> Day {
        let windows = match self.plan(date) {
            DayPlan::Windows(windows) => Some(windows.to_vec()),
            DayPlan::Unknown => None,
        };
        let exceptional = windows.as_deref() != Some(self.usual(date));
        Day {
            date,
            spans: self.spans(date),
            holiday: is_public_holiday(date),
            exceptional,
            windows,
        }
    }

    /// The stretches of `date` that are open, sorted and without overlaps.
    #[must_use]
    pub fn spans(&self, date: NaiveDate) -> Vec<DaySpan> {
        let starting = self.windows_of(date).iter().map(|w| DaySpan {
            from: w.open,
            to: if w.crosses_midnight() { DAY } else { w.close },
        });
        let before = date.pred_opt().map_or(&[][..], |yesterday| self.windows_of(yesterday));
        let reaching = before
            .iter()
            .filter(|w| w.crosses_midnight())
            .map(|w| DaySpan { from: 0, to: w.close });
        let mut spans: Vec<DaySpan> = reaching.chain(starting).collect();
        spans.sort_by_key(|span| span.from);
        spans.dedup_by(|next, kept| {
            let joins = next.from <= kept.to;
            if joins {
                kept.to = kept.to.max(next.to);
            }
            joins
        });
        spans
    }

    fn windows_of(&self, date: NaiveDate) -> &[Window] {
        match self.plan(date) {
            DayPlan::Windows(windows) => windows,
            DayPlan::Unknown => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hours::HolidayRule;

    fn schedule(windows: &[(u16, u16)]) -> Schedule {
        let windows: Vec<Window> =
            windows.iter().map(|&(open, close)| Window::new(open, close).unwrap()).collect();
        Schedule {
            zone: chrono_tz::Europe::Paris,
            zone_stated: true,
            week: std::array::from_fn(|_| windows.clone()),
            holidays: HolidayRule::AsUsual,
            exceptions: Vec::new(),
        }
    }

    /// The end of a night is drawn on the day on which it falls.
    #[test]
    fn night_span_ends_on_the_next_day() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let spans = schedule(&[(1320, 300), (540, 720)]).spans(date);
        assert_eq!(
            spans,
            [
                DaySpan { from: 0, to: 300 },
                DaySpan { from: 540, to: 720 },
                DaySpan { from: 1320, to: DAY }
            ]
        );
    }

    /// Windows that touch are drawn as one.
    #[test]
    fn touching_windows_make_one_span() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(
            schedule(&[(540, 720), (720, 1080)]).spans(date),
            [DaySpan { from: 540, to: 1080 }]
        );
    }

    #[test]
    fn a_week_starts_on_monday_and_marks_a_holiday_closure() {
        let mut closed_on_holidays = schedule(&[(540, 1080)]);
        closed_on_holidays.holidays = HolidayRule::Closed;
        let armistice: DateTime<Utc> = "2026-11-11T12:00:00Z".parse().unwrap();
        let week = closed_on_holidays.week_containing(armistice);
        assert_eq!(week[0].date.to_string(), "2026-11-09");
        assert!(week[2].holiday && week[2].exceptional && week[2].spans.is_empty());
        assert!(!week[3].exceptional);
    }
}
