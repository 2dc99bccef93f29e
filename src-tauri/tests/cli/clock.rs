//! A clock that shows a time before the program was built: no command takes a state from it.

use crate::{reperes, text};

fn at_wrong_clock(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let clock = folder.path().join("clock");
    std::fs::write(&clock, "2019-01-01T10:00:00Z frozen").unwrap();
    let output = reperes(arguments).env("REPERES_TEST_CLOCK", &clock).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    text(&output.stdout)
}

fn json(arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&at_wrong_clock(arguments)).unwrap()
}

/// Neither the list of the lines nor the answer to a danger has a state that depends on the clock.
#[test]
fn wrong_clock_gives_no_state_to_status_and_search() {
    let status = json(&["status", "--json"]);
    assert_eq!(status["clock"], "before_build");
    let danger = json(&["search", "--json", "on menace de publier mes photos nues"]);
    let lines = status["helplines"].as_array().unwrap();
    let channels: Vec<_> = lines
        .iter()
        .flat_map(|line| line["channels"].as_array().unwrap())
        .chain(danger["crisis"][0]["channels"].as_array().unwrap())
        .collect();
    assert!(channels.len() > 10);
    for channel in channels {
        let expected = if channel["always"] == true { "open" } else { "unknown" };
        assert_eq!(channel["state"], expected, "{channel}");
        assert!(channel["until"].is_null() && channel["opens"].is_null(), "{channel}");
    }
    let text = at_wrong_clock(&["--lang", "fr", "search", "on menace de publier mes photos nues"]);
    assert!(text.contains("17 · Police") && !text.contains("ferme"), "{text}");
}
