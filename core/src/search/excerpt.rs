//! Quotes a hit: the passage around the matched words, with these marked.

use std::collections::BTreeSet;

use super::found::Found;
use super::index::Index;
use super::quotable::quotable_texts;
use super::words::Word;

/// The approximate length of an excerpt in bytes.
const LENGTH: usize = 150;

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether it is a matched word.
    pub hit: bool,
}

pub(super) struct Highlighter<'a> {
    index: &'a Index,
    keys: BTreeSet<&'a str>,
    /// The first letters of the keys.
    firsts: BTreeSet<char>,
    /// The numbers of the keys.
    terms: BTreeSet<u16>,
}

impl<'a> Highlighter<'a> {
    /// Highlights the words with these term numbers.
    pub(super) fn new(index: &'a Index, terms: impl Iterator<Item = usize> + Clone) -> Self {
        let keys: BTreeSet<&str> = terms.clone().map(|term| index.key(term)).collect();
        let firsts = keys.iter().filter_map(|key| key.chars().next()).collect();
        Self {
            index,
            keys,
            firsts,
            terms: terms.filter_map(|term| u16::try_from(term).ok()).collect(),
        }
    }

    /// The passage of a document with the most matched words, or its beginning if none of them
    /// occurs in it. `passages` are the terms of each of its texts.
    pub(super) fn excerpt<'p>(
        &self,
        found: Found<'_>,
        passages: impl Iterator<Item = &'p [u16]>,
    ) -> Vec<Fragment> {
        let mut best: (usize, &str) = (0, "");
        for (text, terms) in quotable_texts(found, self.index.language()).into_iter().zip(passages)
        {
            let hits = terms.iter().filter(|term| self.terms.contains(term)).count();
            if best.1.is_empty() || hits > best.0 {
                best = (hits, text);
            }
        }
        let text = best.1;
        let first =
            if best.0 == 0 { 0 } else { self.hits(text).next().map_or(0, |word| word.at.start) };
        let (from, to) = window(text, first);
        let mut fragments = self.highlight(text.get(from..to).unwrap_or_default());
        if from > 0 {
            fragments.insert(0, Fragment { text: "…".to_owned(), hit: false });
        }
        if to < text.len() {
            fragments.push(Fragment { text: "…".to_owned(), hit: false });
        }
        fragments
    }

    /// The text as fragments, each matched word in a fragment of its own.
    pub(super) fn highlight(&self, text: &str) -> Vec<Fragment> {
        let mut fragments = Vec::new();
        let mut from = 0;
        let mut push = |range: std::ops::Range<usize>, hit| {
            let part = text.get(range).unwrap_or_default();
            if !part.is_empty() {
                fragments.push(Fragment { text: part.to_owned(), hit });
            }
        };
        for word in self.hits(text) {
            push(from..word.at.start, false);
            from = word.at.end;
            push(word.at, true);
        }
        push(from..text.len(), false);
        fragments
    }

    /// The matched words of a text. A key begins with the first letter of its word, so other words
    /// need no stemming.
    fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Word> + 't {
        let begins =
            |form: &str| form.chars().next().is_some_and(|letter| self.firsts.contains(&letter));
        let words = self.index.stemmer.words_where(text, begins);
        words.filter(|word| word.keys.iter().any(|key| self.keys.contains(key.as_str())))
    }
}

/// A passage around `at` that begins and ends between words.
fn window(text: &str, at: usize) -> (usize, usize) {
    let spaces = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let near = text.floor_char_boundary(at.saturating_sub(LENGTH / 3));
    let from = if at <= LENGTH / 2 {
        0
    } else {
        near + spaces(near..at).find(' ').map_or(0, |space| space + 1)
    };
    let far = text.floor_char_boundary((from + LENGTH).min(text.len()));
    let to = if far == text.len() {
        far
    } else {
        spaces(from..far).rfind(' ').map_or(far, |space| from + space)
    };
    (from, to)
}
