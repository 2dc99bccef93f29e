//! How things are written in a hurry, and what they stand for: "jpp", "je en peux plus".

use std::str::SplitWhitespace;

use crate::flat::{Interner, WordMap, number};

/// The spellings of one language.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// Each with the number of its meaning.
    written: WordMap<u32>,
    meanings: Interner,
}

impl Spellings {
    /// Files a spelling with the words that it stands for; whether it is new.
    pub(super) fn add(&mut self, written: &str, meant: &str) -> bool {
        let new = !self.contains(written);
        self.written.add(written, number(self.meanings.add(meant)));
        new
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.written.contains(word)
    }

    /// What a spelling stands for, word by word.
    pub(super) fn meant(&self, written: &str) -> Option<SplitWhitespace<'_>> {
        let meaning = self.written.get(written).next()?;
        Some(self.meanings.get(meaning as usize).split_whitespace())
    }

    /// Adds what a word stands for, or the word itself when it is no spelling.
    pub(super) fn expand(&self, word: &str, words: &mut Vec<String>) {
        match self.meant(word) {
            Some(meant) => words.extend(meant.map(str::to_owned)),
            None => words.push(word.to_owned()),
        }
    }

    /// Gives back what only reading needs. Nothing is added from then on.
    pub(super) fn close(&mut self) {
        self.written.shrink();
        self.meanings.close();
    }
}
