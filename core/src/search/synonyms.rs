//! Everyday expressions and what they mean in the words of the content: `content/synonyms.toml`.

use std::cell::RefCell;

use super::words::{Filer, Word};
use crate::Language;
use crate::error::ContentErrors;
use crate::helpline::Words;
use crate::library::Files;
use crate::reader::Document;

/// The expressions of both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonyms(Words<Vec<Expression>>);

/// Expressions that mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Expression {
    said: Vec<String>,
    means: String,
}

impl Synonyms {
    /// No expression at all.
    #[must_use]
    pub fn none() -> Self {
        Self(Words { french: Vec::new(), english: Vec::new() })
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &Files<'_>) -> Result<Self, ContentErrors> {
        let errors = RefCell::new(Vec::new());
        let document = Document::new("synonyms.toml", files.text("synonyms.toml"), &errors);
        let [mut french, mut english] = [Vec::new(), Vec::new()];
        for mut record in document.records("expression") {
            let language = record.choice("language", &[("fr", Language::French), ("en", Language::English)]);
            let expression = Expression { said: record.texts("said"), means: record.text("means") };
            if expression.said.is_empty() {
                record.complain("said", "is missing", "write said = [\"…\", \"…\"]");
            }
            record.finish();
            match language {
                Some(Language::French) | None => french.push(expression),
                Some(Language::English) => english.push(expression),
            }
        }
        let errors = errors.into_inner();
        if errors.is_empty() { Ok(Self(Words { french, english })) } else { Err(ContentErrors(errors)) }
    }

    /// What the expressions in a query mean. Here every word counts: "j’en peux plus" has none that says much on its own.
    pub(super) fn meant_by(&self, query: &str, filer: &Filer, language: Language) -> Vec<String> {
        let words = filer.every_word(query);
        let said = |expression: &&Expression| expression.said.iter().any(|text| stands_in(&filer.every_word(text), &words));
        self.0.get(language).iter().filter(said).map(|expression| expression.means.clone()).collect()
    }
}

/// Whether the words of an expression stand in a query, in this order and side by side.
fn stands_in(expression: &[Word], query: &[Word]) -> bool {
    let same = |(a, b): (&Word, &Word)| a.keys.iter().any(|key| b.keys.contains(key));
    !expression.is_empty() && query.windows(expression.len()).any(|part| expression.iter().zip(part).all(same))
}
