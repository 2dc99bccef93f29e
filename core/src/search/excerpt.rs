//! What is quoted of a hit: the passage around the words that were found, with these marked.

use std::collections::BTreeSet;

use super::Found;
use super::words::{Filer, Word};
use crate::Language;
use crate::knowledge::Part;

/// About so many letters are quoted.
const LENGTH: usize = 150;

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether it is a word that was looked for.
    pub hit: bool,
}

pub(super) struct Marker<'a> {
    pub(super) language: Language,
    pub(super) keys: &'a BTreeSet<&'a str>,
    /// The terms that were looked for.
    pub(super) terms: &'a BTreeSet<u16>,
}

impl Marker<'_> {
    /// The passage of what was found with the most of the words looked for; its beginning when none of them stands in it.
    /// `passages` are the terms of each of its texts.
    pub(super) fn excerpt<'p>(&self, found: Found<'_>, passages: impl Iterator<Item = &'p [u16]>) -> Vec<Fragment> {
        let mut best: (usize, &str) = (0, "");
        for (text, terms) in texts(found, self.language).into_iter().zip(passages) {
            let hits = terms.iter().filter(|term| self.terms.contains(term)).count();
            if best.1.is_empty() || hits > best.0 {
                best = (hits, text);
            }
        }
        let text = best.1;
        let first = Filer::new(self.language).words(text).into_iter().find(|word| self.hits(word)).map_or(0, |word| word.at.start);
        let (from, to) = window(text, first);
        let mut fragments = self.mark(text.get(from..to).unwrap_or_default());
        if from > 0 {
            fragments.insert(0, Fragment { text: "…".to_owned(), hit: false });
        }
        if to < text.len() {
            fragments.push(Fragment { text: "…".to_owned(), hit: false });
        }
        fragments
    }

    /// The text in stretches, the words looked for apart.
    pub(super) fn mark(&self, text: &str) -> Vec<Fragment> {
        let mut fragments = Vec::new();
        let mut from = 0;
        let mut push = |range: std::ops::Range<usize>, hit| {
            let part = text.get(range).unwrap_or_default();
            if !part.is_empty() {
                fragments.push(Fragment { text: part.to_owned(), hit });
            }
        };
        for word in Filer::new(self.language).words(text).into_iter().filter(|word| self.hits(word)) {
            push(from..word.at.start, false);
            from = word.at.end;
            push(word.at, true);
        }
        push(from..text.len(), false);
        fragments
    }

    fn hits(&self, word: &Word) -> bool {
        word.keys.iter().any(|key| self.keys.contains(key.as_str()))
    }
}

/// What may be quoted of a document.
pub(super) fn texts(found: Found<'_>, language: Language) -> Vec<&str> {
    match found {
        Found::Entry(entry) => {
            let quotable = |part| !matches!(part, Part::Labels | Part::Body);
            let sections = entry.words.get(language).sections.iter();
            sections.filter(|section| quotable(section.part)).flat_map(|section| section.texts()).collect()
        }
        Found::Screen(screen) => vec![screen.words.get(language).text.as_str()],
        Found::Line(line) => {
            let words = line.words.get(language);
            [words.purpose.as_str()].into_iter().chain(words.notes.iter().map(String::as_str)).collect()
        }
    }
}

/// A passage around `at` that begins and ends between words.
fn window(text: &str, at: usize) -> (usize, usize) {
    let spaces = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let near = text.floor_char_boundary(at.saturating_sub(LENGTH / 3));
    let from = if at <= LENGTH / 2 { 0 } else { near + spaces(near..at).find(' ').map_or(0, |space| space + 1) };
    let far = text.floor_char_boundary((from + LENGTH).min(text.len()));
    let to = if far == text.len() { far } else { spaces(from..far).rfind(' ').map_or(far, |space| from + space) };
    (from, to)
}
