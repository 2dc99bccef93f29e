//! Variants of known words: another form of the same verb or noun ("tapait"), or a homophone
//! ("foi", "fois").
//!
//! A typed word keeps its own atoms and gets those of its variants as well, because a hasty writer
//! does not distinguish them.

use std::collections::HashSet;

use super::atom::Atom;
use super::correction::phonetic::phonetic_key;
use crate::flat::WordMap;

/// The least length of a word without its ending: in shorter ones the ending makes another word.
const MIN_ROOT: usize = 4;
/// The least number of sounds: with fewer, too many words sound alike.
const MIN_SOUNDS: usize = 3;

/// The atoms of the words of one language, by root and by sound.
#[derive(Debug, Default)]
pub(super) struct Variants {
    /// Endings that change the form but not the word, the longest first.
    pub(super) ends: Vec<String>,
    /// Words that have no variants.
    pub(super) apart: HashSet<String>,
    /// Whether homophones count as variants.
    pub(super) by_sound: bool,
    roots: WordMap<Atom>,
    sounds: WordMap<Atom>,
}

impl Variants {
    /// Adds a word to an atom.
    pub(super) fn file(&mut self, word: &str, atom: Atom) {
        if let Some(root) = self.root(word).map(str::to_owned) {
            self.roots.add(&root, atom);
        }
        if let Some(key) = self.phonetic_key(word) {
            self.sounds.add(&key, atom);
        }
    }

    /// Whether a word is a form of a word that was added.
    pub(super) fn is_form(&self, word: &str) -> bool {
        self.root(word).is_some_and(|root| self.roots.contains(root))
    }

    /// The atoms of the variants of a word. An existing word is not taken for a homophone.
    pub(super) fn atoms(&self, word: &str, exists: bool) -> impl Iterator<Item = Atom> {
        let forms = self.root(word).map(|root| self.roots.get(root));
        let sounds = self
            .phonetic_key(word)
            .filter(|_| !exists)
            .map(|key| self.sounds.get(&key).collect::<Vec<_>>());
        forms.into_iter().flatten().chain(sounds.into_iter().flatten())
    }

    /// Releases what only the reading of the content needs. Nothing may be added afterwards.
    pub(super) fn close(&mut self) {
        self.roots.shrink();
        self.sounds.shrink();
    }

    fn root<'w>(&self, word: &'w str) -> Option<&'w str> {
        if word.len() < MIN_ROOT || self.ends.is_empty() || self.apart.contains(word) {
            return None;
        }
        let bare =
            |end: &String| word.strip_suffix(end.as_str()).filter(|root| root.len() >= MIN_ROOT);
        Some(self.ends.iter().find_map(bare).unwrap_or(word))
    }

    fn phonetic_key(&self, word: &str) -> Option<String> {
        (self.by_sound && !self.apart.contains(word))
            .then(|| phonetic_key(word))
            .filter(|key| key.len() >= MIN_SOUNDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms and homophones of a word have its atom.
    #[test]
    fn forms_and_homophones_share_the_atom() {
        let ends = ["aient", "ait", "er", "e"].map(str::to_owned).into();
        let mut variants = Variants {
            ends,
            by_sound: true,
            apart: HashSet::from(["coupable".to_owned()]),
            ..Variants::default()
        };
        variants.file("coupe", 1);
        variants.file("lettre", 2);
        for (word, atom) in
            [("coupaient", 1), ("couper", 1), ("kouper", 1), ("letre", 2), ("lettr", 2)]
        {
            assert!(variants.atoms(word, false).any(|known| known == atom), "{word}");
        }
        assert!(variants.atoms("coupable", false).next().is_none());
    }
}
