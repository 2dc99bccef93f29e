//! The learnt weights: how much each feature speaks for each concept, and the thresholds for
//! danger.
//!
//! `cargo xtask danger` writes `danger-weights.txt`. Its head has one value per line; the remaining
//! lines are rows of weights. A feature belongs to the row that the lowest bits of its hash select;
//! several features share a row. A letter holds the weights of two concepts, in the order of
//! `concepts`: its offset from `FIRST_LETTER` is nine times the level of the first plus the level
//! of the second. A level ranges from 0, the largest weight against the concept, to 8, the largest
//! weight for it. A weight is the level's size times `step`.

use std::collections::HashSet;

use super::feature::Feature;
use super::reading::Reading;

/// The number of rows.
pub const ROWS: usize = 1 << 16;
/// The sizes of a weight in steps; each exists for and against.
pub const LEVELS: [f32; 5] = [0.0, 1.0, 2.0, 3.6, 6.5];
/// The letter of two weights of level 0. The range avoids two characters that other formats escape:
/// the blank and the quotation mark.
const FIRST_LETTER: u8 = b'#';
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
    /// The letters of all rows, one row after the other.
    letters: Vec<u8>,
}

impl Weights {
    /// Reads the file.
    ///
    /// # Errors
    /// The number of the first line that is wrong, and what is wrong with it.
    pub fn read(text: &str) -> Result<Self, (usize, String)> {
        let mut read = Self::default();
        for (number, line) in text.lines().enumerate().filter(|(number, line)| {
            !line.is_empty() && (*number + 1 > LAST_COMMENT_LINE || !line.starts_with("# "))
        }) {
            read.line(line).map_err(|problem| (number + 1, problem))?;
        }
        let rows = read.letters.len().checked_div(read.width()).unwrap_or_default();
        if !text.is_empty() && (read.concepts.is_empty() || rows != ROWS) {
            return Err((1, format!("names no concepts, or has {rows} rows")));
        }
        Ok(read)
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        let value = |text: &str| text.parse::<f32>().map_err(|_| format!("{text:?} is no number"));
        match line.split_once(' ') {
            Some(("sentences", rest)) => rest.clone_into(&mut self.sentences),
            Some(("without-rule", rest)) => self.enough.without_rule = value(rest)?,
            Some(("with-rule", rest)) => self.enough.with_rule = value(rest)?,
            Some(("step", rest)) => self.step = value(rest)?,
            Some(("concepts", rest)) => {
                self.concepts = rest.split(' ').map(str::to_owned).collect();
                self.letters.reserve_exact(self.width() * ROWS);
            }
            Some(("proven", rest)) => {
                let feature = |text: &str| {
                    Feature::from_str_radix(text, 16).map_err(|_| format!("{text:?} is no hash"))
                };
                self.proven = rest.split_whitespace().map(feature).collect::<Result<_, _>>()?;
            }
            Some((name, _)) => return Err(format!("{name:?} is not known")),
            None if line.len() == self.width()
                && line
                    .bytes()
                    .all(|letter| (FIRST_LETTER..FIRST_LETTER + 81).contains(&letter)) =>
            {
                self.letters.extend_from_slice(line.as_bytes());
            }
            None => return Err(format!("{line:?} is no row of weights")),
        }
        Ok(())
    }

    /// The number of letters of a row.
    fn width(&self) -> usize {
        self.concepts.len().div_ceil(2)
    }

    /// Whether there are no weights.
    pub(super) fn are_missing(&self) -> bool {
        self.concepts.is_empty()
    }

    /// The probability of each concept.
    #[must_use]
    pub fn likelihood(&self, words: &[Feature], verdict: &[Feature]) -> Vec<f32> {
        let width = self.width();
        let mut sums: Vec<f32> = vec![0.0; width * 2];
        for (row, value) in feature_rows(words, verdict) {
            let letters = self.letters.get(row * width..(row + 1) * width).unwrap_or_default();
            for (sums, letter) in sums.chunks_exact_mut(2).zip(letters) {
                let (one, other) = levels(*letter);
                for (sum, level) in sums.iter_mut().zip([one, other]) {
                    *sum += level * value;
                }
            }
        }
        sums.truncate(self.concepts.len());
        sums.iter_mut().for_each(|sum| *sum *= self.step);
        softmax(&mut sums);
        sums
    }
}

/// The rows of the features, each with its value. The squares of the values of the words' features
/// sum to one.
pub fn feature_rows<'f>(
    words: &'f [Feature],
    verdict: &'f [Feature],
) -> impl Iterator<Item = (usize, f32)> {
    let one = 1.0 / f32::from(u16::try_from(words.len().max(1)).unwrap_or(u16::MAX)).sqrt();
    let aside = verdict.iter().chain([&CONSTANT]).map(|feature| (feature, RULE_VALUE));
    let place = |feature: &Feature| usize::try_from(*feature).unwrap_or_default() % ROWS;
    words
        .iter()
        .map(move |feature| (feature, one))
        .chain(aside)
        .map(move |(feature, value)| (place(feature), value))
}

/// The letter of two weights, each given as a level from -4 to 4; a negative level speaks against
/// its concept.
#[must_use]
pub fn encode_levels(one: i8, other: i8) -> char {
    let place = |level: i8| (level.clamp(-4, 4) + 4).unsigned_abs();
    char::from(FIRST_LETTER + place(one) * 9 + place(other))
}

/// The two weights of a letter, in steps.
fn levels(letter: u8) -> (f32, f32) {
    const SIZES: [f32; 9] = [
        -LEVELS[4], -LEVELS[3], -LEVELS[2], -LEVELS[1], 0.0, LEVELS[1], LEVELS[2], LEVELS[3],
        LEVELS[4],
    ];
    let place = usize::from(letter.saturating_sub(FIRST_LETTER));
    let size = |at: usize| SIZES.get(at).copied().unwrap_or_default();
    (size(place / 9), size(place % 9))
}

/// A feature as the file writes it.
#[must_use]
pub fn feature_hex(feature: Feature) -> String {
    format!("{feature:06x}")
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
        let line = |one, other| format!("{}\n", encode_levels(one, other));
        let head = "# weights\nsentences 0\nconcepts pills -\nstep 2\nwithout-rule 0.5\nwith-rule 0.5\nproven 000002\n";
        let text = format!("{head}{}{}{}", line(0, 0), line(4, 0), line(0, 0).repeat(ROWS - 2));
        let weights = Weights::read(&text).unwrap();
        let likely = weights.likelihood(&[1], &[]);
        assert!(likely[0] > 0.99 && weights.likelihood(&[2], &[])[0] == 0.5, "{likely:?}");
        assert!(weights.proven.contains(&2));
        assert!(Weights::read(head).is_err());
    }

    #[test]
    fn a_letter_holds_two_levels() {
        for (one, other) in [(-4, 4), (0, 0), (3, -1)] {
            let size =
                |level: i8| LEVELS[usize::from(level.unsigned_abs())] * f32::from(level.signum());
            assert_eq!(
                levels(u8::try_from(encode_levels(one, other)).unwrap()),
                (size(one), size(other))
            );
        }
    }
}
