//! The texts of a document that a hit may quote.

use super::found::Found;
use crate::knowledge::FieldRole;
use crate::language::Language;

/// The texts of a document that may be quoted.
pub(super) fn quotable_texts(found: Found<'_>, language: Language) -> Vec<&str> {
    match found {
        Found::Entry(entry) => {
            let quotable = |part| !matches!(part, FieldRole::Labels | FieldRole::Body);
            let sections = entry.words.get(language).sections.iter();
            sections
                .filter(|section| quotable(section.part))
                .flat_map(|section| section.texts())
                .collect()
        }
        Found::Screen(screen) => vec![screen.words.get(language).text.as_str()],
        Found::Line(line) => {
            let words = line.words.get(language);
            [words.purpose.as_str()]
                .into_iter()
                .chain(words.notes.iter().map(String::as_str))
                .collect()
        }
    }
}
