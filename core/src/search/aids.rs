//! The content that only the search uses: everyday expressions, phrases, screens, words that reveal
//! the asker, topic weights, existing words.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::asker::AskerPhrases;
use super::phrases::Phrases;
use super::screens::{self, Screen};
use super::synonyms::Synonyms;
use super::topic::Topic;
use crate::error::ContentErrors;
use crate::flat::WordList;
use crate::knowledge::Knowledge;
use crate::library::{ContentFiles, Library};
use crate::localized::Localized;

/// The files of `content/` that only the search uses. An [`Index`](super::Index) shares the large
/// parts.
#[derive(Debug, Clone)]
pub struct SearchContent {
    pub(super) synonyms: Synonyms,
    pub(super) phrases: Phrases,
    pub(super) screens: Arc<[Screen]>,
    pub(super) askers: AskerPhrases,
    pub(super) topic: Localized<Topic>,
    /// The words of each language that are not typing errors, in alphabetical order.
    pub(super) existing: Localized<Arc<WordList>>,
}

impl SearchContent {
    /// No content.
    #[must_use]
    pub fn none() -> Self {
        let existing = Localized { french: Arc::default(), english: Arc::default() };
        let topic = Localized { french: Topic::none(), english: Topic::none() };
        Self {
            synonyms: Synonyms::none(),
            phrases: Phrases::none(),
            screens: Arc::default(),
            askers: AskerPhrases::none(),
            topic,
            existing,
        }
    }

    /// Reads the files and checks them against the entries and the lines.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(
        files: &ContentFiles<'_>,
        library: &Library,
        knowledge: &Knowledge,
    ) -> Result<Self, ContentErrors> {
        let errors = RefCell::new(Vec::new());
        let ids: BTreeSet<&str> = library
            .helplines
            .iter()
            .map(|line| line.id.as_str())
            .chain(knowledge.entries.iter().map(|entry| entry.id.as_str()))
            .collect();
        let aids = Self {
            synonyms: Synonyms::read(files, &errors),
            phrases: Phrases::read(files, &ids, &errors),
            screens: screens::read(files, &ids, &errors).into(),
            askers: AskerPhrases::read(files, &errors),
            topic: Localized {
                french: Topic::read("fr/topic.txt", files, &errors),
                english: Topic::read("en/topic.txt", files, &errors),
            },
            existing: Localized {
                french: existing(files, ["fr/existing.txt", "fr/forms.txt"]),
                english: existing(files, ["en/existing.txt", "en/forms.txt"]),
            },
        };
        let errors = errors.into_inner();
        if errors.is_empty() { Ok(aids) } else { Err(ContentErrors(errors)) }
    }

    /// The phrases, for checks.
    #[must_use]
    pub fn phrases(&self) -> &Phrases {
        &self.phrases
    }

    /// The screens and settings that a search finds.
    #[must_use]
    pub fn screens(&self) -> &[Screen] {
        &self.screens
    }
}

fn existing(files: &ContentFiles<'_>, places: [&str; 2]) -> Arc<WordList> {
    let lines = places.into_iter().flat_map(|place| files.text(place).lines());
    Arc::new(WordList::sorted(lines.filter(|line| !line.starts_with('#') && !line.is_empty())))
}
