//! When a notice is due, and what becomes of one that is not shown.

use reperes_core::embedded_files;

use super::*;

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
        assert_eq!(notices.awaited(), Vec::<String>::new(), "{late}: it would come another day");
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
    assert_eq!(Notices::default().due(&library(), &["3114-phone"], at("2026-11-24T21:30:10Z")), []);
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
    assert_eq!(notices.remind(&library(), "116006-phone", eve), Some(at("2026-12-26T08:00:00Z")));
    for quiet in ["2026-12-24T23:00:10Z", "2026-12-25T08:00:10Z", "2026-12-25T23:00:10Z"] {
        assert_eq!(notices.due(&library(), &[], at(quiet)), [], "{quiet}");
        assert_eq!((notices.awaited().len(), notices.missed().len()), (1, 0), "{quiet}");
    }
    assert_eq!(kinds(&notices.due(&library(), &[], at("2026-12-26T08:00:10Z"))), [Kind::Opened]);
    assert_eq!((notices.awaited().len(), notices.missed().len()), (0, 0));
}

#[test]
fn an_opening_that_is_another_one_since_is_waited_for_in_its_place() {
    // Asked for by a version that took the change at midnight for an opening.
    let reminder = Reminder {
        channel: "116006-phone".to_owned(),
        opens: at("2026-12-24T23:00:00Z").timestamp(),
    };
    let notices = Notices::of(Kept { reminders: BTreeSet::from([reminder]), ..Kept::default() });
    assert_eq!(notices.due(&library(), &[], at("2026-12-24T23:00:10Z")), []);
    assert_eq!((notices.awaited().len(), notices.missed().len()), (1, 0));
    assert_eq!(kinds(&notices.due(&library(), &[], at("2026-12-26T08:00:10Z"))), [Kind::Opened]);
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
fn a_message_is_on_the_screen_until_it_is_gone_and_one_that_is_never_said_to_go_for_half_an_hour() {
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
    assert_eq!(notices.kept(at("2026-11-27T21:30:00Z")), Kept::default(), "it is kept for ever");
}
