//! What a word can be: the classes and the single words that combinations ask for, each an atom.
//!
//! An entry is a word (`corde`), a beginning (`aval*`) or several words (`eau de javel`). A word that is nothing at all is tried
//! without its missing apostrophe, cut in two, without its doubled letters, then with one slip.

use std::collections::{HashMap, HashSet};

use super::alike::Alike;
use super::sound::sound;

/// Something that a combination can ask for.
pub(super) type Atom = u16;
/// Any number.
pub(super) const NUMBER: &str = "#";

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
    atoms: HashMap<String, Atom>,
    whole: HashMap<String, Vec<Atom>>,
    /// What a word may be besides what is written.
    pub(super) alike: Alike,
    beginnings: HashMap<String, Vec<Atom>>,
    /// By their first word, the rest of it, and the atom that they are.
    phrases: HashMap<String, Vec<(Vec<String>, Atom)>>,
    /// The words that phrases are made of.
    parts: HashSet<String>,
    /// How things are written in a hurry, and what they stand for.
    pub(super) spellings: HashMap<String, Vec<String>>,
    /// What a missing apostrophe leaves in front, and what it stands for.
    pub(super) elisions: Vec<(String, String)>,
    /// Words of the language that look like a slip of another.
    pub(super) existing: HashSet<String>,
    /// By their first letter, words and beginnings in which a slip is looked for.
    slips: HashMap<char, Vec<(String, bool)>>,
    /// Whether words are also known by their sound.
    pub(super) by_sound: bool,
    /// By the first letter of its sound, the sound of each word and beginning, and the word.
    sounds: HashMap<char, Vec<(String, String, bool)>>,
}

impl Lexicon {
    /// The atom of a class or of an entry, new when nothing asked for it before.
    pub(super) fn atom(&mut self, name: &str) -> Atom {
        let next = Atom::try_from(self.atoms.len()).unwrap_or(Atom::MAX);
        *self.atoms.entry(name.to_owned()).or_insert(next)
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
        self.atoms.contains_key(name)
    }

    /// How many atoms there are.
    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Whether a word of the language would be taken for another one.
    pub(super) fn mishears(&self, word: &str) -> bool {
        let mut words = Vec::new();
        self.spell(word, &mut words);
        !self.spellings.contains_key(word) && words != [word]
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
        let respelt = |word: &str| self.spellings.get(word).cloned().unwrap_or_else(|| vec![word.to_owned()]);
        let mut words = entry.split_whitespace().flat_map(respelt).collect::<Vec<_>>().into_iter();
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        if !rest.is_empty() {
            for part in rest.iter().chain([&first]).filter(|part| !part.ends_with('*')) {
                self.slip(part, false);
                self.parts.insert(part.clone());
            }
            self.phrases.entry(first).or_default().push((rest, atom));
        } else if let Some(beginning) = first.strip_suffix('*') {
            self.slip(beginning, true);
            self.beginnings.entry(beginning.to_owned()).or_default().push(atom);
        } else {
            self.slip(&first, false);
            self.whole.entry(first).or_default().push(atom);
        }
    }

    fn slip(&mut self, word: &str, beginning: bool) {
        let heard = sound(word);
        if let Some(first) = heard
            .chars()
            .next()
            .filter(|_| self.by_sound && heard.len() >= SOUNDS + usize::from(beginning) && (!beginning || word.len() >= LONG_ENOUGH - 1))
        {
            self.sounds.entry(first).or_default().push((heard, word.to_owned(), beginning));
        }
        if let Some(first) = word.chars().next().filter(|_| word.len() >= LONG_ENOUGH) {
            let known = self.slips.entry(first).or_default();
            let slip = (word.to_owned(), beginning);
            if !known.contains(&slip) {
                known.push(slip);
            }
        }
    }

    /// Whether a word is anything, on its own or within a phrase.
    fn is_known(&self, word: &str) -> bool {
        self.whole.contains_key(word)
            || self.spellings.contains_key(word)
            || self.parts.contains(word)
            || self.alike.is_form(word)
            || self.beginnings_of(word).next().is_some()
    }

    fn beginnings_of<'l>(&'l self, word: &'l str) -> impl Iterator<Item = &'l Vec<Atom>> {
        word.char_indices().map(|(at, letter)| at + letter.len_utf8()).filter_map(|end| self.beginnings.get(word.get(..end)?))
    }

