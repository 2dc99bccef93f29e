//! The channels of a recognised danger, under a clock that can be believed and under one that cannot.

use reperes_core::{ClockVerdict, Language};

use super::*;
use crate::state::app_state::test_app::with_entries;

/// The output of a search for a danger, in the middle of a day.
fn run(clock: ClockVerdict, json: bool) -> String {
    let content = Content::embedded();
    let mut output = Vec::new();
    with_entries(Language::French, "2026-11-24T12:00:00Z", clock, |entries| {
        search(&mut output, &content, entries, "on menace de publier mes photos nues", json)
            .unwrap();
    });
    String::from_utf8(output).unwrap().replace(['\u{a0}', '\u{202f}'], " ")
}

/// A clock that can be believed gives the state of 3018; another gives no state that depends on it.
#[test]
fn danger_has_no_state_from_a_wrong_clock() {
    let plausible = run(ClockVerdict::Plausible, false);
    assert!(plausible.contains("3018 · Téléphone : 3018 · ferme dans 10 h"), "{plausible}");
    for clock in [ClockVerdict::BeforeBuild, ClockVerdict::WentBack, ClockVerdict::FarAhead] {
        let text = run(clock, false);
        let calls: Vec<&str> = text.lines().filter(|line| line.starts_with("  ")).collect();
        assert_eq!(calls.len(), 4, "{text}");
        for line in calls {
            // Its hours, because its state depends on the clock.
            let ending = if line.contains("3018") {
                "Tous les jours, 9 h – 23 h (heure de Paris supposée)"
            } else {
                "24 h/24, 7 j/7"
            };
            assert!(line.ends_with(ending), "{line}");
        }

        let report: serde_json::Value = serde_json::from_str(&run(clock, true)).unwrap();
        let channels = report["crisis"][0]["channels"].as_array().unwrap();
        let states: Vec<_> = channels
            .iter()
            .map(|channel| (channel["id"].as_str().unwrap(), channel["state"].as_str().unwrap()))
            .collect();
        let expected = [
            ("17-phone", "open"),
            ("3018-phone", "unknown"),
            ("police-chat-chat", "open"),
            ("3114-phone", "open"),
        ];
        assert_eq!(states, expected);
        assert!(channels.iter().all(|channel| channel["until"].is_null()), "{channels:?}");
    }
}
