//! The values that a policy file gives, and the report of a mistake in it.

use super::super::kiosk_section::{KioskPolicy, SchoolContact};
use super::*;
use crate::view::messages::Messages;
use crate::view::policy_diagnostics;
use proptest::prelude::*;
use reperes_core::Language;

const FULL: &str = r#"
[kiosk]
start = "/classe/track-me"
language = "en"
idle_warning = 60
idle_reset = 300
school = "Collège Jean-Moulin"
room = "CDI"
message = "L'infirmière est là le mardi."
restart_hour = 5
code = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Yk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ"

[[kiosk.contacts]]
name = "Vie scolaire"
where = "rez-de-chaussée, porte 12"

[[kiosk.contacts]]
name = "Infirmerie"
where = "1er étage"
"#;

fn complaints(text: &str) -> Vec<String> {
    let messages = Messages::new(Language::French);
    parse(text)
        .diagnostics
        .iter()
        .map(|diagnostic| {
            policy_diagnostics::describe(diagnostic, "policy.toml", &messages)
                .replace(['\u{a0}', '\u{202f}'], " ")
        })
        .collect()
}

/// A full file is read as it is written.
#[test]
fn full_file_is_read() {
    let LoadedPolicy { policy: Policy { kiosk, .. }, diagnostics, .. } = parse(FULL);
    assert_eq!(diagnostics, vec![]);
    assert_eq!(
        (kiosk.start.as_str(), kiosk.language),
        ("/classe/track-me", Some(Language::English))
    );
    assert_eq!((kiosk.idle_warning, kiosk.idle_reset, kiosk.restart_hour), (60, 300, 5));
    assert_eq!(
        (kiosk.school.as_deref(), kiosk.room.as_deref()),
        (Some("Collège Jean-Moulin"), Some("CDI"))
    );
    assert_eq!(kiosk.contacts.len(), 2);
    assert_eq!(
        kiosk.contacts[1],
        SchoolContact { name: "Infirmerie".to_owned(), place: "1er étage".to_owned() }
    );
    assert!(kiosk.code.is_some());
}

/// What is left out has its restrictive value.
#[test]
fn missing_values_are_restrictive() {
    for text in ["", "[kiosk]\n"] {
        assert_eq!(parse(text).policy, Policy::default());
        assert_eq!(parse(text).diagnostics, vec![]);
    }
    let kiosk = KioskPolicy::default();
    assert_eq!(
        (kiosk.start.as_str(), kiosk.idle_warning, kiosk.idle_reset, kiosk.code),
        ("/", 90, 120, None)
    );
}

/// A wrong value becomes the default and is reported with its line, its field and the remedy.
#[test]
fn wrong_value_becomes_default_and_is_reported() {
    for (line, field, remedy) in [
        ("idle_reset = 29", "kiosk.idle_reset", "un nombre entier de 30 à 600"),
        ("idle_reset = \"120\"", "kiosk.idle_reset", "un nombre entier de 30 à 600"),
        ("idle_reset = 1e9", "kiosk.idle_reset", "un nombre entier de 30 à 600"),
        ("idle_warning = -90", "kiosk.idle_warning", "un nombre entier de 30 à 600"),
        ("idle_warning = 120", "kiosk.idle_warning", "plus petit que idle_reset"),
        ("restart_hour = 24", "kiosk.restart_hour", "un nombre entier de 0 à 23"),
        ("language = \"de\"", "kiosk.language", "\"fr\", \"en\""),
        ("start = \"https://evil.example\"", "kiosk.start", "\"/\" ou \"/classe/track-me\""),
        ("school = 3", "kiosk.school", "un texte sur une seule ligne"),
        ("school = \"\"", "kiosk.school", "un texte sur une seule ligne"),
        ("message = \"a\\u202Eb\"", "kiosk.message", "un texte sur une seule ligne"),
        ("code = \"1234\"", "kiosk.code", "reperes kiosk-code"),
        ("contacts = \"vie scolaire\"", "kiosk.contacts", "[[kiosk.contacts]]"),
        ("idle = 90", "kiosk.idle", "inconnu"),
    ] {
        let text = format!("# one line before\n[kiosk]\n{line}\n");
        let reported = complaints(&text);
        assert_eq!(reported.len(), 1, "{line}: {reported:?}");
        let first = reported.first().unwrap();
        assert!(
            first.starts_with(&format!("policy.toml:3 : {field} : ")) && first.contains(remedy),
            "{line} gave {first}"
        );
        // The line of an invalid code is kept: the kiosk reports it.
        let code_line = (field == "kiosk.code").then_some(3);
        let expected = Policy {
            kiosk: KioskPolicy { code_line, ..KioskPolicy::default() },
            ..Policy::default()
        };
        assert_eq!(parse(&text).policy, expected, "{line}");
    }
}

/// A text may be as long as its limit and no longer; so may the list of contacts.
#[test]
fn texts_and_lists_have_limits() {
    for (field, limit) in [("school", 80), ("room", 40), ("message", 280)] {
        let text = |length| format!("[kiosk]\n{field} = \"{}\"\n", "é".repeat(length));
        assert_eq!(complaints(&text(limit)), [] as [String; 0]);
        assert!(complaints(&text(limit + 1))[0].contains(&limit.to_string()));
    }
    // An accent is part of its letter, in composed and decomposed form.
    let decomposed = parse(&format!("[kiosk]\nschool = \"{}\"\n", "e\u{301}".repeat(80)));
    assert_eq!(
        (decomposed.diagnostics, decomposed.policy.kiosk.school),
        (vec![], Some("é".repeat(80)))
    );
    let five = "[[kiosk.contacts]]\nname = \"a\"\nwhere = \"b\"\n".repeat(5);
    assert_eq!(parse(&five).policy.kiosk.contacts.len(), 4);
    assert_eq!(complaints(&five).len(), 1);
}

/// An unknown section and a line that is no TOML are reported.
#[test]
fn unknown_section_and_bad_toml_are_reported() {
    assert!(complaints("[kiosque]\n")[0].contains("kiosque : champ inconnu"));
    let reported = complaints("[kiosk]\nidle_reset = 300\nroom = \"x\n");
    assert!(reported[0].starts_with("policy.toml:3 : "), "{reported:?}");
    assert_eq!(parse("[kiosk]\nidle_reset = 300\nroom = \"x\n").policy.kiosk.idle_reset, 300);
}

proptest! {
    /// No text makes the reader panic or leave the limits.
    #[test]
    fn any_text_stays_within_the_limits(
        text in "(\\[kiosk\\]\n)?([a-z_]{1,12} ?= ?[\\[\\]\"'0-9a-z.{}\\- ]{0,12}\n){0,6}"
    ) {
        let kiosk = parse(&text).policy.kiosk;
        prop_assert!((30..=600).contains(&kiosk.idle_reset));
        prop_assert!(kiosk.idle_warning < kiosk.idle_reset);
        prop_assert!(kiosk.restart_hour < 24);
    }
}
