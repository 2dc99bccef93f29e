//! Every key of the policy × default × setting × recommended × mandatory: the effective value and
//! its source, from the texts of the two files to the output of `reperes policy`.

use std::collections::BTreeSet;

use super::{parse, templates};
use crate::cli::policy::Report;
use crate::config::effective::Origin;
use crate::config::settings::Settings;
use crate::platform::locale;
use crate::view::messages::Words;
use reperes_core::Language;

/// A key and its values.
struct Key {
    /// The section in which the key is mandatory.
    section: &'static str,
    name: &'static str,
    /// Two values, each as a file has it and as the report shows it.
    values: [(&'static str, &'static str); 2],
    wrong: &'static str,
    /// The reported value if a wrong value is mandatory and no other source gives one.
    refused: Option<&'static str>,
    default: String,
    /// The key of the settings, with the same two values. Without one, the test tries the name of
    /// the policy key.
    setting: Option<(&'static str, [&'static str; 2])>,
    /// Whether the key can be recommended.
    recommended: bool,
}

/// A key that the user can choose too.
fn choice(
    name: &'static str,
    values: [(&'static str, &'static str); 2],
    wrong: &'static str,
    default: &str,
    key: &'static str,
) -> Key {
    // A setting has the same values, except for the one whose meaning is inverted.
    let [(first, _), (second, _)] = values;
    let same = if key == "muted" { [second, first] } else { [first, second] };
    let setting = Some((key, same));
    Key {
        section: "mandatory",
        name,
        values,
        wrong,
        refused: None,
        default: default.to_owned(),
        setting,
        recommended: true,
    }
}

/// A key that only the school decides.
fn school(
    section: &'static str,
    name: &'static str,
    values: [(&'static str, &'static str); 2],
    wrong: &'static str,
    default: &str,
) -> Key {
    Key {
        section,
        name,
        values,
        wrong,
        refused: None,
        default: default.to_owned(),
        setting: None,
        recommended: false,
    }
}

fn keys() -> Vec<Key> {
    let system = locale::choose(None, None).code();
    let switch = [("true", "true"), ("false", "false")];
    let words = [("\"a\"", "\"a\""), ("\"é è\"", "\"é è\"")];
    let hash = "\"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Yk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ\"";
    let other_hash =
        "\"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$Zk1xU0ZuT0J1S1ZkN0JqZVBkTnpRUQ\"";
    let somebody = "[{ name = \"a\", where = \"b\" }]";
    let two = "[{ name = \"a\", where = \"b\" }, { name = \"c\", where = \"d\" }]";
    vec![
        choice("language", [("\"fr\"", "fr"), ("\"en\"", "en")], "\"de\"", system, "language"),
        choice(
            "audience",
            [("\"educator\"", "educator"), ("\"parent\"", "parent")],
            "\"pupil\"",
            "parent",
            "audience",
        ),
        choice("theme", [("\"dark\"", "dark"), ("\"system\"", "system")], "3", "system", "theme"),
        choice("text_size", [("150", "150"), ("100", "100")], "110", "100", "text_size"),
        choice("autostart", switch, "\"yes\"", "false", "autostart"),
        choice("tray", switch, "2", "asks", "stays"),
        choice("notifications", switch, "[]", "true", "muted"),
        // A kiosk that is asked for in the wrong words is a kiosk.
        Key { refused: Some("true"), ..school("mandatory", "kiosk", switch, "\"yes\"", "false") },
        school(
            "mandatory",
            "hidden",
            [("[\"/classe\", \"/agir\"]", "/classe, /agir"), ("[]", "-")],
            "[\"/lignes\"]",
            "-",
        ),
        school(
            "mandatory",
            "update_source",
            [
                ("\"https://example.org/a\"", "https://example.org/a"),
                ("\"https://b.example\"", "https://b.example"),
            ],
            "\"http://example.org\"",
            "-",
        ),
        school("school", "name", words, "\"\"", "-"),
        school("school", "message", words, "7", "-"),
        school(
            "kiosk",
            "start",
            [("\"/classe/track-me\"", "/classe/track-me"), ("\"/\"", "/")],
            "\"https://example.org\"",
            "/",
        ),
        school("kiosk", "language", [("\"fr\"", "fr"), ("\"en\"", "en")], "\"de\"", "-"),
        school("kiosk", "idle_warning", [("60", "60"), ("90", "90")], "120", "90"),
        school("kiosk", "idle_reset", [("300", "300"), ("120", "120")], "29", "120"),
        school("kiosk", "restart_hour", [("5", "5"), ("4", "4")], "24", "4"),
        school("kiosk", "school", words, "\"\"", "-"),
        school("kiosk", "room", words, "\"\"", "-"),
        school("kiosk", "message", words, "\"\"", "-"),
        school("kiosk", "contacts", [(somebody, "1"), (two, "2")], "\"a\"", "-"),
        school(
            "kiosk",
            "code",
            [(hash, "$argon2id$…"), (other_hash, "$argon2id$…")],
            "\"1234\"",
            "-",
        ),
    ]
}

/// What a source gives for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Nothing,
    Value(usize),
    Wrong,
}

const STATES: [Source; 4] = [Source::Nothing, Source::Value(0), Source::Value(1), Source::Wrong];

