//! Words that are looked up while more are added, and values stored under words.

use super::ends::saturating_u32;
use super::word_list::WordList;
use crate::hash::fnv1a;

/// Distinct words, numbered in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    words: WordList,
    /// A hash table with linear probing: the number of a word plus 1, or 0. Its length is a power
    /// of two.
    slots: Vec<u32>,
}

impl Interner {
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    pub(crate) fn get(&self, at: usize) -> &str {
        self.words.get(at)
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.words.iter()
    }

    /// The number of a word.
    pub(crate) fn number(&self, word: &str) -> Option<usize> {
        self.slot(word).1
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.number(word).is_some()
    }

    /// The number of a word. A new word is added.
    pub(crate) fn add(&mut self, word: &str) -> usize {
        if let (_, Some(known)) = self.slot(word) {
            return known;
        }
        self.words.push(word);
        if self.len() * 4 > self.slots.len() * 3 {
            self.slots = vec![0; (self.len() * 2).next_power_of_two()];
            (0..self.len()).for_each(|at| self.note(at));
        } else {
            self.note(self.len() - 1);
        }
        self.len() - 1
    }

    /// Puts a word into the table that the table does not contain.
    fn note(&mut self, at: usize) {
        let (slot, _) = self.slot(self.words.get(at));
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = saturating_u32(at + 1);
        }
    }

    /// The slot of a word, or the free slot where it belongs, and its number if the table contains
    /// it.
    fn slot(&self, word: &str) -> (usize, Option<usize>) {
        let Some(mask) = self.slots.len().checked_sub(1) else { return (0, None) };
        let mut slot = hash(word) & mask;
        while let Some(at) = self.slots.get(slot).and_then(|at| at.checked_sub(1)) {
            if self.words.get(at as usize) == word {
                return (slot, Some(at as usize));
            }
            slot = (slot + 1) & mask;
        }
        (slot, None)
    }

    /// Releases the spare capacity.
    pub(crate) fn shrink(&mut self) {
        self.words.shrink();
    }

    /// Releases the table as well. Afterwards the words can be listed but no longer looked up.
    pub(crate) fn drop_lookup_table(&mut self) {
        self.shrink();
        self.slots = Vec::new();
    }
}

/// Words, each with a few values.
#[derive(Debug)]
pub(crate) struct WordMap<T> {
    words: Interner,
    /// For each word, the number of its latest value plus 1.
    latest: Vec<u32>,
    /// Each value, with the number plus 1 of the previous value of the same word.
    values: Vec<(T, u32)>,
}

impl<T: Copy + PartialEq> WordMap<T> {
    /// Adds a value to a word that does not have it yet.
    pub(crate) fn add(&mut self, word: &str, value: T) {
        if self.get(word).any(|known| known == value) {
            return;
        }
        let at = self.words.add(word);
        if at == self.latest.len() {
            self.latest.push(0);
        }
        if let Some(latest) = self.latest.get_mut(at) {
            self.values.push((value, *latest));
            *latest = saturating_u32(self.values.len());
        }
    }

    pub(crate) fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Every word with each of its values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, T)> {
        self.words.iter().flat_map(|word| self.get(word).map(move |value| (word, value)))
    }

    /// The values of a word, the latest first.
    pub(crate) fn get(&self, word: &str) -> impl Iterator<Item = T> {
        let before = |at: u32| self.values.get(at.checked_sub(1)? as usize).copied();
        let latest =
            self.words.number(word).and_then(|at| self.latest.get(at)).copied().unwrap_or_default();
        std::iter::successors(before(latest), move |(_, at)| before(*at)).map(|(value, _)| value)
    }

    /// Releases the spare capacity.
    pub(crate) fn shrink(&mut self) {
        self.words.shrink();
        self.latest.shrink_to_fit();
        self.values.shrink_to_fit();
    }
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { words: Interner::default(), latest: Vec::new(), values: Vec::new() }
    }
}

fn hash(word: &str) -> usize {
    let state = fnv1a(word.bytes());
    (state ^ state >> 15) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn words_and_values_are_found_again(
            added in proptest::collection::vec(("\\PC{0,3}", 0_u16..3), 0..200),
            other in "\\PC{0,3}",
        ) {
            let words: BTreeSet<&str> = added.iter().map(|(word, _)| word.as_str()).collect();
            let list = WordList::sorted(added.iter().map(|(word, _)| word.as_str()));
            prop_assert!(list.iter().eq(words.iter().copied()));
            prop_assert_eq!(list.contains(&other), words.contains(other.as_str()));
            let mut map = WordMap::default();
            let mut interner = Interner::default();
            let mut model: BTreeMap<&str, BTreeSet<u16>> = BTreeMap::new();
            for (word, value) in &added {
                map.add(word, *value);
                let at = interner.add(word);
                prop_assert_eq!(interner.get(at), word);
                model.entry(word).or_default().insert(*value);
            }
            prop_assert_eq!(interner.len(), words.len());
            for (word, values) in &model {
                prop_assert_eq!(&map.get(word).collect::<BTreeSet<_>>(), values);
            }
            prop_assert_eq!(map.contains(&other), model.contains_key(other.as_str()));
        }
    }
}
