//! Many words or many short lists in a few allocations.
//!
//! The search and the recogniser of danger keep some hundred thousand of both. As a `String` or a `Vec` of its own, each would take 24
//! bytes besides what it holds, and at least 32 of the allocator.

mod interner;

use std::ops::Range;

pub(crate) use interner::{Interner, WordMap};

/// Words in one text, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WordList {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
}

impl WordList {
    /// The words in alphabetical order, each once.
    pub(crate) fn sorted<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        words.dedup();
        words.into_iter().collect()
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(number(self.text.len()));
    }

    /// The word with this number; empty where there is none.
    pub(crate) fn get(&self, at: usize) -> &str {
        self.text.get(bounds(&self.ends, at)).unwrap_or_default()
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|at| self.get(at))
    }

    /// In alphabetical order: the number of the first word that does not come before this one.
    pub(crate) fn first_from(&self, word: &str) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.get(middle) < word { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// In alphabetical order: the number of a word.
    pub(crate) fn position(&self, word: &str) -> Option<usize> {
        Some(self.first_from(word)).filter(|at| *at < self.len() && self.get(*at) == word)
    }

    /// In alphabetical order: whether a word is among them.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Gives back what was kept for more words.
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl<'w> FromIterator<&'w str> for WordList {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut list = Self::default();
        words.into_iter().for_each(|word| list.push(word));
        list.shrink();
        list
    }
}

/// Lists in one, by number.
#[derive(Debug, Clone)]
pub(crate) struct Lists<T> {
    items: Vec<T>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl<T: Copy + Default> Lists<T> {
    /// Lists of these lengths, to be filled with `put`: so no list of all items has to be made and sorted before.
    pub(crate) fn with_lengths(lengths: impl IntoIterator<Item = usize>) -> Self {
        let mut all = 0;
        let start = |length: usize| {
            all += length;
            number(all - length)
        };
        let ends = lengths.into_iter().map(start).collect();
        Self { items: vec![T::default(); all], ends }
    }

    /// Adds an item to a list that is not full. Until all are full, `ends` says how far each is.
    pub(crate) fn put(&mut self, list: usize, item: T) {
        let Some(end) = self.ends.get_mut(list) else { return };
        if let Some(free) = self.items.get_mut(*end as usize) {
            *free = item;
            *end += 1;
        }
    }
}

impl<T> Lists<T> {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(number(self.items.len()));
    }

    /// The list with this number; empty where there is none.
    pub(crate) fn get(&self, at: usize) -> &[T] {
        self.items.get(bounds(&self.ends, at)).unwrap_or_default()
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &[T]> {
        (0..self.len()).map(|at| self.get(at))
    }
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: Vec::new() }
    }
}

impl<T, L: IntoIterator<Item = T>> FromIterator<L> for Lists<T> {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Self {
        let mut all = Self::default();
        lists.into_iter().for_each(|list| all.push(list));
        all.items.shrink_to_fit();
        all.ends.shrink_to_fit();
        all
    }
}

/// Where the part with this number stands; nowhere when there is none.
fn bounds(ends: &[u32], at: usize) -> Range<usize> {
    let before = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    let end = ends.get(at).copied().unwrap_or(before);
    before as usize..end as usize
}

/// A position as it is kept. Content of 4 GiB cannot be: what is behind that is not found.
pub(crate) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn lists_keep_their_order() {
        let lists: Lists<u8> = [vec![1, 2], vec![], vec![3]].into_iter().collect();
        assert_eq!(lists.iter().collect::<Vec<_>>(), [&[1, 2][..], &[], &[3]]);
        assert!(lists.get(3).is_empty());
        let mut lists = Lists::with_lengths([2, 0, 1]);
        [(0, 1), (2, 3), (0, 2)].into_iter().for_each(|(list, item)| lists.put(list, item));
        assert_eq!(lists.iter().collect::<Vec<_>>(), [&[1, 2][..], &[], &[3]]);
    }
}