impl Key {
    /// The line of the key in a section.
    fn line(&self, said: Source) -> String {
        match said {
            Source::Nothing => String::new(),
            Source::Value(which) => format!("{} = {}\n", self.name, self.values[which].0),
            Source::Wrong => format!("{} = {}\n", self.name, self.wrong),
        }
    }

    fn settings(&self, said: Source) -> Settings {
        let (key, values) = self.setting.unwrap_or((self.name, ["true", "1"]));
        match said {
            Source::Nothing => Settings::of("{\"schema\":1}"),
            Source::Value(which) => {
                Settings::of(&format!("{{\"schema\":1,\"{key}\":{}}}", values[which]))
            }
            Source::Wrong => Settings::of(&format!("{{\"schema\":1,\"{key}\":{{}}}}")),
        }
    }

    /// The expected value and its source.
    fn expected(&self, mandatory: Source, chosen: Source, recommended: Source) -> (&str, Origin) {
        let imposed = match (mandatory, self.refused) {
            (Source::Value(which), _) => Some(self.values[which].1),
            (Source::Wrong, Some(told)) => Some(told),
            (Source::Wrong, None) | (Source::Nothing, _) => None,
        };
        let value = |said: Source, counts: bool| match said {
            Source::Value(which) if counts => Some(self.values[which].1),
            Source::Value(_) | Source::Nothing | Source::Wrong => None,
        };
        let sources = [
            (imposed, Origin::Mandatory),
            (value(chosen, self.setting.is_some()), Origin::Chosen),
            (value(recommended, self.recommended), Origin::Recommended),
        ];
        let said = sources.into_iter().find_map(|(value, origin)| Some((value?, origin)));
        said.unwrap_or((&self.default, Origin::Default))
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
    let words = Words::new(Language::English);
    let mut cases = 0;
    for key in keys() {
        for mandatory in STATES {
            for recommended in STATES {
                let loaded = parse(&format!(
                    "[{}]\n{}[recommended]\n{}",
                    key.section,
                    key.line(mandatory),
                    key.line(recommended)
                ));
                // A wrong value is reported, and so is a key that cannot be recommended.
                let heard = keys().iter().any(|other| other.recommended && other.name == key.name);
                let unheard = recommended != Source::Nothing && !heard;
                let mistakes = usize::from(mandatory == Source::Wrong)
                    + usize::from(recommended == Source::Wrong || unheard);
                assert_eq!(
                    loaded.notes.len(),
                    mistakes,
                    "{}: {mandatory:?} {recommended:?}",
                    key.report_name()
                );
                for chosen in STATES {
                    let report = Report {
                        laid_down: &loaded,
                        settings: &key.settings(chosen),
                        autostart: None,
                    };
                    let rows = report.rows(&words);
                    let (_, value, origin) =
                        rows.iter().find(|(name, ..)| *name == key.report_name()).unwrap();
                    let expected = key.expected(mandatory, chosen, recommended);
                    assert_eq!(
                        (value.as_str(), *origin),
                        expected,
                        "{}: {mandatory:?} {chosen:?} {recommended:?}",
                        key.report_name()
                    );
                    cases += 1;
                }
            }
        }
    }
    assert_eq!(cases, keys().len() * STATES.len().pow(3));
}

/// One key in any state leaves every other row as it is.
#[test]
fn one_key_never_changes_another_row() {
    let words = Words::new(Language::English);
    let rows = |text: &str, settings: &Settings| {
        Report { laid_down: &parse(text), settings, autostart: None }.rows(&words)
    };
    let usual = rows("", &Settings::default());
    for key in keys() {
        for said in STATES {
            let told = rows(&format!("[{}]\n{}", key.section, key.line(said)), &key.settings(said));
            for (row, usual) in told.iter().zip(&usual) {
                // A kiosk shows the texts of the school, except where it has texts of its own.
                let follows =
                    key.section == "school" && ["kiosk.school", "kiosk.message"].contains(&row.0);
                assert!(
                    row == usual || row.0 == key.report_name() || follows,
                    "{} {said:?} changed {row:?}",
                    key.report_name()
                );
            }
        }
    }
}

/// The table has every key that is read and every row that is reported.
#[test]
fn table_covers_every_key_and_row() {
    let ours = |wanted: &dyn Fn(&Key) -> bool| -> BTreeSet<String> {
        keys().iter().filter(|key| wanted(key)).map(|key| key.name.to_owned()).collect()
    };
    for section in ["mandatory", "school", "kiosk"] {
        let known = templates::known_fields(&format!("[{section}]\nnobody = 1\n"));
        assert_eq!(ours(&|key| key.section == section), known, "{section}");
    }
    assert_eq!(
        ours(&|key| key.recommended),
        templates::known_fields("[recommended]\nnobody = 1\n")
    );
    let sections: BTreeSet<String> =
        ["kiosk", "mandatory", "recommended", "school"].map(str::to_owned).into();
    assert_eq!(templates::known_fields("[nobody]\n"), sections);
    let told = Report { laid_down: &parse(""), settings: &Settings::default(), autostart: None }
        .rows(&Words::new(Language::English));
    assert_eq!(told.len(), keys().len());
}
