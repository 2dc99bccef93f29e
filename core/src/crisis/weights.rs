//! The learnt weights: how much each feature speaks for each concept, and the thresholds for
//! danger.
//!
//! `cargo xtask danger` writes `danger-weights.txt`. Its head has one value per line. Each remaining
//! line holds the features whose hash begins with the same 12 bits, in the order of these bits: the
//! first line is that of 0. A feature is written as two letters for the other 12 bits of its hash,
//! one letter or several for its weights, and a space. A letter of a weight adds one step or three
//! to one concept, or takes them away. A feature that is not in the file counts nothing.

use std::collections::HashSet;

use super::feature::{Feature, HASH_BITS, hash_part, kind};
use super::reading::Reading;

/// The number of bits of a hash that choose the line.
pub const LINE_BITS: u32 = 12;
/// The largest weight in steps.
pub const LARGEST: i32 = 4;
/// The number of lines of weights.
const LINES: usize = 1 << LINE_BITS;
/// The steps that the four letters of one concept add.
const STEPS: [i32; 4] = [3, 1, -1, -3];
/// The same, as recognition adds them.
const STEP_VALUES: [f32; 4] = [3.0, 1.0, -1.0, -3.0];
/// The letter for 0. It lies above two characters that other formats escape: the blank and the
/// quotation mark.
const FIRST_LETTER: u8 = b'#';
/// The number of bits of a hash that one letter writes.
const LETTER_BITS: u32 = 6;
/// What ends a feature.
const END: u8 = b' ';
/// The value of the constant feature and of each feature of the rules. The squares of the values of
/// the words' features sum to one.
const RULE_VALUE: f32 = 0.3;
/// The last line that may be a comment, counted from 1.
const LAST_COMMENT_LINE: usize = 8;
/// The feature that every text has.
const CONSTANT: Feature = 0;

/// The thresholds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Thresholds {
    /// If the rules find no danger.
    pub without_rule: f32,
    /// If the rules find a danger.
    pub with_rule: f32,
}

impl Thresholds {
    /// The threshold for a text; `proven` says that one of its combinations is proven.
    #[must_use]
    pub fn of(self, reading: &Reading, proven: bool) -> f32 {
        match reading.by_rules {
            Some(_) if proven => 0.0,
            Some(_) => self.with_rule,
            // No probability reaches this.
            None if reading.single => 2.0,
            None => self.without_rule,
        }
    }
}

/// The weights of every feature.
#[derive(Debug, Default)]
pub struct Weights {
    /// The hash of the sentences that the weights were learnt from.
    pub sentences: String,
    /// The thresholds.
    pub enough: Thresholds,
    /// The combinations that were never wrong on the sentences.
    pub proven: HashSet<Feature>,
    /// The ids of the concepts; "-" is none.
    pub concepts: Vec<String>,
    step: f32,
    /// The features and their letters, one line after the other.
    letters: Box<str>,
    /// Where each line begins and where the last one ends.
    starts: Vec<u32>,
}

impl Weights {
    /// Reads the file.
    ///
    /// # Errors
    /// The number of the first line that is wrong, and what is wrong with it.
    pub fn read(text: &str) -> Result<Self, (usize, String)> {
        // A checkout on Windows may have other line ends.
        if text.contains('\r') {
            return Self::read(&text.replace('\r', ""));
        }
        let mut read = Self::default();
        let mut rest = text;
        let mut number = 0;
        while let Some((line, after)) = rest.split_once('\n')
            && read.concepts.is_empty()
        {
            number += 1;
            if number > LAST_COMMENT_LINE || !line.starts_with("# ") {
                read.head_line(line).map_err(|problem| (number, problem))?;
            }
            rest = after;
        }
        if !text.is_empty() {
            read.features(rest).map_err(|(line, problem)| (number + line, problem))?;
        }
        Ok(read)
    }

