//! A list of words that are stored in one text.

use super::ends::{bounds, saturating_u32};

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
        self.ends.push(saturating_u32(self.text.len()));
    }

    /// The word with this number; empty where there is none.
    pub(crate) fn get(&self, at: usize) -> &str {
        self.text.get(bounds(&self.ends, at)).unwrap_or_default()
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The number of the first word that does not come before this one. The list must be sorted.
    pub(crate) fn first_from(&self, word: &str) -> usize {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            if self.get(middle) < word { from = middle + 1 } else { to = middle }
        }
        from
    }

    /// The number of a word. The list must be sorted.
    pub(crate) fn position(&self, word: &str) -> Option<usize> {
        Some(self.first_from(word)).filter(|at| *at < self.len() && self.get(*at) == word)
    }

    /// Whether the list contains a word. The list must be sorted.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// Releases the spare capacity.
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
