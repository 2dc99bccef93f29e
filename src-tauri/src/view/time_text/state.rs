//! The state of a channel in a word, and what follows it: until when, or why it is not known.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use reperes_core::hours::local;
use reperes_core::{Outlook, Status, UnknownReason};

use super::format::date;
use super::when::{duration, when};
use crate::platform::zone::Zone;
use crate::view::messages::Words;

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
