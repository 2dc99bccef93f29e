//! Decides whether a channel is open at an instant, and when that changes next.
//!
//! Every decision is taken on UTC instants and half-open intervals. Evaluation is total: what is
//! not known is [`Status::Unknown`], never [`Status::Closed`], and no state ever hides a number.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use crate::hours::{DayPlan, Hours, Schedule};

/// How long before closing an open channel counts as closing soon.
pub const CLOSING_SOON: TimeDelta = TimeDelta::minutes(30);

/// How many days ahead a change is looked for: a year and a leap day, so that yearly exceptions are
/// found.
const HORIZON_DAYS: u64 = 366;

/// How many days ahead an opening is looked for.
pub const OPENING_HORIZON: TimeDelta = TimeDelta::days(14);

/// The state of a channel at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The channel answers.
    Open {
        /// The instant at which it stops being open; `None` when it never does.
        until: Option<DateTime<Utc>>,
    },
    /// The channel does not answer.
    Closed {
        /// The instant at which it stops being closed; `None` when no opening is planned within a
        /// year.
        until: Option<DateTime<Utc>>,
    },
    /// The state is not known.
    Unknown {
        /// Why.
        reason: UnknownReason,
    },
}

/// Why a state is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownReason {
    /// The line publishes no hours for this channel.
    NotPublished,
    /// Hours were published once but could not be confirmed.
    NotVerified,
    /// Today is a public holiday and the line does not say whether it answers.
    Holiday,
    /// The data could not be read.
    Malformed,
}

impl Status {
    /// The instant of the next change, if one is known.
    #[must_use]
    pub fn until(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Open { until } | Self::Closed { until } => until,
            Self::Unknown { .. } => None,
        }
    }
}

/// The state of a channel at an instant, and what is known about the time after it. The next change
/// is not always the next opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// The state, with the instant of its next change.
    pub status: Status,
    /// The first instant at which a channel that is not open now is certainly open. `None` if there
    /// is none within [`OPENING_HORIZON`], or if the channel is open now.
    pub opens: Option<DateTime<Utc>>,
    /// The first instant from which nothing is known: before `opens`, or at the end of the present
    /// opening.
    pub doubt: Option<DateTime<Utc>>,
}

impl Outlook {
    /// An outlook with a state and nothing else.
    #[must_use]
    pub fn of(status: Status) -> Self {
        Self { status, opens: None, doubt: None }
    }

    /// Whether `opens` is the next opening: no uncertain stretch lies before it.
    #[must_use]
    pub fn opens_certain(self) -> bool {
        self.opens.is_some() && self.doubt.is_none()
    }

    /// The instant at which an open channel certainly closes; `None` if what follows its opening is
    /// unknown.
    #[must_use]
    pub fn certain_closing(self) -> Option<DateTime<Utc>> {
        match self.status {
            Status::Open { until } if self.doubt.is_none() => until,
            Status::Open { .. } | Status::Closed { .. } | Status::Unknown { .. } => None,
        }
    }

    /// Whether the channel is open but closes within [`CLOSING_SOON`] of `now`.
    #[must_use]
    pub fn closes_soon(self, now: DateTime<Utc>) -> bool {
        self.certain_closing().is_some_and(|closes| closes - now <= CLOSING_SOON)
    }

    /// The instant at which the display changes by itself: the state, or "closes soon".
    #[must_use]
    pub fn next_display_change(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let until = self.status.until()?;
        match self.certain_closing() {
            Some(closes) if closes - now > CLOSING_SOON => Some(closes - CLOSING_SOON),
            Some(_) | None => Some(until),
        }
    }
}

impl Hours {
    /// The status at `now`.
    #[must_use]
    pub fn status_at(&self, now: DateTime<Utc>) -> Status {
        match self {
            Self::Always => Status::Open { until: None },
            Self::Weekly(schedule) => schedule.status_at(now),
            Self::Unverified(_) => Status::Unknown { reason: UnknownReason::NotVerified },
            Self::Unstated => Status::Unknown { reason: UnknownReason::NotPublished },
            Self::Malformed => Status::Unknown { reason: UnknownReason::Malformed },
        }
    }

    /// The status at `now`, and what is known about the time after it.
    #[must_use]
    pub fn outlook_at(&self, now: DateTime<Utc>) -> Outlook {
        match self {
            Self::Weekly(schedule) => schedule.outlook_at(now),
            Self::Always | Self::Unverified(_) | Self::Unstated | Self::Malformed => {
                Outlook::of(self.status_at(now))
            }
        }
    }
}

/// The kind of a [`Status`], without its instant or reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StatusKind {
    Open,
    Closed,
    Unknown,
}

