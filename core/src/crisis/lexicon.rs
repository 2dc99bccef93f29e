//! What a word can be: the classes and the single words that combinations ask for, each an atom.
//!
//! An entry is a word (`corde`), a beginning (`aval*`) or several words (`eau de javel`). A word that is nothing at all is tried
//! without its missing apostrophe, cut in two, without its doubled letters, then with one slip.

use std::collections::{BTreeMap, HashMap};

use super::alike::Alike;
use super::atom::{Atom, NUMBER, atom};
use super::slip::one_slip;
use super::sound::sound;
use super::spellings::Spellings;
use crate::flat::{Interner, WordList, WordMap, number};

/// Slips are looked for in words of this length: in shorter ones one letter makes another word.
const LONG_ENOUGH: usize = 6;
/// A word is known by its sound from so many sounds on.
const SOUNDS: usize = 3;
/// Shorter words are taken as they are.
const SHORTEST: usize = 4;
/// What is left out at the end of a word.
const ENDS: [&str; 5] = ["e", "t", "s", "d", "g"];

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// The names of the classes, by their atoms.
    classes: HashMap<Atom, String>,
    /// The name of each atom, which is its number; until all is filed.
    atoms: Interner,
    /// How many atoms there are.
    len: usize,
    /// The atom of numbers.
    number: Option<Atom>,
    whole: WordMap<Atom>,
    /// What a word may be besides what is written.
    pub(super) alike: Alike,
    beginnings: WordMap<Atom>,
    /// By their first word, the number of the rest, and the atom that they are.
    phrases: WordMap<(u32, Atom)>,
    rests: Interner,
    /// The words that phrases are made of.
    parts: Interner,
    /// How things are written in a hurry.
    pub(super) spellings: Spellings,
    /// What a missing apostrophe leaves in front, and what it stands for.
    pub(super) elisions: Vec<(String, String)>,
    /// Words of the language that look like a slip of another.
    pub(super) existing: WordList,
    /// By their first letter, words and beginnings in which a slip is looked for: `suicid*`.
    slips: BTreeMap<char, Interner>,
    /// Whether words are also known by their sound.
    pub(super) by_sound: bool,
    /// By the first letter of its sound, the sound of each word and beginning, and the word: `suisid suicid*`.
    sounds: BTreeMap<char, Interner>,
}

impl Lexicon {
    /// The atom of a class or of an entry, new when nothing asked for it before.
    pub(super) fn atom(&mut self, name: &str) -> Atom {
        let atom = atom(self.atoms.add(name));
        if name.starts_with('@') {
            self.classes.insert(atom, name.to_owned());
        }
        atom
    }

    /// The class that an atom is.
    pub(super) fn class(&self, atom: Atom) -> Option<&str> {
        self.classes.get(&atom).map(String::as_str)
    }

    /// The atom of a word and of what is like it.
    pub(super) fn word(&mut self, word: &str) -> Atom {
        let new = !self.knows(word);
        let atom = self.atom(word);
        if new {
            self.file(word, atom);
        }
        atom
    }

    /// The atom of a word alone.
    pub(super) fn word_as_written(&mut self, word: &str) -> Atom {
        let name = format!("={word}");
        let new = !self.knows(&name);
        let atom = self.atom(&name);
        if new {
            self.file_as_written(word, atom);
        }
        atom
    }

