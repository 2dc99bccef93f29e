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
mod tests {
    use super::*;
    use reperes_core::embedded_files;

    const PHONE: &str = "3018-phone";

    fn library() -> Library {
        Library::read(&embedded_files()).unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// 3018 opens at 8:00 UTC and closes at 22:00 UTC in winter.
    fn asked() -> Notices {
        let notices = Notices::default();
        assert_eq!(
            notices.remind(&library(), PHONE, at("2026-11-23T23:30:00Z")),
            Some(at("2026-11-24T08:00:00Z"))
        );
        notices
    }

    fn kinds(due: &[Notice]) -> Vec<Kind> {
        due.iter().map(|notice| notice.kind).collect()
    }

    #[test]
    fn an_opening_is_told_once_to_somebody_who_asked() {
        let notices = asked();
        assert_eq!(notices.due(&library(), &[], at("2026-11-24T07:59:59Z")), []);
        let due = notices.due(&library(), &[], at("2026-11-24T08:00:20Z"));
        let (change, until) = (at("2026-11-24T08:00:00Z"), Some(at("2026-11-24T22:00:00Z")));
        assert_eq!(due, [Notice { channel: PHONE.to_owned(), kind: Kind::Opened, change, until }]);
        assert_eq!(notices.missed(), []);
        assert_eq!(notices.due(&library(), &[], at("2026-11-24T08:00:50Z")), []);
        assert_eq!(notices.awaited(), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_told_late_nor_to_somebody_who_did_not_ask() {
        for late in [
            "2026-11-24T08:10:00Z",
            "2026-11-24T17:00:00Z",
            "2026-11-24T23:00:00Z",
            "2046-11-24T09:00:00Z",
        ] {
            let notices = asked();
            assert_eq!(notices.due(&library(), &[], at(late)), [], "{late}");
            assert_eq!(
                notices.awaited(),
                Vec::<String>::new(),
                "{late}: it would come another day"
            );
            let missed: Vec<_> =
                notices.take_missed().iter().map(|reminder| reminder.opens().unwrap()).collect();
            assert_eq!(missed, [at("2026-11-24T08:00:00Z")], "{late}: it was dropped in silence");
            assert_eq!(notices.take_missed(), [], "{late}: it is said twice");
        }
        assert_eq!(Notices::default().due(&library(), &[], at("2026-11-24T08:00:20Z")), []);
        let taken_back = asked();
        taken_back.forget(PHONE);
        assert_eq!(taken_back.due(&library(), &[], at("2026-11-24T08:00:20Z")), []);
    }

    #[test]
    fn a_clock_that_passes_an_opening_twice_tells_it_once() {
        let notices = asked();
        assert_eq!(notices.due(&library(), &[], at("2026-11-24T08:00:20Z")).len(), 1);
        notices.remind(&library(), PHONE, at("2026-11-24T07:50:00Z"));
        assert_eq!(notices.due(&library(), &[], at("2026-11-24T08:00:30Z")), []);
        // A clock that is set back a year waits on.
        let notices = asked();
        assert_eq!(notices.due(&library(), &[], at("2025-11-24T09:00:00Z")), []);
        assert_eq!(notices.awaited(), [PHONE]);
    }

    #[test]
    fn a_closing_is_told_half_an_hour_before_only_where_it_is_wanted() {
        let notices = Notices::default();
        for (now, told) in [
            ("2026-11-24T21:29:59Z", vec![]),
            ("2026-11-24T21:30:10Z", vec![Kind::ClosesSoon]),
            ("2026-11-24T21:31:10Z", vec![]),
            ("2026-11-25T21:39:59Z", vec![Kind::ClosesSoon]),
            ("2026-11-26T21:40:00Z", vec![]),
            ("2026-11-26T21:59:59Z", vec![]),
        ] {
            assert_eq!(kinds(&notices.due(&library(), &[PHONE], at(now))), told, "{now}");
        }
        assert_eq!(Notices::default().due(&library(), &[], at("2026-11-24T21:30:10Z")), []);
        assert_eq!(
            Notices::default().due(&library(), &["3114-phone"], at("2026-11-24T21:30:10Z")),
            []
        );
    }

    #[test]
    fn nobody_waits_for_what_is_open_or_unknown() {
        let notices = Notices::default();
        assert_eq!(notices.remind(&library(), PHONE, at("2026-11-24T12:00:00Z")), None);
        assert_eq!(notices.remind(&library(), "3114-phone", at("2026-11-24T12:00:00Z")), None);
        assert_eq!(notices.remind(&library(), "nothing", at("2026-11-24T23:00:00Z")), None);
    }

    #[test]
    fn on_the_eve_of_a_holiday_of_which_the_line_says_nothing_the_first_certain_opening_is_waited_for()
     {
        let notices = Notices::default();
        let eve = at("2026-12-24T22:30:00Z");
        assert_eq!(
            notices.remind(&library(), "116006-phone", eve),
            Some(at("2026-12-26T08:00:00Z"))
        );
        for quiet in ["2026-12-24T23:00:10Z", "2026-12-25T08:00:10Z", "2026-12-25T23:00:10Z"] {
            assert_eq!(notices.due(&library(), &[], at(quiet)), [], "{quiet}");
            assert_eq!((notices.awaited().len(), notices.missed().len()), (1, 0), "{quiet}");
        }
        assert_eq!(
            kinds(&notices.due(&library(), &[], at("2026-12-26T08:00:10Z"))),
            [Kind::Opened]
        );
        assert_eq!((notices.awaited().len(), notices.missed().len()), (0, 0));
    }

    #[test]
    fn an_opening_that_is_another_one_since_is_waited_for_in_its_place() {
        // Asked for by a version that took the change at midnight for an opening.
        let reminder = Reminder {
            channel: "116006-phone".to_owned(),
            opens: at("2026-12-24T23:00:00Z").timestamp(),
        };
        let notices =
            Notices::of(Kept { reminders: BTreeSet::from([reminder]), ..Kept::default() });
        assert_eq!(notices.due(&library(), &[], at("2026-12-24T23:00:10Z")), []);
        assert_eq!((notices.awaited().len(), notices.missed().len()), (1, 0));
        assert_eq!(
            kinds(&notices.due(&library(), &[], at("2026-12-26T08:00:10Z"))),
            [Kind::Opened]
        );
    }

    #[test]
    fn a_message_that_was_asked_for_and_cannot_be_shown_is_said_in_the_window() {
        let notices = asked();
        let due = notices.due(&library(), &[PHONE], at("2026-11-24T08:00:20Z"));
        notices.miss(&due[0]);
        assert_eq!(notices.missed().len(), 1);
        // Nobody asked for this one by name.
        notices.miss(&Notice { kind: Kind::ClosesSoon, ..due[0].clone() });
        assert_eq!(notices.take_missed().len(), 1);
    }

    #[test]
    fn a_message_is_on_the_screen_until_it_is_gone_and_one_that_is_never_said_to_go_for_half_an_hour()
     {
        let (first, second) = (at("2026-11-24T08:00:20Z"), at("2026-11-24T08:10:00Z"));
        let notices = Notices::default();
        notices.shows(first);
        notices.shows(second);
        notices.gone(first);
        assert!(notices.on_screen(second));
        for (now, there) in [
            ("2026-11-24T08:39:59Z", true),
            ("2026-11-24T08:40:00Z", false),
            // A clock that was turned back is no reason to wait until it comes by again.
            ("2026-11-24T08:00:00Z", true),
            ("2025-11-24T08:10:00Z", false),
        ] {
            assert_eq!(notices.on_screen(at(now)), there, "{now}");
        }
        notices.gone(second);
        assert!(!notices.on_screen(second));
    }

    #[test]
    fn a_reminder_outlives_the_window() {
        let again = Notices::of(asked().kept(at("2026-11-24T07:00:00Z")));
        assert_eq!(again.awaited(), [PHONE]);
        assert_eq!(again.due(&library(), &[], at("2026-11-24T08:00:20Z")).len(), 1);
    }

    #[test]
    fn what_was_told_is_not_told_again_by_the_next_life_of_the_process() {
        let now = at("2026-11-24T21:30:10Z");
        let notices = Notices::default();
        assert_eq!(notices.due(&library(), &[PHONE], now).len(), 1);
        assert_eq!(Notices::of(notices.kept(now)).due(&library(), &[PHONE], now), []);
        assert_eq!(
            notices.kept(at("2026-11-27T21:30:00Z")),
            Kept::default(),
            "it is kept for ever"
        );
    }
}