    /// Reads a line of the head. The concepts come last.
    fn head_line(&mut self, line: &str) -> Result<(), String> {
        let value = |text: &str| text.parse::<f32>().map_err(|_| format!("{text:?} is no number"));
        match line.split_once(' ') {
            Some(("sentences", rest)) => rest.clone_into(&mut self.sentences),
            Some(("without-rule", rest)) => self.enough.without_rule = value(rest)?,
            Some(("with-rule", rest)) => self.enough.with_rule = value(rest)?,
            Some(("step", rest)) => self.step = value(rest)?,
            Some(("concepts", rest)) => {
                self.concepts = rest.split(' ').map(str::to_owned).collect();
            }
            Some(("proven", rest)) => {
                let feature = |text: &str| {
                    Feature::from_str_radix(text, 16).map_err(|_| format!("{text:?} is no hash"))
                };
                self.proven = rest.split_whitespace().map(feature).collect::<Result<_, _>>()?;
            }
            _ => return Err(format!("{line:?} is not known")),
        }
        Ok(())
    }

    /// Reads the lines of features.
    fn features(&mut self, text: &str) -> Result<(), (usize, String)> {
        let weights = FIRST_LETTER..FIRST_LETTER.saturating_add(self.letter_count());
        let is_entry = |entry: &str| {
            entry.len() > 2 && entry.bytes().skip(2).all(|letter| weights.contains(&letter))
        };
        self.starts = vec![0];
        for (number, line) in text.lines().enumerate() {
            let is_closed = line.is_empty() || line.ends_with(' ');
            if !is_closed || !line.is_ascii() || !line.split_terminator(' ').all(is_entry) {
                return Err((number + 1, format!("{line:?} is no line of weights")));
            }
            let start = self.starts.last().copied().unwrap_or_default();
            self.starts.push(start + u32::try_from(line.len() + 1).unwrap_or(u32::MAX));
        }
        if self.concepts.is_empty() || self.starts.len() != LINES + 1 {
            let lines = self.starts.len() - 1;
            return Err((0, format!("names no concepts, or has {lines} lines of weights")));
        }
        self.letters = text.into();
        Ok(())
    }

    /// The number of letters of weights: four for each concept.
    fn letter_count(&self) -> u8 {
        u8::try_from(self.concepts.len() * STEPS.len()).unwrap_or(u8::MAX)
    }

    /// The letters of the weights of a feature. Only a learnt feature has any.
    fn letters(&self, feature: Feature) -> &[u8] {
        let hash = hash_part(feature);
        let line = usize::try_from(hash >> (HASH_BITS - LINE_BITS)).unwrap_or_default();
        let bound = |at: usize| usize::try_from(*self.starts.get(at)?).ok();
        let key = key_letters(hash);
        bound(line)
            .zip(bound(line + 1))
            .and_then(|(start, end)| self.letters.as_bytes().get(start..end))
            .and_then(|line| {
                line.split(|letter| *letter == END).find_map(|at| at.strip_prefix(&key))
            })
            .unwrap_or_default()
    }

    /// Whether there are no weights.
    pub(super) fn are_missing(&self) -> bool {
        self.concepts.is_empty()
    }

    /// The probability of each concept.
    #[must_use]
    pub fn likelihood(&self, words: &[Feature], verdict: &[Feature]) -> Vec<f32> {
        let mut sums: Vec<f32> = vec![0.0; self.concepts.len()];
        for (feature, value) in weighted(words, verdict) {
            for letter in self.letters(feature) {
                let place = usize::from(letter.saturating_sub(FIRST_LETTER));
                if let (Some(sum), Some(steps)) =
                    (sums.get_mut(place / STEPS.len()), STEP_VALUES.get(place % STEPS.len()))
                {
                    *sum += steps * value;
                }
            }
        }
        sums.iter_mut().for_each(|sum| *sum *= self.step);
        softmax(&mut sums);
        sums
    }
}

