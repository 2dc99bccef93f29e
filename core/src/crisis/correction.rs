//! Corrects misspelt words.
//!
//! A word that is not in the lexicon is tried with a missing apostrophe, split in two, with a mute
//! ending added, without its doubled letters, by its sound, then with one edit.

pub(super) mod candidates;
pub(super) mod edit_distance;
pub(super) mod phonetic;

use super::lexicon::Lexicon;
use candidates::LONG_ENOUGH;

/// Shorter words are not corrected.
const SHORTEST: usize = 4;
/// The mute endings that a hasty writer omits.
const ENDS: [&str; 5] = ["e", "t", "s", "d", "g"];

impl Lexicon {
    /// Whether a word is known, on its own or within a phrase.
    fn is_known(&self, word: &str) -> bool {
        self.whole.contains(word)
            || self.spellings.contains(word)
            || self.parts.contains(word)
            || self.variants.is_form(word)
            || self.beginnings_of(word).next().is_some()
    }

    /// Adds the words that a typed word stands for.
    pub(super) fn correct(&self, word: &str, words: &mut Vec<String>) {
        if let Some(meant) = self.spellings.meant(word) {
            words.extend(meant.map(str::to_owned));
        } else if let Some(whole) = self.with_mute_ending(word) {
            words.push(whole);
        } else if self.is_known(word) || self.existing.contains(word) || word.len() < SHORTEST {
            words.push(word.to_owned());
        } else if let Some((front, rest)) =
            self.split_elision(word).or_else(|| self.split_words(word))
        {
            // Each half may itself be an abbreviation.
            self.spellings.expand(front, words);
            self.spellings.expand(rest, words);
        } else if let Some(repaired) = self.repaired(word) {
            words.push(repaired);
        } else if let Some((front, repaired)) =
            self.elision_splits(word).find_map(|(front, rest)| Some((front, self.repaired(rest)?)))
        {
            words.push(front.to_owned());
            words.push(repaired);
        } else {
            words.push(word.to_owned());
        }
    }

    /// The word with its mute ending, if what was typed is only the beginning of a known word.
    fn with_mute_ending(&self, word: &str) -> Option<String> {
        let begun = word.len() >= SHORTEST
            && !self.whole.contains(word)
            && !self.parts.contains(word)
            && !self.existing.contains(word);
        let longer = || {
            ENDS.iter().map(|end| format!("{word}{end}")).find(|longer| self.whole.contains(longer))
        };
        begun.then(longer).flatten()
    }

    /// The ways to split a word at a missing apostrophe.
    fn elision_splits<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.elisions.iter().filter_map(|(front, whole)| {
            let rest = word.strip_prefix(front.as_str())?;
            let long = if rest.starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'y']) { 3 } else { 5 };
            (rest.len() >= long).then_some((whole.as_str(), rest))
        })
    }

    /// Splits a word at a missing apostrophe: "savale" for "s'avale", "jcoupe" for "je coupe".
    fn split_elision<'a>(&'a self, word: &'a str) -> Option<(&'a str, &'a str)> {
        self.elision_splits(word).find(|(_, rest)| self.is_known(rest))
    }

    /// Splits two words at a missing space: "veuxmourir" for "veux mourir".
    fn split_words<'a>(&self, word: &'a str) -> Option<(&'a str, &'a str)> {
        let known = |part: &str| self.whole.contains(part) || self.spellings.contains(part);
        (2..word.len().saturating_sub(3))
            .filter(|_| word.len() >= LONG_ENOUGH)
            .filter_map(|at| word.split_at_checked(at))
            .find(|(left, right)| known(left) && self.whole.contains(right))
    }

    /// The word that was meant: with a mute ending added, without doubled letters, with the same
    /// sound, or one edit away.
    fn repaired(&self, word: &str) -> Option<String> {
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
            .or_else(|| self.candidates.same_sound(word))
            .or_else(|| {
                if self.existing.contains(word) {
                    None
                } else {
                    self.candidates.one_edit_away(word)
                }
            })
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
}
