//! What the person who looks after the computer has laid down for everybody: one file that users cannot change. Each section has
//! a reader of its own; what they share is in `table.rs`, and how far the file itself is trusted in `file.rs`.

#[cfg(test)]
mod every_key_tests;
mod file;
mod kiosk;
mod levels;
#[cfg(any(target_os = "macos", test))]
mod preferences;
mod recover;
#[cfg(windows)]
mod registry;
mod report;
mod table;
#[cfg(test)]
mod templates;
#[cfg(any(windows, target_os = "macos", test))]
mod values;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) use kiosk::KioskPolicy;
pub(crate) use levels::Mandatory;
pub(crate) use report::Report;

pub(crate) use table::Note;
use table::{Document, Remedy};

use crate::choices::{Choices, InForce};
use crate::route;
use crate::settings::Settings;
use crate::view::{self, Managed, School};
use crate::words::Words;

/// Where the file is. Compiled in, so that no variable of a user's environment can move it.
#[cfg(all(unix, not(target_os = "macos")))]
const PATH: &str = "/etc/reperes/policy.toml";
#[cfg(target_os = "macos")]
const PATH: &str = "/Library/Application Support/Reperes/policy.toml";
#[cfg(windows)]
const PATH: &str = r"C:\ProgramData\Reperes\policy.toml";

/// What the file lays down. Whatever it leaves out, or says wrongly, has its most restrictive value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) mandatory: Mandatory,
    /// What holds until the person in front of it chooses otherwise.
    pub(crate) recommended: Choices,
    pub(crate) school: School,
    pub(crate) kiosk: KioskPolicy,
}

/// What was read, and what has to be said about it.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) policy: Policy,
    pub(crate) notes: Vec<Note>,
    /// The fields that say something sound, even what holds without them: `kiosk.idle_reset`.
    pub(crate) said: BTreeSet<String>,
    /// Where it stands, as people call the place.
    pub(crate) place: String,
    /// Whether anything stands there.
    pub(crate) found: bool,
}

/// At a start so many mistakes are told: nobody reads more there, and each line takes its time.
const TOLD_AT_START: usize = 20;

impl Loaded {
    /// The first mistakes in words, one line each, and how many more there are.
    pub(crate) fn first_complaints(&self, words: &Words) -> impl Iterator<Item = String> {
        let more = self.notes.len().saturating_sub(TOLD_AT_START);
        let rest = (more > 0).then(|| words.fill("policy-more", &[("count", &more.to_string())]));
        self.complaints(words).take(TOLD_AT_START).chain(rest)
    }

    /// The mistakes in words, one line each.
    pub(crate) fn complaints(&self, words: &Words) -> impl Iterator<Item = String> {
        self.notes.iter().map(|note| note.say(&self.place, words))
    }
}

impl Policy {
    /// What holds for somebody who chose this.
    pub(crate) fn in_force(&self, settings: &Settings) -> InForce {
        InForce::of(&self.mandatory.choices, &settings.choices, &self.recommended)
    }

    /// Whether any of a wish goes against it.
    pub(crate) fn refuses(&self, wish: &Choices) -> bool {
        Choices::default().adopt(wish, &self.mandatory.choices)
    }

