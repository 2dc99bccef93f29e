//! The sections `[mandatory]`, `[recommended]` and `[school]`: the policy for the whole app.

use reperes_core::knowledge::AppSection;
use reperes_core::route;
use serde_json::Value;

use super::diagnostic::DiagnosticKind;
use super::field_reader::TableReader;
use super::model::Mandatory;
use super::typo_tolerance::{is_negative, sections_named_in};
use crate::config::preferences::School;
use crate::config::settings_table::{ManagedSetting, SETTINGS, SettingChoices};

/// The screens that can never be hidden, as addresses of `reperes_core::route`.
const NEVER_HIDDEN: [&str; 3] = ["/", "/lignes", "/danger"];

/// Reads the section `[mandatory]`.
pub(super) fn mandatory(mut table: TableReader<'_>) -> Mandatory {
    let kiosk = table.raw_value("kiosk").is_some_and(|value| !is_negative(&value));
    let hidden_despite_typos =
        table.raw_value("hidden").map(|value| sections_named_in(&value)).unwrap_or_default();
    let mut mandatory = Mandatory {
        choices: read_choices(&mut table),
        // A value that is not a boolean asks for a kiosk, unless it is a no in other words.
        kiosk: table.boolean("kiosk").unwrap_or(kiosk),
        hidden: table.text_list("hidden", &parse_section, &section_diagnostic),
        update_source: table.parsed("update_source", DiagnosticKind::Address, parse_update_source),
    };
    hidden_despite_typos.into_iter().for_each(|section| mandatory.hide(section));
    table.finish();
    mandatory
}

/// Reads the section `[recommended]`.
pub(super) fn recommended(mut table: TableReader<'_>) -> SettingChoices {
    let choices = read_choices(&mut table);
    table.finish();
    choices
}

/// Reads the section `[school]`.
pub(super) fn school(mut table: TableReader<'_>) -> School {
    let school = School { name: table.text("name", 80), message: table.text("message", 280) };
    table.finish();
    school
}

fn read_choices(table: &mut TableReader<'_>) -> SettingChoices {
    let mut choices = SettingChoices::default();
    for ManagedSetting { key, field, .. } in &SETTINGS {
        if let Some(value) = table.one_of(key, &field.values(), Value::clone) {
            field.choose(&mut choices, &value);
        }
    }
    choices
}

fn parse_section(text: &str) -> Option<AppSection> {
    AppSection::ALL.into_iter().find(|place| route::of_place(*place) == text)
}

fn section_diagnostic(text: &str) -> DiagnosticKind {
    if NEVER_HIDDEN.contains(&text) {
        return DiagnosticKind::AlwaysSeen;
    }
    DiagnosticKind::OneOf {
        among: AppSection::ALL.map(|place| format!("\"{}\"", route::of_place(place))).join(", "),
    }
}

