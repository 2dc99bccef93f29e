//! Every key of the policy × default × setting × recommended × mandatory: the effective value and
//! its source, from the texts of the two files to the output of `reperes policy`.

use std::collections::BTreeSet;

use super::every_key_cases::{Key, keys};
use super::{parse, templates};
use crate::cli::policy::PolicyReport;
use crate::config::settings::Settings;
use crate::config::settings_table::Origin;
use crate::view::messages::Messages;
use reperes_core::Language;

/// What a source gives for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Nothing,
    Value(usize),
    Wrong(&'static str),
}

/// What a source can give for a key, with one of its wrong values.
fn states(wrong: &'static str) -> [Source; 4] {
    [Source::Nothing, Source::Value(0), Source::Value(1), Source::Wrong(wrong)]
}

impl Key {
    /// The line of the key in a section.
    fn line(&self, source: Source) -> String {
        match source {
            Source::Nothing => String::new(),
            Source::Value(which) => format!("{} = {}\n", self.name, self.values[which].0),
            Source::Wrong(wrong) => format!("{} = {wrong}\n", self.name),
        }
    }

    fn settings(&self, source: Source) -> Settings {
        let (key, values) =
            self.stored.clone().unwrap_or((self.name, ["true", "1"].map(str::to_owned)));
        match source {
            Source::Nothing => Settings::of("{\"schema\":1}"),
            Source::Value(which) => {
                Settings::of(&format!("{{\"schema\":1,\"{key}\":{}}}", values[which]))
            }
            Source::Wrong(_) => Settings::of(&format!("{{\"schema\":1,\"{key}\":{{}}}}")),
        }
    }

    /// The expected value and its source.
    fn expected(&self, mandatory: Source, chosen: Source, recommended: Source) -> (&str, Origin) {
        let imposed = match (mandatory, self.refused) {
            (Source::Value(which), _) => Some(self.values[which].1.as_str()),
            (Source::Wrong(_), Some(told)) => Some(told),
            (Source::Wrong(_), None) | (Source::Nothing, _) => None,
        };
        let value = |source: Source, counts: bool| match source {
            Source::Value(which) if counts => Some(self.values[which].1.as_str()),
            Source::Value(_) | Source::Nothing | Source::Wrong(_) => None,
        };
        let sources = [
            (imposed, Origin::Mandatory),
            (value(chosen, self.stored.is_some()), Origin::Chosen),
            (value(recommended, self.recommended), Origin::Recommended),
        ];
        let first = sources.into_iter().find_map(|(value, origin)| Some((value?, origin)));
        first.unwrap_or((&self.default, Origin::Default))
    }

    /// The name of the key in the report.
    fn report_name(&self) -> String {
        if self.section == "mandatory" {
            self.name.to_owned()
        } else {
            format!("{}.{}", self.section, self.name)
        }
    }
}

#[test]
fn every_key_in_every_state_of_its_sources() {
    let messages = Messages::new(Language::English);
    let mut cases = 0;
    for key in keys() {
        for states in key.wrong.iter().map(|wrong| states(wrong)) {
            for mandatory in states {
                for recommended in states {
                    cases += check(&key, mandatory, recommended, states, &messages);
                }
            }
        }
    }
    let wrong_values: usize = keys().iter().map(|key| key.wrong.len()).sum();
    assert_eq!(cases, wrong_values * 4_usize.pow(3));
}

/// Checks a key in every state of the user's settings. Returns the number of states.
fn check(
    key: &Key,
    mandatory: Source,
    recommended: Source,
    states: [Source; 4],
    messages: &Messages,
) -> usize {
    let loaded = parse(&format!(
        "[{}]\n{}[recommended]\n{}",
        key.section,
        key.line(mandatory),
        key.line(recommended)
    ));
    // A wrong value is reported, and so is a key that cannot be recommended.
    let is_recommendable = keys().iter().any(|other| other.recommended && other.name == key.name);
    let is_misplaced = recommended != Source::Nothing && !is_recommendable;
    let is_wrong = |source| matches!(source, Source::Wrong(_));
    let mistakes =
        usize::from(is_wrong(mandatory)) + usize::from(is_wrong(recommended) || is_misplaced);
    assert_eq!(
        loaded.diagnostics.len(),
        mistakes,
        "{}: {mandatory:?} {recommended:?}",
        key.report_name()
    );
    for chosen in states {
        let report =
            PolicyReport { loaded: &loaded, settings: &key.settings(chosen), autostart: None };
        let rows = report.rows(messages);
        let (_, value, origin) = rows.iter().find(|(name, ..)| *name == key.report_name()).unwrap();
        let expected = key.expected(mandatory, chosen, recommended);
        assert_eq!(
            (value.as_str(), *origin),
            expected,
            "{}: {mandatory:?} {chosen:?} {recommended:?}",
            key.report_name()
        );
    }
    states.len()
}

/// One key in any state leaves every other row as it is.
#[test]
fn one_key_never_changes_another_row() {
    let messages = Messages::new(Language::English);
    let rows = |text: &str, settings: &Settings| {
        PolicyReport { loaded: &parse(text), settings, autostart: None }.rows(&messages)
    };
    let defaults = rows("", &Settings::default());
    for key in keys() {
        for state in key.wrong.iter().flat_map(|wrong| states(wrong)) {
            let found =
                rows(&format!("[{}]\n{}", key.section, key.line(state)), &key.settings(state));
            for (row, defaults) in found.iter().zip(&defaults) {
                // A kiosk shows the texts of the school, except where it has texts of its own.
                let follows =
                    key.section == "school" && ["kiosk.school", "kiosk.message"].contains(&row.0);
                assert!(
                    row == defaults || row.0 == key.report_name() || follows,
                    "{} {state:?} changed {row:?}",
                    key.report_name()
                );
            }
        }
    }
}

/// The table has every key that is read and every row that is reported.
#[test]
fn table_covers_every_key_and_row() {
    let own_names = |wanted: &dyn Fn(&Key) -> bool| -> BTreeSet<String> {
        keys().iter().filter(|key| wanted(key)).map(|key| key.name.to_owned()).collect()
    };
    for section in ["mandatory", "school", "kiosk"] {
        let known = templates::known_fields(&format!("[{section}]\nnobody = 1\n"));
        assert_eq!(own_names(&|key| key.section == section), known, "{section}");
    }
    assert_eq!(
        own_names(&|key| key.recommended),
        templates::known_fields("[recommended]\nnobody = 1\n")
    );
    let sections: BTreeSet<String> =
        ["kiosk", "mandatory", "recommended", "school"].map(str::to_owned).into();
    assert_eq!(templates::known_fields("[nobody]\n"), sections);
    let found =
        PolicyReport { loaded: &parse(""), settings: &Settings::default(), autostart: None }
            .rows(&Messages::new(Language::English));
    assert_eq!(found.len(), keys().len());
}
