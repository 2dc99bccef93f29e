//! Which notices are due. Decides only; `notify` shows them. A notice that comes late is worse than none: after a night in a closed
//! laptop the state has changed again.

use std::collections::BTreeSet;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use reperes_core::status::CLOSING_SOON;
use reperes_core::{Library, Outlook, Status};
use serde::{Deserialize, Serialize};

use crate::platform::sync::lock;

/// Nothing is told later than this.
const LATE: TimeDelta = TimeDelta::minutes(10);
/// After this a message counts as gone: some servers never say so, as one that was told not to disturb and shows none.
const LINGERING: TimeDelta = TimeDelta::minutes(30);
/// What was told is remembered for so long after the change itself.
const PAST: TimeDelta = TimeDelta::days(2);

/// Somebody wants to hear when a channel opens. Holds for one opening.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Reminder {
    channel: String,
    /// When it opens, in seconds since 1970, UTC.
    opens: i64,
}

impl Reminder {
    /// The channel that is waited for.
    pub(crate) fn channel(&self) -> &str {
        &self.channel
    }

    /// When it opens.
    pub(crate) fn opens(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.opens, 0)
    }
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kind {
    Opened,
    ClosesSoon,
}

/// A notice to be shown now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) channel: String,
    pub(crate) kind: Kind,
    /// The opening or the closing that it tells.
    pub(crate) change: DateTime<Utc>,
    /// When the channel certainly closes, where that is known.
    pub(crate) until: Option<DateTime<Utc>>,
}

/// What was asked for and what was told.
#[derive(Debug, Default)]
pub(crate) struct Notices(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    kept: Kept,
    /// Since when each message is on the screen, or about to be.
    shown: Vec<DateTime<Utc>>,
}

/// What a process that starts over must not forget.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    reminders: BTreeSet<Reminder>,
    /// Reminders that could not be shown in time, until the window has said so.
    #[serde(default)]
    missed: BTreeSet<Reminder>,
    /// Each change of a channel is told once, even when the clock passes it twice.
    told: BTreeSet<(String, Kind, i64)>,
}

impl Notices {
    /// What a former life of the process was asked for, and what it told.
    pub(crate) fn of(kept: Kept) -> Self {
        Self(Mutex::new(State { kept, ..State::default() }))
    }

    /// Asks for a word at the first certain opening of a channel. `None` when it is open, or no opening is certain.
    pub(crate) fn remind(
        &self,
        library: &Library,
        channel: &str,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        let (_, known) = library.channel(channel)?;
        let opens = known.outlook_at(now).opens?;
        lock(&self.0)
            .kept
            .reminders
            .insert(Reminder { channel: channel.to_owned(), opens: opens.timestamp() });
        Some(opens)
    }

    /// Takes it back.
    pub(crate) fn forget(&self, channel: &str) {
        lock(&self.0).kept.reminders.retain(|reminder| reminder.channel != channel);
    }

    /// What is still waited for, and what was told lately, for the next life of the process.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "only a process that starts over asks")
    )]
    pub(crate) fn kept(&self, now: DateTime<Utc>) -> Kept {
        let mut kept = lock(&self.0).kept.clone();
        kept.told
            .retain(|(_, _, change)| now.timestamp().saturating_sub(*change) < PAST.num_seconds());
        kept
    }

    /// The channels that are waited for.
    pub(crate) fn awaited(&self) -> Vec<String> {
        lock(&self.0).kept.reminders.iter().map(|reminder| reminder.channel.clone()).collect()
    }

    /// The reminders that could not be shown in time.
    pub(crate) fn missed(&self) -> Vec<Reminder> {
        lock(&self.0).kept.missed.iter().cloned().collect()
    }

    /// The same, for a window that says so: they are not said again.
    pub(crate) fn take_missed(&self) -> Vec<Reminder> {
        std::mem::take(&mut lock(&self.0).kept.missed).into_iter().collect()
    }

    /// A notice was due and could not be shown. One that was asked for is not dropped in silence.
    pub(crate) fn miss(&self, notice: &Notice) {
        match notice.kind {
            Kind::Opened => {
                let reminder =
                    Reminder { channel: notice.channel.clone(), opens: notice.change.timestamp() };
                lock(&self.0).kept.missed.insert(reminder);
            }
            Kind::ClosesSoon => {}
        }
    }

    /// What has to be told at `now`; `closing` are the channels whose closing is to be told beforehand.
    pub(crate) fn due(
        &self,
        library: &Library,
        closing: &[&str],
        now: DateTime<Utc>,
    ) -> Vec<Notice> {
        let kept = &mut lock(&self.0).kept;
        let mut due = Vec::new();
        let (past, waiting) = std::mem::take(&mut kept.reminders)
            .into_iter()
            .partition(|reminder| reminder.opens <= now.timestamp());
        kept.reminders = waiting;
        let past: BTreeSet<Reminder> = past;
        for reminder in past {
            let told = (reminder.channel.clone(), Kind::Opened, reminder.opens);
            if kept.told.contains(&told) {
                continue;
            }
            let fresh = now.timestamp().saturating_sub(reminder.opens) < LATE.num_seconds();
            let outlook =
                library.channel(&reminder.channel).map(|(_, known)| known.outlook_at(now));
            match (outlook, reminder.opens()) {
                (Some(outlook @ Outlook { status: Status::Open { .. }, .. }), Some(change))
                    if fresh =>
                {
                    kept.told.insert(told);
                    due.push(Notice {
                        channel: reminder.channel,
                        kind: Kind::Opened,
                        change,
                        until: outlook.closes(),
                    });
                }
                // The hours are others than when it was asked for, so the opening is another one.
                (Some(Outlook { opens: Some(opens), .. }), _) if fresh => {
                    kept.reminders.insert(Reminder { opens: opens.timestamp(), ..reminder });
                }
                _ => {
                    kept.missed.insert(reminder);
                }
            }
        }
        for channel in closing {
            let Some((_, known)) = library.channel(channel) else { continue };
            let Some(until) = known.outlook_at(now).closes() else { continue };
            let since = now - (until - CLOSING_SOON);
            if since >= TimeDelta::zero()
                && since < LATE
                && kept.told.insert(((*channel).to_owned(), Kind::ClosesSoon, until.timestamp()))
            {
                due.push(Notice {
                    channel: (*channel).to_owned(),
                    kind: Kind::ClosesSoon,
                    change: until,
                    until: Some(until),
                });
            }
        }
        due
    }

    /// A message is about to appear on the screen at `now`.
    pub(crate) fn shows(&self, now: DateTime<Utc>) {
        lock(&self.0).shown.push(now);
    }

    /// The one that appeared at `since` is gone, or did not appear.
    pub(crate) fn gone(&self, since: DateTime<Utc>) {
        let shown = &mut lock(&self.0).shown;
        if let Some(place) = shown.iter().position(|other| *other == since) {
            shown.swap_remove(place);
        }
    }

    /// Whether one is still there at `now`. A clock that was turned by more than a message may last is no reason to wait longer.
    pub(crate) fn on_screen(&self, now: DateTime<Utc>) -> bool {
        lock(&self.0).shown.iter().any(|since| (now - *since).abs() < LINGERING)
    }
}

#[cfg(test)]
mod jump_tests;
#[cfg(test)]
#[path = "reminders_tests.rs"]
mod tests;