impl Schedule {
    /// The status at `now`.
    #[must_use]
    pub fn status_at(&self, now: DateTime<Utc>) -> Status {
        let today = self.date_at(now);
        let kind = self.status_kind_at(today, now);
        match kind {
            StatusKind::Open => Status::Open { until: self.next_change(today, now, kind) },
            StatusKind::Closed => Status::Closed { until: self.next_change(today, now, kind) },
            StatusKind::Unknown => Status::Unknown { reason: UnknownReason::Holiday },
        }
    }

    /// The status at `now`, and what is known about the time after it.
    #[must_use]
    pub fn outlook_at(&self, now: DateTime<Utc>) -> Outlook {
        let status = self.status_at(now);
        let change = |at: DateTime<Utc>| {
            self.next_change_after(at).map(|at| (at, self.status_kind_at(self.date_at(at), at)))
        };
        if let Status::Open { .. } = status {
            let doubt =
                change(now).and_then(|(at, kind)| (kind == StatusKind::Unknown).then_some(at));
            return Outlook { status, opens: None, doubt };
        }
        let mut doubt = matches!(status, Status::Unknown { .. }).then_some(now);
        let mut at = now;
        while let Some((next, kind)) = change(at).filter(|(next, _)| *next - now <= OPENING_HORIZON)
        {
            match kind {
                StatusKind::Open => return Outlook { status, opens: Some(next), doubt },
                StatusKind::Unknown => doubt = doubt.or(Some(next)),
                StatusKind::Closed => {}
            }
            at = next;
        }
        Outlook { status, opens: None, doubt }
    }

    /// The instant after `now` at which the state changes, unknown stretches included.
    #[must_use]
    pub fn next_change_after(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let today = self.date_at(now);
        self.next_change(today, now, self.status_kind_at(today, now))
    }

    fn status_kind_at(&self, today: NaiveDate, now: DateTime<Utc>) -> StatusKind {
        let mut unknown = false;
        for (date, is_today) in [(today.pred_opt(), false), (Some(today), true)] {
            let Some(date) = date else { continue };
            match self.plan(date) {
                DayPlan::Windows(windows) => {
                    let reaches =
                        |close, crosses| is_today || crosses || close == crate::hours::DAY;
                    for window in windows.iter().filter(|w| reaches(w.close, w.crosses_midnight()))
                    {
                        if self
                            .instants(date, *window)
                            .is_some_and(|(open, close)| open <= now && now < close)
                        {
                            return StatusKind::Open;
                        }
                    }
                }
                DayPlan::Unknown => unknown |= is_today || self.usual_night_covers(date, now),
            }
        }
        if unknown { StatusKind::Unknown } else { StatusKind::Closed }
    }

    /// Whether a usual window of `date`, a day about which nothing is known, would still be open at
    /// `now`, after midnight.
    fn usual_night_covers(&self, date: NaiveDate, now: DateTime<Utc>) -> bool {
        self.usual(date)
            .iter()
            .filter(|window| window.crosses_midnight())
            .any(|window| self.instants(date, *window).is_some_and(|(_, close)| now < close))
    }

    /// The first instant after `now` at which the status is no longer of the kind `kind`.
    ///
    /// Walks the days from yesterday. A window may reach into the next day, so the day after the
    /// first find is read as well if it begins before that find.
    fn next_change(
        &self,
        today: NaiveDate,
        now: DateTime<Utc>,
        kind: StatusKind,
    ) -> Option<DateTime<Utc>> {
        let mut found: Option<DateTime<Utc>> = None;
        let mut date = today.pred_opt()?;
        for _ in 0..=HORIZON_DAYS {
            let last = found.is_some();
            if found
                .is_some_and(|best| self.midnight(date).is_some_and(|midnight| best <= midnight))
            {
                return found;
            }
            self.boundaries(date, &mut |instant| {
                if instant > now
                    && found.is_none_or(|best| instant < best)
                    && self.status_kind_at(self.date_at(instant), instant) != kind
                {
                    found = Some(instant);
                }
            });
            if last {
                return found;
            }
            date = date.checked_add_days(Days::new(1))?;
        }
        found
    }

    /// Visits every instant at which the state may change because of `date`.
    fn boundaries(&self, date: NaiveDate, visit: &mut impl FnMut(DateTime<Utc>)) {
        let windows = match self.plan(date) {
            DayPlan::Windows(windows) => windows,
            DayPlan::Unknown => {
                for day in [Some(date), date.succ_opt()].into_iter().flatten() {
                    self.midnight(day).into_iter().for_each(&mut *visit);
                }
                self.usual(date)
            }
        };
        for (open, close) in windows.iter().filter_map(|window| self.instants(date, *window)) {
            visit(open);
            visit(close);
        }
    }
}