    /// Whether an address of `route.rs` belongs to a part that is hidden.
    pub(crate) fn hides(&self, route: &str) -> bool {
        let within = |part: &str| {
            route.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.mandatory
            .hidden
            .iter()
            .any(|place| route::screens_of(*place).iter().any(|part| within(part)))
    }

    /// What the page has to know of it.
    pub(crate) fn view(&self) -> Managed {
        let hidden = self.mandatory.hidden.iter().map(|place| view::Place::from(*place)).collect();
        Managed {
            settings: self.mandatory.choices.said(),
            hidden,
            school: self.school.clone(),
            mistakes: 0,
        }
    }
}

/// Where the file of this computer is.
pub(crate) fn path() -> PathBuf {
    #[cfg(feature = "test-hooks")]
    if let Some(path) = crate::hooks::policy() {
        return path;
    }
    PathBuf::from(PATH)
}

/// Where the policy file of this computer really is, which a link may lead to.
///
/// # Errors
/// The link does not count.
pub(crate) fn resolved_path() -> Result<PathBuf, Note> {
    file::resolve(&path(), file::owner()).map_err(Note::on_file)
}

/// Reads what is laid down for this computer: where its system has a place of its own for that and something stands there, that, else
/// the file.
pub(crate) fn load() -> Loaded {
    #[cfg(windows)]
    if let Some(sections) = registry::read() {
        return from_values(&sections, registry::NAME);
    }
    #[cfg(target_os = "macos")]
    match file::bytes(Path::new(preferences::PATH), file::owner()) {
        Ok(None) => {}
        Ok(Some(bytes)) => match preferences::read(&bytes) {
            Some(sections) => return from_values(&sections, preferences::PATH),
            None => return refused(Remedy::Unreadable, preferences::PATH),
        },
        Err(remedy) => return refused(remedy, preferences::PATH),
    }
    load_from(&path(), file::owner())
}

/// The text of the file of this computer; `None` where there is none.
///
/// # Errors
/// The file does not count, and why.
pub(crate) fn text() -> Result<Option<String>, Note> {
    match file::read(&path(), file::owner()) {
        Ok(Some((_, Some(remedy)))) | Err(remedy) => Err(Note::on_file(remedy)),
        Ok(Some((text, None))) => Ok(Some(text)),
        Ok(None) => Ok(None),
    }
}

fn load_from(path: &Path, owner: file::Owner) -> Loaded {
    let place = path.display().to_string();
    match file::read(path, owner) {
        Ok(Some((text, remedy))) => {
            let loaded = parse(&text);
            let notes = remedy.map(Note::on_file).into_iter().chain(loaded.notes).collect();
            Loaded { place, notes, ..loaded }
        }
        Ok(None) => Loaded { place, ..Loaded::default() },
        Err(remedy) => refused(remedy, &place),
    }
}

fn refused(remedy: Remedy, place: &str) -> Loaded {
    Loaded {
        notes: vec![Note::on_file(remedy)],
        place: place.to_owned(),
        found: true,
        ..Loaded::default()
    }
}

/// What stands elsewhere than in a file.
#[cfg(any(windows, target_os = "macos", test))]
fn from_values(
    sections: &std::collections::BTreeMap<String, values::Value>,
    place: &str,
) -> Loaded {
    let text = values::toml(sections);
    if text.len() as u64 > file::LIMIT {
        return refused(Remedy::TooLarge, place);
    }
    let Loaded { notes, said, policy, .. } = parse(&text);
    Loaded {
        policy,
        notes: notes.into_iter().map(Note::without_line).collect(),
        said,
        place: place.to_owned(),
        found: true,
    }
}

/// Reads the text of a policy file.
pub(crate) fn parse(text: &str) -> Loaded {
    // A file saved by Windows Notepad starts with a byte order mark, which is no part of TOML.
    let recovered = recover::recover(text.strip_prefix('\u{feff}').unwrap_or(text));
    let document = Document::new(&recovered);
    let mut top = document.top();
    let mut policy = Policy {
        mandatory: top.section("mandatory").map(levels::mandatory).unwrap_or_default(),
        recommended: top.section("recommended").map(levels::recommended).unwrap_or_default(),
        school: top.section("school").map(levels::school).unwrap_or_default(),
        kiosk: top.section("kiosk").map(kiosk::read).unwrap_or_default(),
    };
    policy.mandatory.kiosk |= recovered.kiosk;
    for part in &recovered.hidden {
        if !policy.mandatory.hidden.contains(part) {
            policy.mandatory.hidden.push(*part);
        }
    }
    top.finish();
    let kiosk = KioskPolicy {
        school: policy.kiosk.school.or_else(|| policy.school.name.clone()),
        message: policy.kiosk.message.or_else(|| policy.school.message.clone()),
        ..policy.kiosk
    };
    let policy = Policy { kiosk, ..policy };
    let (mut notes, said) = document.told();
    notes.extend(recovered.slips.iter().map(|(line, field)| Note::on_slip(*line, field.clone())));
    notes.extend(recovered.misspelt.iter().map(|(line, name)| Note::on_head(*line, name.clone())));
    notes.sort_by_key(Note::line);
    let code_line = notes.iter().find_map(|note| note.line_of("kiosk.code"));
    let policy = Policy { kiosk: KioskPolicy { code_line, ..policy.kiosk }, ..policy };
    Loaded { policy, notes, said, place: String::new(), found: true }
}

#[cfg(test)]
mod tests {
    use super::kiosk::SchoolContact;
    use super::*;
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
        let words = Words::new(Language::French);
        parse(text)
            .notes
            .iter()
            .map(|note| note.say("policy.toml", &words).replace(['\u{a0}', '\u{202f}'], " "))
            .collect()
    }

