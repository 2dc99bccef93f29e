//! Many lists that are stored in one vector.

use super::ends::{bounds, saturating_u32};

/// Many lists in one vector, by number.
#[derive(Debug, Clone)]
pub(crate) struct Lists<T> {
    items: Vec<T>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl<T: Copy + Default> Lists<T> {
    /// Lists of these lengths, to be filled with `put`. This avoids collecting and sorting all
    /// items in a list of their own first.
    pub(crate) fn with_lengths(lengths: impl IntoIterator<Item = usize>) -> Self {
        let mut all = 0;
        let start = |length: usize| {
            all += length;
            saturating_u32(all - length)
        };
        let ends = lengths.into_iter().map(start).collect();
        Self { items: vec![T::default(); all], ends }
    }

    /// Adds an item to a list that is not full. Until all lists are full, `ends` holds how far each
    /// one is filled.
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
        self.ends.push(saturating_u32(self.items.len()));
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
