//! What a text is known by for the learnt weights: its words, pairs of them, the letters inside, the classes that they are of.
//!
//! Each feature is a hash of its kind and its letters. The kinds: `w` a word, `p` its beginning, `2` and `3` two words, next to each
//! other or with one between, `d` and `e` the same of beginnings, `t` three beginnings, `^` and `$` the first and the last of the text,
//! `l` the length, `c` letters in a row within a word, `k` and `K` one class of danger.toml or two, `r` what the rules say. A change
//! here changes what the weights stand for: they are then learnt anew.

use super::token::STOP;

/// The hash of a feature, of 24 bits.
pub type Feature = u32;

/// Letters of a beginning.
const BEGINNING: usize = 5;
/// Letters in a row: from so many to so many.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// Two classes belong together over so many words.
const REACH: usize = 6;

/// The features of one text.
#[derive(Debug, Default)]
pub(super) struct Features(Vec<Feature>);

/// What the rules say: a concept, or nothing. Its block is a feature of its own.
#[must_use]
pub(super) fn verdict(concept: Option<(&str, bool)>) -> Vec<Feature> {
    match concept {
        Some((id, act)) => vec![hash(b'r', &[id]), hash(b'r', &[if act { "act" } else { "words" }])],
        None => vec![hash(b'r', &[])],
    }
}

/// FNV-1a; the bits are mixed once more, since those of short texts are alike.
fn hash(kind: u8, parts: &[&str]) -> Feature {
    let mut state: u32 = 0x811c_9dc5;
    let mut take = |byte: u8| state = (state ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    take(kind);
    for part in parts {
        part.bytes().for_each(&mut take);
        take(0);
    }
    state ^= state >> 16;
    state = state.wrapping_mul(0x85eb_ca6b);
    state ^= state >> 13;
    state = state.wrapping_mul(0xc2b2_ae35);
    (state ^ (state >> 16)) & 0x00ff_ffff
}

impl Features {
    fn add(&mut self, kind: u8, parts: &[&str]) {
        self.0.push(hash(kind, parts));
    }

    /// The words as they are written.
    pub(super) fn add_words(&mut self, words: &[String]) {
        let words: Vec<String> = words.iter().map(|word| plain(word)).collect();
        let begun: Vec<&str> = words.iter().map(|word| beginning(word)).collect();
        for (at, (word, start)) in words.iter().zip(&begun).enumerate() {
            self.add(b'w', &[word]);
            if word != STOP {
                self.add(b'p', &[start]);
                self.add_letters(word);
            }
            for (distance, written, beginnings) in [(1, b'2', b'd'), (2, b'3', b'e')] {
                if let (Some(other), Some(begun)) = (words.get(at + distance), begun.get(at + distance)) {
                    self.add(written, &[word, other]);
                    self.add(beginnings, &[start, begun]);
                }
            }
            if let (Some(second), Some(third)) = (begun.get(at + 1), begun.get(at + 2)) {
                self.add(b't', &[start, second, third]);
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
        let ends: Vec<usize> = framed.char_indices().map(|(at, _)| at).chain([framed.len()]).collect();
        for size in GRAMS {
            for window in ends.windows(size + 1) {
                if let Some(gram) = window.first().zip(window.last()).and_then(|(start, end)| framed.get(*start..*end)) {
                    self.add(b'c', &[gram]);
                }
            }
        }
    }

    /// The classes of each word in one language.
    pub(super) fn add_classes(&mut self, language: &str, classes: &[Vec<&str>]) {
        for (at, here) in classes.iter().enumerate() {
            for class in here {
                self.add(b'k', &[language, class]);
                for other in classes.iter().skip(at + 1).take(REACH).flatten() {
                    self.add(b'K', &[language, class, other]);
                }
            }
        }
    }

    /// The features, each once.
    pub(super) fn finish(mut self) -> Vec<Feature> {
        self.0.sort_unstable();
        self.0.dedup();
        self.0
    }
}

/// A word with each letter once in a row, and zeros for its digits.
fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        let letter = if letter.is_ascii_digit() { '0' } else { letter };
        if letter == '0' || !plain.ends_with(letter) {
            plain.push(letter);
        }
    }
    plain
}

fn beginning(word: &str) -> &str {
    word.char_indices().nth(BEGINNING).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_a_row_and_digits_are_alike() {
        let of = |words: &[&str]| {
            let mut features = Features::default();
            features.add_words(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
            features.finish()
        };
        assert_eq!(of(&["mourriir", "15"]), of(&["mourir", "17"]));
        let (slip, word) = (of(&["medicamant"]), of(&["medicament"]));
        assert!(slip.iter().filter(|feature| word.contains(feature)).count() > 10);
    }
}
