//! The reminders that a person asked for, and the notices that are due. Decides only:
//! `background::notification` shows them. A late notice is worse than none: after a night in a
//! closed laptop the state has changed again.

use std::collections::BTreeSet;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use reperes_core::status::CLOSING_SOON;
use reperes_core::{Outlook, Outlooks, Status};
use serde::{Deserialize, Serialize};

use crate::platform::sync::lock;

/// The delay after which a notice is no longer shown.
const MAX_DELAY: TimeDelta = TimeDelta::minutes(10);
/// The time after which a message counts as gone. Some notification servers never report that: one
/// in "do not disturb" mode shows no message and closes none.
const MESSAGE_LIFETIME: TimeDelta = TimeDelta::minutes(30);
/// How long a notice is remembered after the change that it announced.
const NOTICE_MEMORY: TimeDelta = TimeDelta::days(2);

/// The wish for a notice when a channel opens. It holds for one opening.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Reminder {
    channel: String,
    /// When it opens, in seconds since 1970, UTC.
    opens: i64,
}

impl Reminder {
    /// The channel whose opening is awaited.
    pub(crate) fn channel(&self) -> &str {
        &self.channel
    }

    /// When it opens.
    pub(crate) fn opens(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp(self.opens, 0)
    }
}

/// What a notice announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum NoticeKind {
    Opened,
    ClosesSoon,
}

/// A notice to be shown now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) channel: String,
    pub(crate) kind: NoticeKind,
    /// The opening or the closing that it announces.
    pub(crate) change: DateTime<Utc>,
    /// When the channel certainly closes, if that is known.
    pub(crate) until: Option<DateTime<Utc>>,
}

/// The reminders, and the notices of the last days.
#[derive(Debug, Default)]
pub(crate) struct Reminders(Mutex<ReminderState>);

#[derive(Debug, Default)]
struct ReminderState {
    handover: ReminderHandover,
    /// The times from which each message on the screen is there, or about to be.
    shown: Vec<DateTime<Utc>>,
}

/// What the process hands over when it relaunches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReminderHandover {
    reminders: BTreeSet<Reminder>,
    /// The reminders that could not be shown in time, until the window has reported them.
    #[serde(default)]
    missed: BTreeSet<Reminder>,
    /// The changes that were announced: each is announced once, even if the clock passes it twice.
    #[serde(rename = "told")]
    announced: BTreeSet<(String, NoticeKind, i64)>,
}

impl Reminders {
    /// The reminders and notices of the process before a relaunch. A time that is not a date is
    /// ignored: any program that starts this one can write a handover.
    pub(crate) fn from_handover(mut handover: ReminderHandover) -> Self {
        handover.reminders.retain(|reminder| reminder.opens().is_some());
        handover.missed.retain(|reminder| reminder.opens().is_some());
        Self(Mutex::new(ReminderState { handover, ..ReminderState::default() }))
    }

    /// Adds a reminder for the first certain opening of a channel. `None` if the channel is open or
    /// no opening is certain.
    pub(crate) fn add(&self, outlooks: &Outlooks, channel: &str) -> Option<DateTime<Utc>> {
        let opens = outlooks.of(channel)?.opens?;
        lock(&self.0)
            .handover
            .reminders
            .insert(Reminder { channel: channel.to_owned(), opens: opens.timestamp() });
        Some(opens)
    }

    /// Removes the reminder of a channel.
    pub(crate) fn remove(&self, channel: &str) {
        lock(&self.0).handover.reminders.retain(|reminder| reminder.channel != channel);
    }