/// The features, each with its value. The squares of the values of the words' features sum to one.
pub fn weighted<'f>(
    words: &'f [Feature],
    verdict: &'f [Feature],
) -> impl Iterator<Item = (Feature, f32)> {
    let squares: f32 = words.iter().map(|feature| value(*feature).powi(2)).sum();
    let one = 1.0 / squares.max(f32::EPSILON).sqrt();
    let aside = verdict.iter().chain([&CONSTANT]).map(|feature| (*feature, RULE_VALUE));
    words.iter().map(move |feature| (*feature, value(*feature) * one)).chain(aside)
}

/// The value of a feature of the words. Kinds of which a word has many count less.
const fn value(feature: Feature) -> f32 {
    match kind(feature) {
        b'c' => 0.5,
        b'K' => 0.4,
        b'3' => 0.7,
        _ => 1.0,
    }
}

/// The two letters of the bits that the line does not tell.
fn key_letters(hash: u32) -> [u8; 2] {
    let mask = (1 << LETTER_BITS) - 1;
    [hash >> LETTER_BITS, hash]
        .map(|bits| FIRST_LETTER + u8::try_from(bits & mask).unwrap_or_default())
}

/// A feature as the file writes it: its weights in steps, from `-LARGEST` to `LARGEST`.
#[must_use]
pub fn encode_entry(hash: u32, weights: &[i32]) -> String {
    let mut entry: String = key_letters(hash).map(char::from).into_iter().collect();
    for (letters, weight) in weights.iter().enumerate() {
        let mut left = *weight;
        for (place, steps) in STEPS.iter().enumerate() {
            while left.signum() == steps.signum() && left.abs() >= steps.abs() {
                left -= steps;
                let letter = u8::try_from(letters * STEPS.len() + place).unwrap_or_default();
                entry.push(char::from(FIRST_LETTER + letter));
            }
        }
    }
    entry.push(char::from(END));
    entry
}

/// A feature as the file writes it.
#[must_use]
pub fn feature_hex(feature: Feature) -> String {
    format!("{feature:08x}")
}

/// Turns sums into probabilities (softmax): none is negative, and together they sum to one.
pub fn softmax(sums: &mut [f32]) {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let mut all = 0.0;
    for sum in &mut *sums {
        *sum = (*sum - most).exp();
        all += *sum;
    }
    for sum in sums {
        *sum /= all;
    }
}

/// The hash (FNV-1a, 64 bits) that identifies the sentences that weights were learnt from.
#[must_use]
pub fn hash_of_sentences(texts: &[&str]) -> String {
    let step = |state: u64, byte: u8| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let bytes = texts.iter().flat_map(|text| text.bytes()).filter(|byte| *byte != b'\r');
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_speaks_for_its_concept() {
        let head = "# weights\nsentences 0\nstep 2\nwithout-rule 0.5\nwith-rule 0.5\nproven 00000002\nconcepts pills -\n";
        let text = format!("{head}{}\n{}", encode_entry(1, &[LARGEST, 0]), "\n".repeat(LINES - 1));
        let weights = Weights::read(&text).unwrap();
        let likely = weights.likelihood(&[1], &[]);
        assert!(likely[0] > 0.99 && weights.likelihood(&[2], &[])[0] == 0.5, "{likely:?}");
        assert!(weights.proven.contains(&2));
        // Other line ends change nothing. A line whose last feature is not closed is refused.
        let windows = Weights::read(&text.replace('\n', "\r\n")).unwrap();
        assert_eq!((windows.letters, windows.starts), (weights.letters, weights.starts));
        assert!(Weights::read(&text.replace(" \n", "\n")).is_err());
        assert!(Weights::read(head).is_err());
        assert!(Weights::read(&text.replacen("\n\n", "\nx\n", 1)).is_err());
    }

    /// The letters of an entry add up to its weights.
    #[test]
    fn letters_add_up_to_the_weights() {
        for weight in -LARGEST..=LARGEST {
            let entry = encode_entry(0, &[0, weight]);
            let sum: i32 = entry
                .trim_end()
                .bytes()
                .skip(2)
                .map(|letter| STEPS[usize::from(letter - FIRST_LETTER) - STEPS.len()])
                .sum();
            assert_eq!(sum, weight, "{entry}");
        }
    }
}