    /// What one word is, with the number of words that it takes: a phrase takes several.
    pub(super) fn atoms(&self, words: &[String], at: usize) -> Vec<(Atom, usize)> {
        let Some(word) = words.get(at) else { return Vec::new() };
        let single = self.whole.get(word).into_iter().chain(self.beginnings_of(word)).flatten().copied();
        let exists = self.existing.contains(word) || self.whole.contains_key(word);
        let mut atoms: Vec<(Atom, usize)> = single.chain(self.alike.atoms(word, exists)).map(|atom| (atom, 1)).collect();
        atoms.sort_unstable();
        atoms.dedup();
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            atoms.extend(self.atoms.get(NUMBER).map(|atom| (*atom, 1)));
        }
        for (rest, atom) in self.phrases.get(word).into_iter().flatten() {
            let follows = |(piece, word): (&String, &String)| match piece.strip_suffix('*') {
                Some(beginning) => word.starts_with(beginning),
                None => piece == word,
            };
            let next = words.get(at + 1..at + 1 + rest.len()).unwrap_or_default();
            if next.len() == rest.len() && rest.iter().zip(next).all(follows) {
                atoms.push((*atom, rest.len() + 1));
            }
        }
        atoms
    }

    /// The words that a word stands for, as it was written.
    pub(super) fn spell(&self, word: &str, words: &mut Vec<String>) {
        if let Some(meant) = self.spellings.get(word) {
            words.extend(meant.iter().cloned());
        } else if let Some(whole) = self.shortened(word) {
            words.push(whole);
        } else if self.is_known(word) || self.existing.contains(word) || word.len() < SHORTEST {
            words.push(word.to_owned());
        } else if let Some((front, rest)) = self.unglued(word).or_else(|| self.parted(word)) {
            // Each half may itself be one of the spellings.
            for half in [front, rest] {
                match self.spellings.get(half) {
                    Some(meant) => words.extend(meant.iter().cloned()),
                    None => words.push(half.to_owned()),
                }
            }
        } else if let Some(mended) = self.mended(word) {
            words.push(mended);
        } else if let Some((front, mended)) = self.fronts(word).find_map(|(front, rest)| Some((front, self.mended(rest)?))) {
            words.push(front.to_owned());
            words.push(mended);
        } else {
            words.push(word.to_owned());
        }
    }

    /// The word of which only the mute end is missing, when what is left is no more than the beginning of one.
    fn shortened(&self, word: &str) -> Option<String> {
        let begun = word.len() >= SHORTEST && !self.whole.contains_key(word) && !self.parts.contains(word) && !self.existing.contains(word);
        let longer = || ENDS.iter().map(|end| format!("{word}{end}")).find(|longer| self.whole.contains_key(longer));
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
        let known = |part: &str| self.whole.contains_key(part) || self.spellings.contains_key(part);
        (2..word.len().saturating_sub(3))
            .filter(|_| word.len() >= LONG_ENOUGH)
            .filter_map(|at| word.split_at_checked(at))
            .find(|(left, right)| known(left) && self.whole.contains_key(*right))
    }

    /// The word that a word was meant to be: its end left out, its letters doubled, written as it sounds, or with a slip.
    fn mended(&self, word: &str) -> Option<String> {
        let longer = || ENDS.iter().map(|end| format!("{word}{end}")).find(|longer| self.is_known(longer));
        longer()
            .map(|longer| {
                self.spellings.get(&longer).filter(|meant| meant.len() == 1).and_then(|meant| meant.first()).cloned().unwrap_or(longer)
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
        let alike = self.sounds.get(&heard.chars().next()?)?;
        let same = alike.iter().find(|(sound, _, beginning)| !beginning && *sound == heard);
        let near = |(sound, _, beginning): &&(String, String, bool)| {
            !beginning && heard.len() >= LONG_ENOUGH && one_slip(sound.as_bytes(), heard.as_bytes())
        };
        same.or_else(|| {
            alike.iter().find(|(sound, _, beginning)| *beginning && heard.len() <= sound.len() + 2 && heard.starts_with(sound.as_str()))
        })
        .or_else(|| alike.iter().find(near))
        .map(|(_, word, _)| word.clone())
    }

    /// The word with one slip mended, where only one can be meant.
    pub(super) fn corrected(&self, word: &str) -> Option<String> {
        if word.len() < LONG_ENOUGH - 1 || self.existing.contains(word) {
            return None;
        }
        let candidates = self.slips.get(&word.chars().next()?)?;
        candidates.iter().find_map(|(wanted, beginning)| {
            if !*beginning {
                return one_slip(word.as_bytes(), wanted.as_bytes()).then(|| wanted.clone());
            }
            let ends = [wanted.len(), wanted.len() - 1, wanted.len() + 1];
            let end = ends.into_iter().find(|end| word.get(..*end).is_some_and(|start| one_slip(start.as_bytes(), wanted.as_bytes())))?;
            Some(format!("{wanted}{}", word.get(end..)?))
        })
    }
}

/// Whether one letter too many, too few, another one, or two that changed places make one word of the other.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    let (long, short) = (long.get(same..).unwrap_or_default(), short.get(same..).unwrap_or_default());
    match (long, short) {
        ([_, long @ ..], short) if long.len() == short.len() => long == short,
        ([x, y, long @ ..], [v, w, short @ ..]) if x == w && y == v && long == short => true,
        ([_, long @ ..], [_, short @ ..]) => long == short,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_letter_or_two_that_changed_places() {
        for (a, b) in [("pilule", "pillule"), ("scarifie", "scarfiie"), ("cachets", "cachzts"), ("suicide", "sucide")] {
            assert!(one_slip(a.as_bytes(), b.as_bytes()) && one_slip(b.as_bytes(), a.as_bytes()), "{a} {b}");
        }
        assert!(!one_slip(b"pendre", b"rendue") && !one_slip(b"suicide", b"scd"));
    }
}
