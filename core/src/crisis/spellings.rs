//! Abbreviations and other hasty spellings, and what they stand for: "jpp", "je en peux plus".

use std::str::SplitWhitespace;

use crate::flat::{Interner, WordMap, saturating_u32};

/// The spellings of one language.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// Each spelling with the number of its meaning.
    written: WordMap<u32>,
    meanings: Interner,
}

impl Spellings {
    /// Adds a spelling with the words that it stands for. Returns whether it is new.
    pub(super) fn add(&mut self, written: &str, meant: &str) -> bool {
        let new = !self.contains(written);
        self.written.add(written, saturating_u32(self.meanings.add(meant)));
        new
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.written.contains(word)
    }

    /// The words that a spelling stands for.
    pub(super) fn meant(&self, written: &str) -> Option<SplitWhitespace<'_>> {
        let meaning = self.written.get(written).next()?;
        Some(self.meanings.get(meaning as usize).split_whitespace())
    }

    /// Adds the words that a word stands for, or the word itself if it is not a spelling.
    pub(super) fn expand(&self, word: &str, words: &mut Vec<String>) {
        match self.meant(word) {
            Some(meant) => words.extend(meant.map(str::to_owned)),
            None => words.push(word.to_owned()),
        }
    }

    /// Releases what only the reading of the content needs. Nothing may be added afterwards.
    pub(super) fn close(&mut self) {
        self.written.shrink();
        self.meanings.drop_lookup_table();
    }
}
