//! Everyday expressions and their meaning in the words of the content: `content/synonyms.toml`.

use std::cell::RefCell;

use super::words::{Stemmer, Word};
use crate::error::ContentError;
use crate::flat::{Interner, Lists, WordList};
use crate::language::Language;
use crate::library::ContentFiles;
use crate::localized::Localized;
use crate::toml_fields::Document;

/// The expressions of both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Synonyms(Localized<Vec<Expression>>);

/// Expressions that mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Expression {
    said: Vec<String>,
    means: String,
}

impl Synonyms {
    /// No expression at all.
    pub(super) fn none() -> Self {
        Self(Localized { french: Vec::new(), english: Vec::new() })
    }

    pub(super) fn read(files: &ContentFiles<'_>, errors: &RefCell<Vec<ContentError>>) -> Self {
        let document = Document::new("synonyms.toml", files.text("synonyms.toml"), errors);
        let [mut french, mut english] = [Vec::new(), Vec::new()];
        for mut record in document.records("expression") {
            let language =
                record.choice("language", &[("fr", Language::French), ("en", Language::English)]);
            let expression = Expression { said: record.texts("said"), means: record.text("means") };
            if expression.said.is_empty() {
                record.report("said", "is missing", "write said = [\"…\", \"…\"]");
            }
            record.finish();
            match language {
                Some(Language::French) | None => french.push(expression),
                Some(Language::English) => english.push(expression),
            }
        }
        Self(Localized { french, english })
    }

    /// The expressions of one language, split into words once.
    pub(super) fn cut(&self, stemmer: &Stemmer, language: Language) -> SynonymMatcher {
        let mut matcher = SynonymMatcher::default();
        for (number, Expression { said, means }) in self.0.get(language).iter().enumerate() {
            matcher.means.push(means);
            for text in said {
                let words = stemmer.all_words(text).into_iter().filter_map(|word| {
                    let mut keys = word.keys.iter().map(|key| matcher.keys.add(key));
                    let first = keys.next()?;
                    Some([first, keys.next().unwrap_or(first)])
                });
                let words: Vec<Keys> = words.collect();
                matcher.said.push(words);
                matcher.of.push(number);
            }
        }
        matcher
    }
}

/// The numbers of the keys of a word; twice the same number if it has one key.
type Keys = [usize; 2];

/// The expressions of one language.
#[derive(Debug, Default)]
pub(super) struct SynonymMatcher {
    keys: Interner,
    /// Each wording of an expression, as words.
    said: Lists<Keys>,
    /// For each wording, the number of its expression.
    of: Vec<usize>,
    means: WordList,
}

impl SynonymMatcher {
    /// The meanings of the expressions in a query. Stop words count here: "j’en peux plus" consists
    /// of little else.
    pub(super) fn meant_by(&self, query: &[Word]) -> impl Iterator<Item = &str> {
        let keys = |word: &Word| word.keys.iter().filter_map(|key| self.keys.number(key)).collect();
        let query: Vec<Vec<usize>> = query.iter().map(keys).collect();
        let mut meant: Vec<usize> = self
            .said
            .iter()
            .zip(&self.of)
            .filter(|(words, _)| occurs_in(words, &query))
            .map(|(_, number)| *number)
            .collect();
        meant.dedup();
        meant.into_iter().map(|number| self.means.get(number))
    }
}

/// Whether the words of an expression occur in a query, in this order and next to each other.
fn occurs_in(expression: &[Keys], query: &[Vec<usize>]) -> bool {
    let same = |(a, b): (&Keys, &Vec<usize>)| a.iter().any(|key| b.contains(key));
    !expression.is_empty()
        && query.windows(expression.len()).any(|part| expression.iter().zip(part).all(same))
}
