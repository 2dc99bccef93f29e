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
        assert_eq!(calls.len(), 3, "{text}");
        assert!(calls.iter().all(|line| line.ends_with("24 h/24, 7 j/7")), "{text}");

        let report: serde_json::Value = serde_json::from_str(&run(clock, true)).unwrap();
        let channels = report["crisis"][0]["channels"].as_array().unwrap();
        assert_eq!(channels[0]["id"], "17-phone");
        for channel in channels {
            assert_eq!(
                (&channel["state"], &channel["always"], &channel["until"]),
                (&"open".into(), &true.into(), &serde_json::Value::Null)
            );
        }
    }
}
