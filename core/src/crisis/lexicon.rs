//! The lexicon of one language: the atoms that a word can be.
//!
//! An entry is a word (`corde`), a beginning (`aval*`) or several words (`eau de javel`).
//! `correction` handles words that are not in the lexicon.

use std::collections::HashMap;

use super::atom::{Atom, NUMBER, atom};
use super::correction::candidates::Candidates;
use super::spellings::Spellings;
use super::variants::Variants;
use crate::flat::{Interner, WordList, WordMap, saturating_u32};

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The names of the classes, by their atoms.
    classes: HashMap<Atom, String>,
    /// The name of each atom by number; emptied when the lexicon is complete.
    atoms: Interner,
    /// How many atoms there are.
    len: usize,
    /// The atom of numbers.
    number: Option<Atom>,
    pub(super) whole: WordMap<Atom>,
    /// Other forms and homophones of the words.
    pub(super) variants: Variants,
    beginnings: WordMap<Atom>,
    /// By their first word, the number of the remaining words, and the atom of the phrase.
    phrases: WordMap<(u32, Atom)>,
    rests: Interner,
    /// The words that occur in phrases.
    pub(super) parts: Interner,
    /// Abbreviations and other hasty spellings.
    pub(super) spellings: Spellings,
    /// The prefix that a missing apostrophe leaves, and the word that it stands for.
    pub(super) elisions: Vec<(String, String)>,
    /// Words of the language that look like a misspelling of another.
    pub(super) existing: WordList,
    /// The words that a misspelt word may stand for.
    pub(super) candidates: Candidates,
}

impl Lexicon {
    /// The atom of a class or of an entry. A new name gets a new atom.
    pub(super) fn atom(&mut self, name: &str) -> Atom {
        let atom = atom(self.atoms.add(name));
        if name.starts_with('@') {
            self.classes.insert(atom, name.to_owned());
        }
        atom
    }

    /// The name of the class with this atom.
    pub(super) fn class(&self, atom: Atom) -> Option<&str> {
        self.classes.get(&atom).map(String::as_str)
    }

    /// The atom of a word, its other forms and its homophones.
    pub(super) fn word(&mut self, word: &str) -> Atom {
        let new = !self.knows(word);
        let atom = self.atom(word);
        if new {
            self.file(word, atom);
        }
        atom
    }

    /// The atom of a word exactly as it is written.
    pub(super) fn word_as_written(&mut self, word: &str) -> Atom {
        let name = format!("={word}");
        let new = !self.knows(&name);
        let atom = self.atom(&name);
        if new {
            self.file_as_written(word, atom);
        }
        atom
    }

    /// Whether an atom has this name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.atoms.contains(name)
    }

    /// How many atoms there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Releases what only the reading of the content needs. Nothing may be added afterwards.
    pub(super) fn close(&mut self) {
        (self.number, self.len) = (self.atoms.number(NUMBER).map(atom), self.atoms.len());
        self.atoms = Interner::default();
        self.parts.shrink();
        self.rests.drop_lookup_table();
        self.candidates.close();
        [&mut self.whole, &mut self.beginnings].into_iter().for_each(WordMap::shrink);
        self.phrases.shrink();
        self.spellings.close();
        self.variants.close();
    }

    /// Adds an entry to an atom, with its other forms and its homophones.
    pub(super) fn file(&mut self, entry: &str, atom: Atom) {
        self.file_as_written(entry, atom);
        if let [word] = entry.split_whitespace().collect::<Vec<_>>()[..]
            && !word.ends_with('*')
        {
            self.variants.file(word, atom);
        }
    }

    /// Adds an entry to an atom exactly as it is written.
    pub(super) fn file_as_written(&mut self, entry: &str, atom: Atom) {
        // The entries are expanded in the same way as what is typed.
        let mut words = Vec::new();
        entry.split_whitespace().for_each(|word| self.spellings.expand(word, &mut words));
        let Some((first, rest)) = words.split_first() else { return };
        if !rest.is_empty() {
            for part in rest.iter().chain([first]).filter(|part| !part.ends_with('*')) {
                self.candidates.note(part);
                self.parts.add(part);
            }
            let rest = self.rests.add(&rest.join(" "));
            self.phrases.add(first, (saturating_u32(rest), atom));
        } else if let Some(beginning) = first.strip_suffix('*') {
            self.candidates.note(first);
            self.beginnings.add(beginning, atom);
        } else {
            self.candidates.note(first);
            self.whole.add(first, atom);
        }
    }

    pub(super) fn beginnings_of<'l>(&'l self, word: &'l str) -> impl Iterator<Item = Atom> {
        let starts =
            word.char_indices().filter_map(|(at, letter)| word.get(..at + letter.len_utf8()));
        starts.flat_map(|start| self.beginnings.get(start))
    }

    /// The atoms of the word at a position, each with the number of words that it spans: a phrase
    /// spans several.
    pub(super) fn atoms(&self, words: &[String], at: usize) -> Vec<(Atom, usize)> {
        let Some(word) = words.get(at) else { return Vec::new() };
        let single = self.whole.get(word).chain(self.beginnings_of(word));
        let exists = self.existing.contains(word) || self.whole.contains(word);
        let mut atoms: Vec<(Atom, usize)> =
            single.chain(self.variants.atoms(word, exists)).map(|atom| (atom, 1)).collect();
        atoms.sort_unstable();
        atoms.dedup();
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            atoms.extend(self.number.map(|atom| (atom, 1)));
        }
        for (rest, atom) in self.phrases.get(word) {
            let follows = |(piece, word): (&str, &String)| match piece.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None => piece == word,
            };
            let rest = || self.rests.get(rest as usize).split(' ');
            let length = rest().count();
            let next = words.get(at + 1..at + 1 + length).unwrap_or_default();
            if next.len() == length && rest().zip(next).all(follows) {
                atoms.push((atom, length + 1));
            }
        }
        atoms
    }
}
