//! The phrases that users type for each entry: `content/*/phrases/*.txt`. They are searched, never
//! displayed.
//!
//! A file has one phrase on each line, under the id of its entry or line in brackets.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::error::ContentError;
use crate::flat::WordList;
use crate::language::Language;
use crate::library::ContentFiles;
use crate::localized::Localized;

/// The files of each language.
const NAMES: [&str; 13] = [
    "signs",
    "forms",
    "situations",
    "talk",
    "platforms",
    "guides",
    "letters",
    "law",
    "figures",
    "activities",
    "cards",
    "tracks",
    "helplines",
];

/// The phrases of both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrases(Localized<Vec<PhraseSet>>);

/// The phrases that users type when they mean one entry or one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseSet {
    /// The id of the entry or the line.
    pub id: String,
    phrases: WordList,
}

impl PhraseSet {
    /// The phrases, each once.
    pub fn phrases(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.phrases.iter()
    }
}

impl Phrases {
    pub(super) fn none() -> Self {
        Self(Localized { french: Vec::new(), english: Vec::new() })
    }

    pub(super) fn read(
        files: &ContentFiles<'_>,
        ids: &BTreeSet<&str>,
        errors: &RefCell<Vec<ContentError>>,
    ) -> Self {
        let read = |language: &str| {
            let places = NAMES.map(|name| format!("{language}/phrases/{name}.txt"));
            places
                .iter()
                .flat_map(|place| read_file(place, files.text(place), ids, errors))
                .collect()
        };
        Self(Localized { french: read("fr"), english: read("en") })
    }

    /// The phrases of one language.
    #[must_use]
    pub fn of(&self, language: Language) -> &[PhraseSet] {
        self.0.get(language)
    }
}

fn read_file(
    place: &str,
    text: &str,
    ids: &BTreeSet<&str>,
    errors: &RefCell<Vec<ContentError>>,
) -> Vec<PhraseSet> {
    let mut said: Vec<PhraseSet> = Vec::new();
    let report = |line: usize, field: &str, problem: &str, remedy: &str| {
        errors.borrow_mut().push(ContentError {
            file: place.to_owned(),
            line: line + 1,
            field: field.to_owned(),
            problem: problem.to_owned(),
            remedy: remedy.to_owned(),
        });
    };
    for (number, line) in text
        .lines()
        .map(str::trim)
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(id) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            if !ids.contains(id) {
                report(
                    number,
                    id,
                    "is no entry and no line",
                    "write the id of an entry or a line between the brackets",
                );
            }
            if said.iter().any(|known| known.id == id) {
                report(number, id, "stands twice", "put all phrases of an id under one heading");
            }
            said.push(PhraseSet { id: id.to_owned(), phrases: WordList::default() });
        } else if let Some(last) = said.last_mut() {
            last.phrases.push(line);
        } else {
            report(
                number,
                "",
                "stands under no id",
                "write the id in brackets on a line before it: [sign-sleep]",
            );
        }
    }
    said.iter_mut().for_each(|said| said.phrases.shrink());
    said
}
