//! The channels to call in a danger: at any hour, and under a clock that cannot be believed.

use super::crises;
use crate::support::{at, library};
use reperes_core::{ClockVerdict, CrisisRecogniser, Outlooks, Status, embedded_files};

#[test]
fn every_concept_names_lines_that_answer_at_any_hour() {
    let (crises, library) = (crises(), library());
    for concept in crises.concepts() {
        for now in ["2026-11-24T13:00:00Z", "2026-11-24T02:00:00Z"] {
            let outlooks = Outlooks::at(&library, at(now), ClockVerdict::Plausible);
            let channels = concept.channels(&library, &outlooks);
            let first = channels.first().unwrap_or_else(|| panic!("{} names nobody", concept.id));
            assert!(
                matches!(first.hours.status_at(at(now)), Status::Open { .. }),
                "{} at {now}",
                concept.id
            );
        }
    }
}

/// The ids of the channels to call for a concept.
fn channels_of(
    crises: &CrisisRecogniser,
    concept: &str,
    now: &str,
    clock: ClockVerdict,
) -> Vec<String> {
    let library = library();
    let outlooks = Outlooks::at(&library, at(now), clock);
    let concept = crises.concepts().iter().find(|known| known.id == concept).unwrap();
    concept.channels(&library, &outlooks).iter().map(|channel| channel.id.clone()).collect()
}

/// Under a clock that cannot be believed all channels of a step are listed, those that are always
/// open first. The hour that the clock shows decides nothing.
#[test]
fn wrong_clock_lists_every_channel_and_the_always_open_first() {
    let (crises, day, night) = (crises(), "2026-11-24T13:00:00Z", "2026-11-24T02:00:00Z");
    for (concept, by_day, by_night, in_doubt) in [
        (
            "blackmail",
            vec!["3018-phone", "17-phone", "police-chat-chat", "3114-phone"],
            vec!["17-phone", "police-chat-chat", "3114-phone"],
            vec!["17-phone", "3018-phone", "police-chat-chat", "3114-phone"],
        ),
        (
            "meeting",
            vec!["17-phone", "112-phone", "3018-phone"],
            vec!["17-phone", "112-phone", "119-phone"],
            vec!["17-phone", "112-phone", "119-phone", "3018-phone"],
        ),
    ] {
        for (now, expected) in [(day, by_day), (night, by_night)] {
            assert_eq!(channels_of(&crises, concept, now, ClockVerdict::Plausible), expected);
            for clock in [ClockVerdict::BeforeBuild, ClockVerdict::WentBack, ClockVerdict::FarAhead]
            {
                assert_eq!(channels_of(&crises, concept, now, clock), in_doubt, "{clock:?} {now}");
            }
        }
    }
}

/// Where none of the channels of a step is open, the last one is listed. Under a clock that cannot
/// be believed all of them are, in their order.
#[test]
fn step_without_an_open_channel_lists_one() {
    let files = embedded_files();
    let text = files.text("crisis.toml").replace("| 119-phone", "| fil-sante-jeunes-phone");
    let crises = CrisisRecogniser::read(&files.with("crisis.toml", text), &library()).unwrap();
    let both = &["3018-phone", "fil-sante-jeunes-phone"][..];
    for (now, clock, last) in [
        ("2026-11-24T13:00:00Z", ClockVerdict::Plausible, &both[..1]),
        ("2026-11-24T02:00:00Z", ClockVerdict::Plausible, &both[1..]),
        ("2026-11-24T13:00:00Z", ClockVerdict::WentBack, both),
        ("2026-11-24T02:00:00Z", ClockVerdict::WentBack, both),
    ] {
        let expected = [&["17-phone", "112-phone"], last].concat();
        assert_eq!(channels_of(&crises, "meeting", now, clock), expected, "{now} {clock:?}");
    }
}
