//! The state of a channel in a word, and what follows it: until when, or why it is not known.

use chrono::{DateTime, Utc};
use reperes_core::{Outlook, Status, UnknownReason};

use super::format::date;
use super::when::{Viewpoint, duration, when};
use crate::view::messages::Messages;
use crate::view::wire::State;

impl State {
    /// The state to show at `now`.
    pub(crate) fn of(outlook: Outlook, now: DateTime<Utc>) -> Self {
        match outlook.status {
            Status::Open { .. } if outlook.closes_soon(now) => Self::ClosingSoon,
            Status::Open { .. } => Self::Open,
            Status::Closed { .. } => Self::Closed,
            Status::Unknown { .. } => Self::Unknown,
        }
    }

    /// The state in a word.
    pub(crate) fn word(self, messages: &Messages) -> String {
        messages.get(match self {
            Self::Open => "state-open",
            Self::ClosingSoon => "state-closing-soon",
            Self::Closed => "state-closed",
            Self::Unknown => "state-unknown",
        })
    }
}

/// What follows the state: until when, or why it is not known. If the zone of the reader is
/// unknown, the text says that times are those of Paris.
pub(crate) fn detail(messages: &Messages, outlook: Outlook, seen: &Viewpoint) -> String {
    match (outlook.status, outlook.certain_closing()) {
        (Status::Open { .. }, Some(closes)) if (closes - seen.now).num_hours() < 24 => messages
            .format("detail-closes-in", &[("duration", &duration(messages, seen.now, closes))]),
        (Status::Closed { .. }, _) if outlook.opens_certain() => opens_in(messages, outlook, seen),
        (Status::Open { .. } | Status::Closed { .. } | Status::Unknown { .. }, _) => {
            next_change(messages, outlook, seen)
        }
    }
}

/// When a channel opens. If it opens today, the text also says how long that takes.
fn opens_in(messages: &Messages, outlook: Outlook, seen: &Viewpoint) -> String {
    match outlook.opens.filter(|opens| seen.line_day(seen.now) == seen.line_day(*opens)) {
        Some(opens) => {
            let when = when(messages, opens, seen);
            messages.format(
                "detail-opens-today",
                &[("when", &when), ("duration", &duration(messages, seen.now, opens))],
            )
        }
        None => next_change(messages, outlook, seen),
    }
}

/// When the state changes next. Differs from [`detail`] in that it counts no minutes, so that the
/// text stays true until the change. An opening is named only if nothing uncertain comes before it.
pub(crate) fn next_change(messages: &Messages, outlook: Outlook, seen: &Viewpoint) -> String {
    let when = |then| when(messages, then, seen);
    match outlook {
        Outlook { status: Status::Unknown { reason }, .. } => messages.get(match reason {
            UnknownReason::NotPublished => "detail-not-published",
            UnknownReason::NotVerified => "detail-not-verified",
            UnknownReason::Holiday => "detail-holiday",
            UnknownReason::Malformed => "detail-malformed",
        }),
        Outlook { status: Status::Open { until: None }, .. } => messages.get("detail-always"),
        Outlook { status: Status::Open { until: Some(until) }, doubt: None, .. } => {
            messages.format("detail-closes-at", &[("when", &when(until))])
        }
        Outlook { status: Status::Open { until: Some(until) }, doubt: Some(_), .. } => {
            messages.format("detail-open-at-least", &[("when", &when(until))])
        }
        Outlook { status: Status::Closed { .. }, doubt: Some(doubt), .. } => {
            unstated_day(messages, doubt, seen)
        }
        Outlook { status: Status::Closed { .. }, doubt: None, opens: Some(opens) } => {
            messages.format("detail-opens-at", &[("when", &when(opens))])
        }
        Outlook { status: Status::Closed { .. }, doubt: None, opens: None } => {
            messages.get("detail-no-opening")
        }
    }
}

/// That the line states no hours for a day before its next opening. The text says "tomorrow" only
/// if it is the same day for the reader and for the line.
fn unstated_day(messages: &Messages, doubt: DateTime<Utc>, seen: &Viewpoint) -> String {
    let (today, day) = (seen.line_day(seen.now), seen.line_day(doubt));
    let same_day = seen.computer.is_some_and(|computer| computer.local(seen.now).date() == today);
    if same_day && today.succ_opt() == Some(day) {
        return messages.get("detail-holiday-tomorrow");
    }
    messages.format("detail-holiday-on", &[("date", &date(messages, day))])
}
