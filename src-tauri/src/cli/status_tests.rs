//! The JSON and the table, in both languages and at every width.

use super::*;
use reperes_core::{ClockVerdict, Language, Library, Outlooks, PARIS, embedded_files};

use crate::view::messages::Messages;
use crate::view::snapshot::Snapshot;

fn run(ids: &[&str], json: bool, language: Language, now: &str) -> String {
    run_in(ids, json, language, now, None)
}

fn run_in(ids: &[&str], json: bool, language: Language, now: &str, width: Option<usize>) -> String {
    let library = Library::read(&embedded_files()).unwrap();
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let mut output = Vec::new();
    let snapshot = Snapshot {
        outlooks: Outlooks::at(&library, now.parse().unwrap(), ClockVerdict::Plausible),
        computer: Some(PARIS.into()),
    };
    let presenter =
        Presenter { library: &library, messages: &Messages::new(language), snapshot: &snapshot };
    write(&mut output, &presenter, &ids, json, width).unwrap();
    String::from_utf8(output).unwrap()
}

/// The JSON has the fields that the README names, on one line.
#[test]
fn json_has_the_documented_fields() {
    let text = run(&["3018", "3114"], true, Language::French, "2026-11-23T21:45:00Z");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["at"], "2026-11-23T21:45:00Z");
    assert_eq!(value["clock"], "plausible");
    assert_eq!(value["paris"], "2026-11-23T22:45:00+01:00");
    let phone = &value["helplines"][0]["channels"][0];
    assert_eq!(
        phone,
        &serde_json::json!({
            "id": "3018-phone", "kind": "phone", "value": "3018", "state": "open",
            "until": "2026-11-23T22:00:00Z",
            "opens": null, "opens_certain": false, "always": false,
            "seen_on": "2026-11-23", "verified_on": null, "to_confirm": false,
        })
    );
    let suicide = &value["helplines"][1]["channels"][0];
    assert_eq!(
        (&suicide["state"], &suicide["until"], &suicide["always"]),
        (&"open".into(), &serde_json::Value::Null, &true.into())
    );
    assert_eq!(value["helplines"].as_array().unwrap().len(), 2);
    assert_eq!(text.lines().count(), 1);
}

/// The next change is not always an opening; the JSON has both.
#[test]
fn json_has_next_change_and_next_opening() {
    let channel = |id: &str, now: &str| {
        let text = run(&[id], true, Language::French, now);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let channel = value["helplines"][0]["channels"][0].clone();
        ["state", "until", "opens", "opens_certain"].map(|field| channel[field].clone())
    };
    let opening = "2026-12-26T08:00:00Z";
    for (id, now, expected) in [
        (
            "116006",
            "2026-12-24T22:30:00Z",
            serde_json::json!(["closed", "2026-12-24T23:00:00Z", opening, false]),
        ),
        ("116006", "2026-12-25T11:00:00Z", serde_json::json!(["unknown", null, opening, false])),
        ("116006", "2026-12-25T23:00:00Z", serde_json::json!(["closed", opening, opening, true])),
        ("116006", opening, serde_json::json!(["open", "2026-12-26T19:00:00Z", null, false])),
        ("3114", opening, serde_json::json!(["open", null, null, false])),
    ] {
        assert_eq!(serde_json::Value::from(channel(id, now).to_vec()), expected, "{id} {now}");
    }
}

/// No line is wider than the terminal, and no text but the head of the table is lost.
#[test]
fn wrapped_table_fits_the_width_and_loses_nothing() {
    let words_of =
        |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().concat();
    for language in [Language::French, Language::English] {
        let whole = run(&[], false, language, "2026-12-24T22:30:00Z");
        assert!(whole.lines().map(|line| line.chars().count()).max() > Some(150));
        for width in [20, 40, 60, 80, 100, 132, 160, 200, 500] {
            let text = run_in(&[], false, language, "2026-12-24T22:30:00Z", Some(width));
            for line in text.lines() {
                assert!(line.chars().count() <= width, "{width}: {line:?}");
                assert_eq!(line.trim_end(), line, "{width}: {line:?}");
            }
            for id in ["3018", "3114", "116 006", "0 800 235 236"] {
                assert!(words_of(&text).contains(&words_of(id)), "{width}: {id}");
            }
            // The list has no head; all else of the table is in it.
            let least = words_of(&whole).chars().count() - 40;
            assert!(words_of(&text).chars().count() >= least, "{width}: {text}");
        }
        assert_eq!(run_in(&[], false, language, "2026-12-24T22:30:00Z", Some(500)), whole);
        for width in [1, 2, 3, 7] {
            assert!(
                !run_in(&["3018"], false, language, "2026-12-24T22:30:00Z", Some(width)).is_empty()
            );
        }
    }
}

/// The table has its sentences in both languages.
#[test]
fn table_in_both_languages() {
    let french = run(&["3018"], false, Language::French, "2026-11-23T21:45:00Z");
    assert!(
        french.contains("23\u{a0}novembre\u{a0}2026. Il est 22\u{a0}h\u{a0}45 à Paris."),
        "{french}"
    );
    assert!(french.contains("Ferme bientôt · ferme dans 15\u{a0}min"), "{french}");
    let english = run(&["3018"], false, Language::English, "2026-11-23T22:30:00Z");
    assert!(english.contains("Closed · opens tomorrow at 9:00"), "{english}");
    assert!(run(&[], false, Language::French, "2026-11-23T21:45:00Z").lines().count() > 20);
}
