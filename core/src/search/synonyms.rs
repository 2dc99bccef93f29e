//! Everyday expressions and what they mean in the words of the content: `content/synonyms.toml`.

use std::cell::RefCell;

use super::words::{Filer, Word};
use crate::Language;
use crate::error::ContentError;
use crate::helpline::Words;
use crate::library::Files;
use crate::reader::Document;

/// The expressions of both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Synonyms(Words<Vec<Expression>>);

/// Expressions that mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Expression {
    said: Vec<String>,
    means: String,
}

impl Synonyms {
    /// No expression at all.
    pub(super) fn none() -> Self {
        Self(Words { french: Vec::new(), english: Vec::new() })
    }

    pub(super) fn read(files: &Files<'_>, errors: &RefCell<Vec<ContentError>>) -> Self {
        let document = Document::new("synonyms.toml", files.text("synonyms.toml"), errors);
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
        Self(Words { french, english })
    }

    /// The expressions of one language, cut into words once.
    pub(super) fn cut(&self, filer: &Filer, language: Language) -> Everyday {
        let cut = |expression: &Expression| {
            let said = expression.said.iter().map(|text| filer.every_word(text)).collect();
            (said, expression.means.clone())
        };
        Everyday(self.0.get(language).iter().map(cut).collect())
    }
}

/// The expressions of one language, each way to say them in words, and what they mean.
#[derive(Debug)]
pub(super) struct Everyday(Vec<(Vec<Vec<Word>>, String)>);

impl Everyday {
    /// What the expressions in a query mean. Here every word counts: "j’en peux plus" has none that says much on its own.
    pub(super) fn meant_by(&self, query: &[Word]) -> impl Iterator<Item = &str> {
        let said = |(said, _): &&(Vec<Vec<Word>>, String)| said.iter().any(|words| stands_in(words, query));
        self.0.iter().filter(said).map(|(_, means)| means.as_str())
    }
}

/// Whether the words of an expression stand in a query, in this order and side by side.
fn stands_in(expression: &[Word], query: &[Word]) -> bool {
    let same = |(a, b): (&Word, &Word)| a.keys.iter().any(|key| b.keys.contains(key));
    !expression.is_empty() && query.windows(expression.len()).any(|part| expression.iter().zip(part).all(same))
}
