//! Words that may be another one: another form of the same verb or noun ("tapait"), or what sounds the same ("foi", "fois").
//!
//! A word keeps what it is as it is written and may be these as well: who writes fast does not choose between them.

use std::collections::HashSet;

use super::atom::Atom;
use super::correction::phonetic::phonetic_key;
use crate::flat::WordMap;

/// Without its end a word has to keep so many letters: in shorter ones the end makes another word.
const MIN_ROOT: usize = 4;
/// With fewer sounds too many words are alike.
const MIN_SOUNDS: usize = 3;

/// By what they have in common, the atoms of the words of one language.
#[derive(Debug, Default)]
pub(super) struct Variants {
    /// Ends that change the form and not the word, the longest first.
    pub(super) ends: Vec<String>,
    /// Words that are only what is written.
    pub(super) apart: HashSet<String>,
    /// Whether words are also known by their sound.
    pub(super) by_sound: bool,
    roots: WordMap<Atom>,
    sounds: WordMap<Atom>,
}

impl Variants {
    /// Files a word under an atom.
    pub(super) fn file(&mut self, word: &str, atom: Atom) {
        if let Some(root) = self.root(word).map(str::to_owned) {
            self.roots.add(&root, atom);
        }
        if let Some(heard) = self.phonetic_key(word) {
            self.sounds.add(&heard, atom);
        }
    }

    /// Whether a word is a form of one that was filed.
    pub(super) fn is_form(&self, word: &str) -> bool {
        self.root(word).is_some_and(|root| self.roots.contains(root))
    }

    /// What a word may be as well; one that exists is not taken for another that sounds the same.
    pub(super) fn atoms(&self, word: &str, exists: bool) -> impl Iterator<Item = Atom> {
        let forms = self.root(word).map(|root| self.roots.get(root));
        let sounds = self
            .phonetic_key(word)
            .filter(|_| !exists)
            .map(|heard| self.sounds.get(&heard).collect::<Vec<_>>());
        forms.into_iter().flatten().chain(sounds.into_iter().flatten())
    }

    /// Gives back what only reading needs. Nothing is filed from then on.
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
            .filter(|heard| heard.len() >= MIN_SOUNDS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_sounds_of_a_word_are_that_word() {
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