    /// Whether something is called so.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.atoms.contains(name)
    }

    /// How many atoms there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Whether a word of the language would be taken for another one.
    pub(super) fn mishears(&self, word: &str) -> bool {
        let mut words = Vec::new();
        self.spell(word, &mut words);
        !self.spellings.contains(word) && words != [word]
    }

    /// Gives back what only reading needs. Nothing is filed from then on.
    pub(super) fn close(&mut self) {
        (self.number, self.len) = (self.atoms.number(NUMBER).map(atom), self.atoms.len());
        self.atoms = Interner::default();
        self.parts.shrink();
        self.rests.close();
        self.slips.values_mut().chain(self.sounds.values_mut()).for_each(Interner::close);
        [&mut self.whole, &mut self.beginnings].into_iter().for_each(WordMap::shrink);
        self.phrases.shrink();
        self.spellings.close();
        self.alike.close();
    }

    /// Files an entry under an atom, with what is like it.
    pub(super) fn file(&mut self, entry: &str, atom: Atom) {
        self.file_as_written(entry, atom);
        if let [word] = entry.split_whitespace().collect::<Vec<_>>()[..]
            && !word.ends_with('*')
        {
            self.alike.file(word, atom);
        }
    }

    /// Files an entry under an atom, and nothing that only is like it.
    pub(super) fn file_as_written(&mut self, entry: &str, atom: Atom) {
        // What is listened for is spelt like what is heard.
        let mut words = Vec::new();
        entry.split_whitespace().for_each(|word| self.spellings.respell(word, &mut words));
        let Some((first, rest)) = words.split_first() else { return };
        if !rest.is_empty() {
            for part in rest.iter().chain([first]).filter(|part| !part.ends_with('*')) {
                self.slip(part);
                self.parts.add(part);
            }
            let rest = self.rests.add(&rest.join(" "));
            self.phrases.add(first, (number(rest), atom));
        } else if let Some(beginning) = first.strip_suffix('*') {
            self.slip(first);
            self.beginnings.add(beginning, atom);
        } else {
            self.slip(first);
            self.whole.add(first, atom);
        }
    }

    /// Notes a word, or a beginning (`suicid*`), for what is written with a slip or as it sounds.
    fn slip(&mut self, entry: &str) {
        let (word, beginning) = entry.strip_suffix('*').map_or((entry, false), |word| (word, true));
        let heard = sound(word);
        if let Some(first) = heard.chars().next().filter(|_| {
            self.by_sound
                && heard.len() >= SOUNDS + usize::from(beginning)
                && (!beginning || word.len() >= LONG_ENOUGH - 1)
        }) {
            self.sounds.entry(first).or_default().add(&format!("{heard} {entry}"));
        }
        if let Some(first) = word.chars().next().filter(|_| word.len() >= LONG_ENOUGH) {
            self.slips.entry(first).or_default().add(entry);
        }
    }

    /// Whether a word is anything, on its own or within a phrase.
    fn is_known(&self, word: &str) -> bool {
        self.whole.contains(word)
            || self.spellings.contains(word)
            || self.parts.contains(word)
            || self.alike.is_form(word)
            || self.beginnings_of(word).next().is_some()
    }

    fn beginnings_of<'l>(&'l self, word: &'l str) -> impl Iterator<Item = Atom> {
        let starts =
            word.char_indices().filter_map(|(at, letter)| word.get(..at + letter.len_utf8()));
        starts.flat_map(|start| self.beginnings.get(start))
    }

    /// What one word is, with the number of words that it takes: a phrase takes several.
    pub(super) fn atoms(&self, words: &[String], at: usize) -> Vec<(Atom, usize)> {
        let Some(word) = words.get(at) else { return Vec::new() };
        let single = self.whole.get(word).chain(self.beginnings_of(word));
        let exists = self.existing.contains(word) || self.whole.contains(word);
        let mut atoms: Vec<(Atom, usize)> =
            single.chain(self.alike.atoms(word, exists)).map(|atom| (atom, 1)).collect();
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

    /// The words that a word stands for, as it was written.
    pub(super) fn spell(&self, word: &str, words: &mut Vec<String>) {
        if let Some(meant) = self.spellings.meant(word) {
            words.extend(meant.map(str::to_owned));
        } else if let Some(whole) = self.shortened(word) {
            words.push(whole);
        } else if self.is_known(word) || self.existing.contains(word) || word.len() < SHORTEST {
            words.push(word.to_owned());
        } else if let Some((front, rest)) = self.unglued(word).or_else(|| self.parted(word)) {
            // Each half may itself be one of the spellings.
            self.spellings.respell(front, words);
            self.spellings.respell(rest, words);
        } else if let Some(mended) = self.mended(word) {
            words.push(mended);
        } else if let Some((front, mended)) =
            self.fronts(word).find_map(|(front, rest)| Some((front, self.mended(rest)?)))
        {
            words.push(front.to_owned());
            words.push(mended);
        } else {
            words.push(word.to_owned());
        }
    }

    /// The word of which only the mute end is missing, when what is left is no more than the beginning of one.
    fn shortened(&self, word: &str) -> Option<String> {
        let begun = word.len() >= SHORTEST
            && !self.whole.contains(word)
            && !self.parts.contains(word)
            && !self.existing.contains(word);
        let longer = || {
            ENDS.iter().map(|end| format!("{word}{end}")).find(|longer| self.whole.contains(longer))
        };
        begun.then(longer).flatten()
    }

    /// What a word without its apostrophe may be cut into.
    fn fronts<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.elisions.iter().filter_map(|(front, whole)| {
            let rest = word.strip_prefix(front.as_str())?;
            let long = if rest.starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'y']) { 3 } else { 5 };
            (rest.len() >= long).then_some((whole.as_str(), rest))
        })
    }

    /// "savale" for "s'avale", "jcoupe" for "je coupe".
    fn unglued<'a>(&'a self, word: &'a str) -> Option<(&'a str, &'a str)> {
        self.fronts(word).find(|(_, rest)| self.is_known(rest))
    }

    /// "veuxmourir" for "veux mourir".
    fn parted<'a>(&self, word: &'a str) -> Option<(&'a str, &'a str)> {
        let known = |part: &str| self.whole.contains(part) || self.spellings.contains(part);
        (2..word.len().saturating_sub(3))
            .filter(|_| word.len() >= LONG_ENOUGH)
            .filter_map(|at| word.split_at_checked(at))
            .find(|(left, right)| known(left) && self.whole.contains(right))
    }

    /// The word that a word was meant to be: its end left out, its letters doubled, written as it sounds, or with a slip.
    fn mended(&self, word: &str) -> Option<String> {
        let longer =
            || ENDS.iter().map(|end| format!("{word}{end}")).find(|longer| self.is_known(longer));
        let one =
            |meant: Vec<&str>| if let [word] = meant[..] { Some(word.to_owned()) } else { None };
        longer()
            .map(|longer| {
                self.spellings
                    .meant(&longer)
                    .and_then(|meant| one(meant.collect()))
                    .unwrap_or(longer)
            })
            .or_else(|| self.without_doubles(word))
            .or_else(|| self.heard(word))
            .or_else(|| self.corrected(word))
    }

    fn without_doubles(&self, word: &str) -> Option<String> {
        let mut single = String::with_capacity(word.len());
        for letter in word.chars() {
            if !single.ends_with(letter) {
                single.push(letter);
            }
        }
        self.is_known(&single).then_some(single)
    }

    /// The word that sounds so.
    fn heard(&self, word: &str) -> Option<String> {
        let heard = sound(word);
        let alike = || {
            let known = heard.chars().next().and_then(|first| self.sounds.get(&first));
            known.into_iter().flat_map(Interner::iter).filter_map(|entry| entry.split_once(' '))
        };
        let words = || alike().filter(|(_, word)| !word.ends_with('*'));
        let beginnings =
            || alike().filter_map(|(sound, word)| Some((sound, word.strip_suffix('*')?)));
        words()
            .find(|(sound, _)| *sound == heard)
            .or_else(|| {
                beginnings()
                    .find(|(sound, _)| heard.len() <= sound.len() + 2 && heard.starts_with(sound))
            })
            .or_else(|| {
                words().find(|(sound, _)| {
                    heard.len() >= LONG_ENOUGH && one_slip(sound.as_bytes(), heard.as_bytes())
                })
            })
            .map(|(_, word)| word.to_owned())
    }

    /// The word with one slip mended, where only one can be meant.
    pub(super) fn corrected(&self, word: &str) -> Option<String> {
        if word.len() < LONG_ENOUGH - 1 || self.existing.contains(word) {
            return None;
        }
        let candidates = self.slips.get(&word.chars().next()?)?;
        candidates.iter().find_map(|entry| {
            let Some(wanted) = entry.strip_suffix('*') else {
                return one_slip(word.as_bytes(), entry.as_bytes()).then(|| entry.to_owned());
            };
            let ends = [wanted.len(), wanted.len() - 1, wanted.len() + 1];
            let end = ends.into_iter().find(|end| {
                word.get(..*end).is_some_and(|start| one_slip(start.as_bytes(), wanted.as_bytes()))
            })?;
            Some(format!("{wanted}{}", word.get(end..)?))
        })
    }
}