    /// What the process after a relaunch has to know: the reminders, and the notices of the last
    /// days.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "only a relaunch reads it, and only Linux relaunches")
    )]
    pub(crate) fn to_handover(&self, now: DateTime<Utc>) -> ReminderHandover {
        let mut handover = lock(&self.0).handover.clone();
        handover.announced.retain(|(_, _, change)| {
            now.timestamp().saturating_sub(*change) < NOTICE_MEMORY.num_seconds()
        });
        handover
    }

    /// The channels whose opening is awaited.
    pub(crate) fn awaited(&self) -> Vec<String> {
        lock(&self.0).handover.reminders.iter().map(|reminder| reminder.channel.clone()).collect()
    }

    /// The reminders that could not be shown in time.
    pub(crate) fn missed(&self) -> Vec<Reminder> {
        lock(&self.0).handover.missed.iter().cloned().collect()
    }

    /// The same, for a window that reports them. They are not reported again.
    pub(crate) fn take_missed(&self) -> Vec<Reminder> {
        std::mem::take(&mut lock(&self.0).handover.missed).into_iter().collect()
    }

    /// Records that a notice could not be shown. The window reports it later if a person asked for
    /// it.
    pub(crate) fn record_missed(&self, notice: &Notice) {
        match notice.kind {
            NoticeKind::Opened => {
                let reminder =
                    Reminder { channel: notice.channel.clone(), opens: notice.change.timestamp() };
                lock(&self.0).handover.missed.insert(reminder);
            }
            NoticeKind::ClosesSoon => {}
        }
    }

    /// The notices that are due. Each is returned once: its reminder is removed, and it
    /// counts as announced or missed. `closing` are the channels whose closing is announced.
    pub(crate) fn take_due(&self, outlooks: &Outlooks, closing: &[&str]) -> Vec<Notice> {
        let now = outlooks.now;
        let handover = &mut lock(&self.0).handover;
        let mut due = Vec::new();
        let (past, waiting) = std::mem::take(&mut handover.reminders)
            .into_iter()
            .partition(|reminder| reminder.opens <= now.timestamp());
        handover.reminders = waiting;
        let past: BTreeSet<Reminder> = past;
        for reminder in past {
            let announcement = (reminder.channel.clone(), NoticeKind::Opened, reminder.opens);
            if handover.announced.contains(&announcement) {
                continue;
            }
            let fresh = now.timestamp().saturating_sub(reminder.opens) < MAX_DELAY.num_seconds();
            match (outlooks.of(&reminder.channel), reminder.opens()) {
                (Some(outlook @ Outlook { status: Status::Open { .. }, .. }), Some(change))
                    if fresh =>
                {
                    handover.announced.insert(announcement);
                    due.push(Notice {
                        channel: reminder.channel,
                        kind: NoticeKind::Opened,
                        change,
                        until: outlook.certain_closing(),
                    });
                }
                // The hours have changed since the reminder was added, so the opening is another
                // one.
                (Some(Outlook { opens: Some(opens), .. }), _) if fresh => {
                    handover.reminders.insert(Reminder { opens: opens.timestamp(), ..reminder });
                }
                _ => {
                    handover.missed.insert(reminder);
                }
            }
        }
        for channel in closing {
            let Some(until) = outlooks.of(channel).and_then(Outlook::certain_closing) else {
                continue;
            };
            let since = now - (until - CLOSING_SOON);
            if since >= TimeDelta::zero()
                && since < MAX_DELAY
                && handover.announced.insert((
                    (*channel).to_owned(),
                    NoticeKind::ClosesSoon,
                    until.timestamp(),
                ))
            {
                due.push(Notice {
                    channel: (*channel).to_owned(),
                    kind: NoticeKind::ClosesSoon,
                    change: until,
                    until: Some(until),
                });
            }
        }
        due
    }

    /// A message is about to appear on the screen at `now`.
    pub(crate) fn message_shown(&self, now: DateTime<Utc>) {
        lock(&self.0).shown.push(now);
    }

    /// The message that appeared at `since` is gone, or did not appear.
    pub(crate) fn message_gone(&self, since: DateTime<Utc>) {
        let shown = &mut lock(&self.0).shown;
        if let Some(index) = shown.iter().position(|other| *other == since) {
            shown.swap_remove(index);
        }
    }

    /// Whether a message is on the screen at `now`. A message counts as gone if the clock was
    /// changed by more than [`MESSAGE_LIFETIME`].
    pub(crate) fn has_message_on_screen(&self, now: DateTime<Utc>) -> bool {
        lock(&self.0).shown.iter().any(|since| (now - *since).abs() < MESSAGE_LIFETIME)
    }
}

#[cfg(test)]
mod jump_tests;
#[cfg(test)]
#[path = "reminders_tests.rs"]
mod tests;