fn parse_update_source(text: &str) -> Option<String> {
    let valid =
        text.len() <= 200 && text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty());
    (valid && !text.chars().any(|character| character.is_whitespace() || character.is_control()))
        .then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::policy::{Policy, parse};
    use crate::view::messages::Messages;
    use crate::view::policy_diagnostics::report as report_of;
    use reperes_core::Language;

    fn complaints(text: &str) -> Vec<String> {
        report_of(&parse(text), &Messages::new(Language::French))
            .map(|text| text.replace(['\u{a0}', '\u{202f}'], " "))
            .collect()
    }

    /// Both sections read the same fields.
    #[test]
    fn mandatory_and_recommended_read_the_same_fields() {
        let (mut fields, mut all) = (String::new(), SettingChoices::default());
        for ManagedSetting { key, field, .. } in &SETTINGS {
            let value = field.values().pop().unwrap();
            fields += &format!("{key} = {value}\n");
            assert!(field.choose(&mut all, &value));
        }
        let loaded = parse(&format!("[mandatory]\n{fields}\n[recommended]\n{fields}"));
        assert_eq!(loaded.diagnostics, vec![]);
        assert_eq!(
            (loaded.policy.mandatory.choices, loaded.policy.recommended),
            (all.clone(), all)
        );
    }

    /// The fields that only the school decides are read.
    #[test]
    fn school_only_fields_are_read() {
        let loaded = parse(
            "[mandatory]\nkiosk = true\nhidden = [\"/classe\", \"/agir\", \"/classe\"]\n\
             update_source = \"https://example.org/reperes\"\n\
             [school]\nname = \"Collège\"\nmessage = \"Mardi\"\n[kiosk]\nmessage = \"Ici\"\n",
        );
        assert_eq!(loaded.diagnostics, vec![]);
        let Policy { mandatory, school, kiosk, .. } = loaded.policy;
        assert!(mandatory.kiosk && mandatory.update_source.is_some());
        assert_eq!(mandatory.hidden, [AppSection::Class, AppSection::Act]);
        assert_eq!(
            (school.name.as_deref(), school.message.as_deref()),
            (Some("Collège"), Some("Mardi"))
        );
        // A kiosk shows the texts of the school, except where it has texts of its own.
        assert_eq!(
            (kiosk.school.as_deref(), kiosk.message.as_deref()),
            (Some("Collège"), Some("Ici"))
        );
    }

    /// A wrong value has no effect and is reported with what to write instead.
    #[test]
    fn wrong_value_is_ignored_and_reported() {
        for (section, line, remedy) in [
            ("mandatory", "language = \"de\"", "\"fr\", \"en\""),
            ("mandatory", "audience = \"pupil\"", "\"parent\", \"educator\""),
            ("recommended", "theme = 3", "\"system\", \"light\", \"dark\""),
            ("recommended", "text_size = 110", "100, 112, 125, 150, 175, 200"),
            ("mandatory", "text_size = \"150\"", "100, 112"),
            ("mandatory", "tray = \"yes\"", "true ou false"),
            ("recommended", "autostart = 2", "true ou false"),
            ("mandatory", "notifications = []", "true ou false"),
            (
                "mandatory",
                "hidden = [\"/reglages\"]",
                "\"/reperer\", \"/comprendre\", \"/agir\", \"/classe\"",
            ),
            ("mandatory", "hidden = [3]", "\"/classe\""),
            ("mandatory", "hidden = [\"/lignes\"]", "ne se cachent pas"),
            ("mandatory", "hidden = [\"/danger\"]", "ne se cachent pas"),
            ("mandatory", "hidden = [\"/\"]", "ne se cachent pas"),
            ("mandatory", "update_source = \"http://example.org\"", "https://"),
            ("recommended", "kiosk = true", "champ inconnu"),
            ("recommended", "hidden = [\"/classe\"]", "champ inconnu"),
            ("mandatory", "font = \"x\"", "language, notifications"),
            ("school", "name = \"\"", "un texte sur une seule ligne"),
            ("school", "address = \"x\"", "message, name"),
        ] {
            let text = format!("[{section}]\n{line}\n");
            let reported = complaints(&text);
            assert_eq!(reported.len(), 1, "{line}: {reported:?}");
            let first = reported.first().unwrap();
            assert!(
                first.contains(&format!("{section}.{}", line.split(' ').next().unwrap()))
                    && first.contains(remedy),
                "{line} gave {first}"
            );
            assert_eq!(parse(&text).policy, Policy::default(), "{line}");
        }
    }

    /// A kiosk that is asked for in the wrong words is a kiosk.
    #[test]
    fn kiosk_in_wrong_words_is_a_kiosk() {
        let loaded = parse("[mandatory]\nkiosk = \"yes\"\n");
        assert!(loaded.policy.mandatory.kiosk);
        assert_eq!(loaded.diagnostics.len(), 1);
        assert!(!parse("[mandatory]\nkiosk = false\n").policy.mandatory.kiosk);
    }

    /// Posters and slides are hidden together with the class section, and nothing else is.
    #[test]
    fn class_hides_its_posters_and_slides_only() {
        let policy = parse("[mandatory]\nhidden = [\"/classe\"]\n").policy;
        for route in ["/classe", "/classe/track-me", "/affiche", "/projeter/card-laugh"] {
            assert!(policy.hides(route), "{route}");
        }
        for route in [
            "/",
            "/lignes",
            "/lignes/3018",
            "/danger",
            "/appeler/3018-phone",
            "/agir",
            "/classes",
            "/reglages",
        ] {
            assert!(!policy.hides(route), "{route}");
        }
    }
}
