//! The features of a text for the learnt weights: its words, pairs of them, the letters inside, the
//! classes of the words.
//!
//! Each feature is a hash of its kind and its letters. The kinds are: `w` a word; `p` its
//! beginning; `2` two adjacent words; `3` two words with one between; `d` two adjacent beginnings;
//! `^` and `$` the first and the last word; `l` the length; `c` a sequence of letters within a
//! word; `k` and `K` one class of danger.toml or two; `r` the concept that the rules name; `b` its
//! imminence; `m` a concept that a rule matches; `u` one that a rule matches and something
//! excludes; `a` an aside.
//!
//! Features of words carry the language to which most small words belong, or both languages if
//! neither has more: "son" and "on" mean one thing in French and another in English. After a change
//! in this file the weights have to be learnt anew, because they are stored by these hashes.

use super::concept::{Concept, Imminence};
use super::feature::{FRENCH, Feature, hash};
use super::token::STOP;
use super::verdict::RuleVerdict;
use crate::language::Language;

/// The number of letters of a beginning.
const BEGINNING: usize = 5;
/// The lengths of the sequences of letters.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// The distance in words over which two classes form a pair.
const REACH: usize = 6;

/// The features of one text.
#[derive(Debug)]
pub(super) struct FeatureSet<'l> {
    languages: &'l [Language],
    hashes: Vec<Feature>,
}

/// The features of the rules' verdict.
#[must_use]
pub(super) fn verdict_features(verdict: &RuleVerdict, concepts: &[Concept]) -> Vec<Feature> {
    let id = |at: usize| concepts.get(at).map_or("", |concept| &concept.id);
    let mut features = vec![match verdict.nearest {
        Some(nearest) => hash(b'r', &[id(nearest)]),
        None => hash(b'r', &[]),
    }];
    if let Some(nearest) = verdict.nearest.and_then(|at| concepts.get(at)) {
        features.push(hash(
            b'b',
            &[if nearest.imminence == Imminence::UnderWay { "act" } else { "words" }],
        ));
    }
    features.extend(verdict.made.iter().map(|at| hash(b'm', &[id(*at)])));
    features.extend(verdict.unmade.iter().map(|at| hash(b'u', &[id(*at)])));
    features.extend(verdict.asides.iter().map(|aside| hash(b'a', &[aside])));
    features.sort_unstable();
    features.dedup();
    features
}

impl<'l> FeatureSet<'l> {
    /// An empty set for a text in these languages.
    pub(super) fn of(languages: &'l [Language]) -> Self {
        Self { languages, hashes: Vec::new() }
    }

    fn add(&mut self, kind: u8, parts: &[&str]) {
        let of_language = |language: &Language| {
            hash(if *language == Language::French { kind | FRENCH } else { kind }, parts)
        };
        self.hashes.extend(self.languages.iter().map(of_language));
    }

    /// Adds the features of the words as they are written.
    pub(super) fn add_words(&mut self, words: &[String]) {
        let words: Vec<String> = words.iter().map(|word| collapse_repeats(word)).collect();
        let begun: Vec<&str> = words.iter().map(|word| beginning(word)).collect();
        for (at, (word, start)) in words.iter().zip(&begun).enumerate() {
            self.add(b'w', &[word]);
            if word != STOP {
                self.add(b'p', &[start]);
                self.add_letters(word);
            }
            if let (Some(next), Some(begun)) = (words.get(at + 1), begun.get(at + 1)) {
                self.add(b'2', &[word, next]);
                self.add(b'd', &[start, begun]);
            }
            if let Some(other) = words.get(at + 2) {
                self.add(b'3', &[word, other]);
            }
        }
        if let Some((first, last)) = begun.first().zip(begun.last()) {
            self.add(b'^', &[first]);
            self.add(b'$', &[last]);
        }
        if let [first, second, ..] = begun[..] {
            self.add(b'^', &[first, second]);
        }
        let length = match words.len() {
            0..=1 => "1",
            2 => "2",
            3 => "3",
            4..=5 => "5",
            6..=9 => "9",
            10..=16 => "16",
            _ => "more",
        };
        self.add(b'l', &[length]);
    }

    fn add_letters(&mut self, word: &str) {
        let framed = format!("<{word}>");
        let ends: Vec<usize> =
            framed.char_indices().map(|(at, _)| at).chain([framed.len()]).collect();
        for size in GRAMS {
            for window in ends.windows(size + 1) {
                if let Some(gram) = window
                    .first()
                    .zip(window.last())
                    .and_then(|(start, end)| framed.get(*start..*end))
                {
                    self.add(b'c', &[gram]);
                }
            }
        }
    }

    /// Adds the features of the classes of each word in one language.
    pub(super) fn add_classes(&mut self, language: Language, classes: &[Vec<&str>]) {
        let language = if language == Language::French { "fr" } else { "en" };
        for (at, here) in classes.iter().enumerate() {
            for class in here {
                self.hashes.push(hash(b'k', &[language, class]));
                for other in classes.iter().skip(at + 1).take(REACH).flatten() {
                    self.hashes.push(hash(b'K', &[language, class, other]));
                }
            }
        }
    }

    /// The features, each once.
    pub(super) fn finish(mut self) -> Vec<Feature> {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        self.hashes
    }
}

/// A word with repeated letters reduced to one and its digits replaced by zeros.
fn collapse_repeats(word: &str) -> String {
    let mut collapsed = String::with_capacity(word.len());
    for letter in word.chars() {
        let letter = if letter.is_ascii_digit() { '0' } else { letter };
        if letter == '0' || !collapsed.ends_with(letter) {
            collapsed.push(letter);
        }
    }
    collapsed
}

fn beginning(word: &str) -> &str {
    word.char_indices().nth(BEGINNING).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Repeated letters and other digits make the same features.
    #[test]
    fn repeated_letters_and_digits_are_equal() {
        let of = |words: &[&str]| {
            let mut features = FeatureSet::of(&[Language::French]);
            features.add_words(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
            features.finish()
        };
        assert_eq!(of(&["mourriir", "15"]), of(&["mourir", "17"]));
        let (slip, word) = (of(&["medicamant"]), of(&["medicament"]));
        assert!(slip.iter().filter(|feature| word.contains(feature)).count() > 10);
    }
}
