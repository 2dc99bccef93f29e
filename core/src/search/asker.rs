//! Guesses who asks by the words of the query: `content/asking.toml`. The guess only reorders
//! results and is not stored.

use std::cell::RefCell;

use crate::error::ContentError;
use crate::language::Language;
use crate::letters::fold_case_and_accents;
use crate::library::ContentFiles;
use crate::localized::Localized;
use crate::toml_fields::Document;

/// The group of users that a query seems to come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// An adult who speaks of a child of their own.
    Parent,
    /// A person who works in a school.
    Staff,
    /// A pupil who speaks of themselves.
    Pupil,
}

const WHO: [(&str, Asker); 3] =
    [("parent", Asker::Parent), ("staff", Asker::Staff), ("pupil", Asker::Pupil)];

/// The typical words of each group, in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AskerPhrases(Localized<Vec<(Asker, Vec<String>)>>);

impl AskerPhrases {
    pub(super) fn none() -> Self {
        Self(Localized { french: Vec::new(), english: Vec::new() })
    }

    pub(super) fn read(files: &ContentFiles<'_>, errors: &RefCell<Vec<ContentError>>) -> Self {
        let document = Document::new("asking.toml", files.text("asking.toml"), errors);
        let mut words = Localized { french: Vec::new(), english: Vec::new() };
        for mut record in document.records("asker") {
            let language =
                record.choice("language", &[("fr", Language::French), ("en", Language::English)]);
            let who = record.choice("who", &WHO);
            let said = record.texts("said");
            if said.is_empty() {
                record.report("said", "is missing", "write said = [\"…\", \"…\"]");
            }
            record.finish();
            if let Some(who) = who {
                match language {
                    Some(Language::French) | None => words.french.push((who, said)),
                    Some(Language::English) => words.english.push((who, said)),
                }
            }
        }
        Self(words)
    }

    pub(super) fn cut(&self, language: Language) -> AskerMatcher {
        let cut = |(who, said): &(Asker, Vec<String>)| {
            (*who, said.iter().map(|text| cut(text)).collect())
        };
        AskerMatcher(self.0.get(language).iter().map(cut).collect())
    }
}

/// The typical words of each group in one language, split into words.
#[derive(Debug)]
pub(super) struct AskerMatcher(Vec<(Asker, Vec<Vec<String>>)>);

impl AskerMatcher {
    /// The group whose words the query contains: the first in the order of the file.
    pub(super) fn asker(&self, query: &str) -> Option<Asker> {
        let query = cut(query);
        let stands = |words: &Vec<String>| {
            !words.is_empty() && query.windows(words.len()).any(|part| part == words.as_slice())
        };
        self.0.iter().find(|(_, said)| said.iter().any(stands)).map(|(who, _)| *who)
    }
}

/// The words, elided ones included: "j’ai" reveals the speaker.
fn cut(text: &str) -> Vec<String> {
    fold_case_and_accents(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
