//! The outlooks of all channels at one instant.

use std::collections::BTreeMap;

use crate::support::{at, library};
use reperes_core::{ClockVerdict, Hours, Outlooks, Status};

const INSTANTS: [&str; 4] = [
    "2026-11-24T13:00:00Z",
    "2026-11-24T02:00:00Z",
    "2026-12-25T11:00:00Z",
    "1970-01-01T00:00:00Z",
];
const WRONG: [ClockVerdict; 3] =
    [ClockVerdict::BeforeBuild, ClockVerdict::WentBack, ClockVerdict::FarAhead];

/// Every channel is evaluated once. If the clock cannot be believed, those whose state depends on it
/// are not.
#[test]
fn each_channel_is_evaluated_once() {
    let (library, now) = (library(), at("2026-11-24T13:00:00Z"));
    for clock in WRONG.into_iter().chain([ClockVerdict::Plausible]) {
        let mut evaluations: BTreeMap<String, usize> = BTreeMap::new();
        let _ = Outlooks::evaluated_by(&library, now, clock, |channel| {
            *evaluations.entry(channel.id.clone()).or_default() += 1;
            channel.hours.outlook_at(now)
        });
        let expected = library.channels().filter(|channel| {
            clock == ClockVerdict::Plausible || !matches!(channel.hours, Hours::Weekly(_))
        });
        assert_eq!(
            evaluations,
            expected.map(|channel| (channel.id.clone(), 1)).collect(),
            "{clock:?}"
        );
    }
}

/// The outlooks are those of the hours, and the next change is the first of all.
#[test]
fn outlooks_are_those_of_the_hours() {
    let library = library();
    for now in INSTANTS.map(at) {
        let outlooks = Outlooks::at(&library, now, ClockVerdict::Plausible);
        for channel in library.channels() {
            let outlook = channel.hours.outlook_at(now);
            assert_eq!(outlooks.of(&channel.id), Some(outlook), "{} at {now}", channel.id);
            let open = matches!(outlook.status, Status::Open { .. });
            assert_eq!(outlooks.is_open(&channel.id), open, "{} at {now}", channel.id);
        }
        let changes = library.channels().map(|channel| channel.hours.outlook_at(now));
        let first = changes.filter_map(|outlook| outlook.next_display_change(now)).min();
        assert_eq!(outlooks.next_display_change(), first, "{now}");
        assert_eq!(outlooks.of("no-channel"), None);
    }
}

/// A clock that cannot be believed opens, closes and announces nothing: only what does not depend on
/// it has an outlook.
#[test]
fn wrong_clock_gives_no_outlook_that_depends_on_it() {
    let library = library();
    for (now, clock) in INSTANTS.into_iter().flat_map(|now| WRONG.map(|clock| (at(now), clock))) {
        let outlooks = Outlooks::at(&library, now, clock);
        for channel in library.channels() {
            assert_eq!(outlooks.is_open(&channel.id), channel.always_open(), "{}", channel.id);
            let until = outlooks.of(&channel.id).and_then(|outlook| outlook.status.until());
            assert_eq!(until, None, "{}", channel.id);
        }
        assert_eq!(outlooks.next_display_change(), None);
    }
}
