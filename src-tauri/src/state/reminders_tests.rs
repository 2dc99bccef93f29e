//! When a notice is due, and what happens to one that cannot be shown.

use reperes_core::{ClockVerdict, Library, embedded_files};

use super::*;

const PHONE: &str = "3018-phone";

fn outlooks(now: DateTime<Utc>) -> Outlooks {
    let library = Library::read(&embedded_files()).unwrap();
    Outlooks::at(&library, now, ClockVerdict::Plausible)
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// 3018 opens at 8:00 UTC and closes at 22:00 UTC in winter.
fn with_reminder() -> Reminders {
    let reminders = Reminders::default();
    assert_eq!(
        reminders.add(&outlooks(at("2026-11-23T23:30:00Z")), PHONE),
        Some(at("2026-11-24T08:00:00Z"))
    );
    reminders
}

fn kinds(due: &[Notice]) -> Vec<NoticeKind> {
    due.iter().map(|notice| notice.kind).collect()
}

/// A reminder gives one notice when the channel opens.
#[test]
fn reminder_gives_one_notice_at_the_opening() {
    let reminders = with_reminder();
    assert_eq!(reminders.take_due(&outlooks(at("2026-11-24T07:59:59Z")), &[]), []);
    let due = reminders.take_due(&outlooks(at("2026-11-24T08:00:20Z")), &[]);
    let (change, until) = (at("2026-11-24T08:00:00Z"), Some(at("2026-11-24T22:00:00Z")));
    assert_eq!(
        due,
        [Notice { channel: PHONE.to_owned(), kind: NoticeKind::Opened, change, until }]
    );
    assert_eq!(reminders.missed(), []);
    assert_eq!(reminders.take_due(&outlooks(at("2026-11-24T08:00:50Z")), &[]), []);
    assert_eq!(reminders.awaited(), Vec::<String>::new());
}

/// Ten minutes after the opening the reminder is missed, and the window reports that once. Without
/// a reminder there is no notice.
#[test]
fn late_reminder_is_missed_and_reported_once() {
    for late in [
        "2026-11-24T08:10:00Z",
        "2026-11-24T17:00:00Z",
        "2026-11-24T23:00:00Z",
        "2046-11-24T09:00:00Z",
    ] {
        let reminders = with_reminder();
        assert_eq!(reminders.take_due(&outlooks(at(late)), &[]), [], "{late}");
        assert_eq!(
            reminders.awaited(),
            Vec::<String>::new(),
            "{late}: the reminder is still there"
        );
        let missed: Vec<_> =
            reminders.take_missed().iter().map(|reminder| reminder.opens().unwrap()).collect();
        assert_eq!(missed, [at("2026-11-24T08:00:00Z")], "{late}: the reminder is not reported");
        assert_eq!(reminders.take_missed(), [], "{late}: the reminder is reported twice");
    }
    assert_eq!(Reminders::default().take_due(&outlooks(at("2026-11-24T08:00:20Z")), &[]), []);
    let cancelled = with_reminder();
    cancelled.remove(PHONE);
    assert_eq!(cancelled.take_due(&outlooks(at("2026-11-24T08:00:20Z")), &[]), []);
}

/// If the clock passes an opening twice, there is one notice.
#[test]
fn opening_passed_twice_gives_one_notice() {
    let reminders = with_reminder();
    assert_eq!(reminders.take_due(&outlooks(at("2026-11-24T08:00:20Z")), &[]).len(), 1);
    reminders.add(&outlooks(at("2026-11-24T07:50:00Z")), PHONE);
    assert_eq!(reminders.take_due(&outlooks(at("2026-11-24T08:00:30Z")), &[]), []);
    // A clock that is set back a year waits on.
    let reminders = with_reminder();
    assert_eq!(reminders.take_due(&outlooks(at("2025-11-24T09:00:00Z")), &[]), []);
    assert_eq!(reminders.awaited(), [PHONE]);
}

/// The closing of a chosen channel is announced half an hour before.
#[test]
fn closing_is_announced_half_an_hour_before() {
    let reminders = Reminders::default();
    for (now, expected) in [
        ("2026-11-24T21:29:59Z", vec![]),
        ("2026-11-24T21:30:10Z", vec![NoticeKind::ClosesSoon]),
        ("2026-11-24T21:31:10Z", vec![]),
        ("2026-11-25T21:39:59Z", vec![NoticeKind::ClosesSoon]),
        ("2026-11-26T21:40:00Z", vec![]),
        ("2026-11-26T21:59:59Z", vec![]),
    ] {
        assert_eq!(kinds(&reminders.take_due(&outlooks(at(now)), &[PHONE])), expected, "{now}");
    }
    assert_eq!(Reminders::default().take_due(&outlooks(at("2026-11-24T21:30:10Z")), &[]), []);
    assert_eq!(
        Reminders::default().take_due(&outlooks(at("2026-11-24T21:30:10Z")), &["3114-phone"]),
        []
    );
}

/// There is no reminder for a channel that is open or unknown.
#[test]
fn open_or_unknown_channel_has_no_reminder() {
    let reminders = Reminders::default();
    assert_eq!(reminders.add(&outlooks(at("2026-11-24T12:00:00Z")), PHONE), None);
    assert_eq!(reminders.add(&outlooks(at("2026-11-24T12:00:00Z")), "3114-phone"), None);
    assert_eq!(reminders.add(&outlooks(at("2026-11-24T23:00:00Z")), "nothing"), None);
}

/// On the eve of a holiday for which the line states no hours, the reminder is for the first
/// certain opening.
#[test]
fn eve_of_an_unstated_holiday_awaits_the_certain_opening() {
    let reminders = Reminders::default();
    let eve = at("2026-12-24T22:30:00Z");
    assert_eq!(reminders.add(&outlooks(eve), "116006-phone"), Some(at("2026-12-26T08:00:00Z")));
    for quiet in ["2026-12-24T23:00:10Z", "2026-12-25T08:00:10Z", "2026-12-25T23:00:10Z"] {
        assert_eq!(reminders.take_due(&outlooks(at(quiet)), &[]), [], "{quiet}");
        assert_eq!((reminders.awaited().len(), reminders.missed().len()), (1, 0), "{quiet}");
    }
    assert_eq!(
        kinds(&reminders.take_due(&outlooks(at("2026-12-26T08:00:10Z")), &[])),
        [NoticeKind::Opened]
    );
    assert_eq!((reminders.awaited().len(), reminders.missed().len()), (0, 0));
}

/// If the hours have changed since the reminder was added, it is for the new opening.
#[test]
fn reminder_moves_to_the_changed_opening() {
    // A former version took the change at midnight for an opening.
    let reminder = Reminder {
        channel: "116006-phone".to_owned(),
        opens: at("2026-12-24T23:00:00Z").timestamp(),
    };
    let reminders = Reminders::from_handover(ReminderHandover {
        reminders: BTreeSet::from([reminder]),
        ..ReminderHandover::default()
    });
    assert_eq!(reminders.take_due(&outlooks(at("2026-12-24T23:00:10Z")), &[]), []);
    assert_eq!((reminders.awaited().len(), reminders.missed().len()), (1, 0));
    assert_eq!(
        kinds(&reminders.take_due(&outlooks(at("2026-12-26T08:00:10Z")), &[])),
        [NoticeKind::Opened]
    );
}

/// A notice that a person asked for and that cannot be shown is reported in the window.
#[test]
fn notice_that_cannot_be_shown_is_missed() {
    let reminders = with_reminder();
    let due = reminders.take_due(&outlooks(at("2026-11-24T08:00:20Z")), &[PHONE]);
    reminders.record_missed(&due[0]);
    assert_eq!(reminders.missed().len(), 1);
    // No person asked for this one by name.
    reminders.record_missed(&Notice { kind: NoticeKind::ClosesSoon, ..due[0].clone() });
    assert_eq!(reminders.take_missed().len(), 1);
}

/// A message is on the screen until it is gone. One that never reports that it is gone counts as
/// gone after half an hour.
#[test]
fn message_is_on_screen_until_gone_or_half_an_hour() {
    let (first, second) = (at("2026-11-24T08:00:20Z"), at("2026-11-24T08:10:00Z"));
    let reminders = Reminders::default();
    reminders.message_shown(first);
    reminders.message_shown(second);
    reminders.message_gone(first);
    assert!(reminders.has_message_on_screen(second));
    for (now, there) in [
        ("2026-11-24T08:39:59Z", true),
        ("2026-11-24T08:40:00Z", false),
        // A clock that is set back does not prolong the life of a message.
        ("2026-11-24T08:00:00Z", true),
        ("2025-11-24T08:10:00Z", false),
    ] {
        assert_eq!(reminders.has_message_on_screen(at(now)), there, "{now}");
    }
    reminders.message_gone(second);
    assert!(!reminders.has_message_on_screen(second));
}

/// A reminder survives a relaunch.
#[test]
fn reminder_survives_a_relaunch() {
    let again = Reminders::from_handover(with_reminder().to_handover(at("2026-11-24T07:00:00Z")));
    assert_eq!(again.awaited(), [PHONE]);
    assert_eq!(again.take_due(&outlooks(at("2026-11-24T08:00:20Z")), &[]).len(), 1);
}

/// After a relaunch no notice is repeated, and a notice is forgotten two days after its change.
#[test]
fn relaunch_does_not_repeat_a_notice() {
    let now = at("2026-11-24T21:30:10Z");
    let reminders = Reminders::default();
    assert_eq!(reminders.take_due(&outlooks(now), &[PHONE]).len(), 1);
    assert_eq!(
        Reminders::from_handover(reminders.to_handover(now)).take_due(&outlooks(now), &[PHONE]),
        []
    );
    assert_eq!(
        reminders.to_handover(at("2026-11-27T21:30:00Z")),
        ReminderHandover::default(),
        "it is never forgotten"
    );
}

/// A handover is not trusted: a time that is not a date neither awaits nor reports anything.
#[test]
fn time_that_is_not_a_date_is_not_taken_over() {
    for opens in [i64::MIN, i64::MAX, -1 << 60] {
        let never = || BTreeSet::from([Reminder { channel: PHONE.to_owned(), opens }]);
        let reminders = Reminders::from_handover(ReminderHandover {
            reminders: never(),
            missed: never(),
            announced: BTreeSet::from([(PHONE.to_owned(), NoticeKind::Opened, opens)]),
        });
        let now = at("2026-11-24T08:00:20Z");
        assert_eq!(reminders.awaited(), Vec::<String>::new(), "{opens}");
        assert_eq!(reminders.missed(), [], "{opens}");
        assert_eq!(reminders.take_due(&outlooks(now), &[]), [], "{opens}");
        let _later = reminders.to_handover(now);
    }
}