    #[test]
    fn a_full_file_is_read_as_it_is_written() {
        let Loaded { policy: Policy { kiosk, .. }, notes, .. } = parse(FULL);
        assert_eq!(notes, vec![]);
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

    #[test]
    fn what_is_left_out_has_its_restrictive_value() {
        for text in ["", "[kiosk]\n"] {
            assert_eq!(parse(text).policy, Policy::default());
            assert_eq!(parse(text).notes, vec![]);
        }
        let kiosk = KioskPolicy::default();
        assert_eq!(
            (kiosk.start.as_str(), kiosk.idle_warning, kiosk.idle_reset, kiosk.code),
            ("/", 90, 120, None)
        );
    }

    #[test]
    fn a_wrong_value_becomes_the_default_and_is_named_with_line_field_and_remedy() {
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
            let said = complaints(&text);
            assert_eq!(said.len(), 1, "{line}: {said:?}");
            let first = said.first().unwrap();
            assert!(
                first.starts_with(&format!("policy.toml:3 : {field} : ")) && first.contains(remedy),
                "{line} gave {first}"
            );
            // A code that cannot be read is remembered by its line: the kiosk says so.
            let code_line = (field == "kiosk.code").then_some(3);
            let expected = Policy {
                kiosk: KioskPolicy { code_line, ..KioskPolicy::default() },
                ..Policy::default()
            };
            assert_eq!(parse(&text).policy, expected, "{line}");
        }
    }

    #[test]
    fn a_text_may_be_as_long_as_its_limit_and_no_longer() {
        for (field, limit) in [("school", 80), ("room", 40), ("message", 280)] {
            let text = |length| format!("[kiosk]\n{field} = \"{}\"\n", "é".repeat(length));
            assert_eq!(complaints(&text(limit)), [] as [String; 0]);
            assert!(complaints(&text(limit + 1))[0].contains(&limit.to_string()));
        }
        // An accent is part of its letter, however it was typed.
        let decomposed = parse(&format!("[kiosk]\nschool = \"{}\"\n", "e\u{301}".repeat(80)));
        assert_eq!(
            (decomposed.notes, decomposed.policy.kiosk.school),
            (vec![], Some("é".repeat(80)))
        );
        let five = "[[kiosk.contacts]]\nname = \"a\"\nwhere = \"b\"\n".repeat(5);
        assert_eq!(parse(&five).policy.kiosk.contacts.len(), 4);
        assert_eq!(complaints(&five).len(), 1);
    }

    #[test]
    fn an_unknown_section_and_a_file_that_is_no_toml_are_named() {
        assert!(complaints("[kiosque]\n")[0].contains("kiosque : champ inconnu"));
        let said = complaints("[kiosk]\nidle_reset = 300\nroom = \"x\n");
        assert!(said[0].starts_with("policy.toml:3 : "), "{said:?}");
        assert_eq!(parse("[kiosk]\nidle_reset = 300\nroom = \"x\n").policy.kiosk.idle_reset, 300);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fail_or_leave_the_limits(text in "(\\[kiosk\\]\n)?([a-z_]{1,12} ?= ?[\\[\\]\"'0-9a-z.{}\\- ]{0,12}\n){0,6}") {
            let kiosk = parse(&text).policy.kiosk;
            prop_assert!((30..=600).contains(&kiosk.idle_reset) && kiosk.idle_warning < kiosk.idle_reset && kiosk.restart_hour < 24);
        }
    }
}
