//! Multinomial logistic regression over hashed binary features, learnt with AdaGrad.

use std::collections::{BTreeMap, BTreeSet};

use reperes_core::crisis::{Feature, LEVELS, ROWS, Reading, feature_rows, softmax};

use super::sentences::{RULES_WRITER, Sentence};

/// The number of passes over all sentences.
const ROUNDS: u16 = 14;
const RATE: f32 = 0.5;
/// The number of times that a pass learns the sentences that the rules were written for. None of
/// them may be misjudged.
const RULE_SENTENCE_REPEATS: usize = 2;
/// The share of the weights that the largest quantised size covers. Larger weights are clipped to
/// it.
const CLIP_QUANTILE: f32 = 0.9999;
/// A weight of fewer steps is written as 0. The file compresses better, and recognition stays the
/// same.
const MIN_STEPS: f32 = 1.33;
/// A combination is proven if it makes the rules name a danger in this many sentences, and in no
/// sentence without danger.
const MIN_PROVEN: usize = 5;

/// The length of a row: a whole number of vector registers, with room for each concept and for
/// "none".
const LANES: usize = 24;
type Lanes = [f32; LANES];

/// The learnt model.
#[derive(Debug)]
pub(super) struct Model {
    /// For each feature row, one weight per concept. The lanes above the concepts are 0.
    weights: Vec<Lanes>,
    concepts: usize,
    /// The combinations of the rules that were never wrong.
    pub(super) proven: BTreeSet<Feature>,
}

impl Model {
    /// Learns from sentences.
    pub(super) fn learn(sentences: &[&Sentence], concepts: usize) -> Self {
        let examples: Vec<(Vec<(usize, f32)>, usize)> =
            sentences.iter().flat_map(|sentence| examples(sentence, concepts - 1)).collect();
        let proven = proven(sentences, concepts - 1);
        let mut model = Self { weights: vec![[0.0; LANES]; ROWS], concepts, proven };
        let mut squares = vec![[1e-6_f32; LANES]; ROWS];
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        for round in 0..ROUNDS {
            random.shuffle(&mut order);
            let rate = RATE * (1.0 - f32::from(round) / f32::from(ROUNDS)).max(0.1);
            for (features, concept) in order.iter().filter_map(|at| examples.get(*at)) {
                let mut errors = model.likelihood(features);
                if let Some(right) = errors.get_mut(*concept) {
                    *right -= 1.0;
                }
                for (feature, value) in features {
                    let (Some(weights), Some(squares)) =
                        (model.weights.get_mut(*feature), squares.get_mut(*feature))
                    else {
                        continue;
                    };
                    for ((weight, square), error) in weights.iter_mut().zip(squares).zip(&errors) {
                        let slope = error * value;
                        *square += slope * slope;
                        *weight -= rate * slope / square.sqrt();
                    }
                }
            }
        }
        model
    }

    /// The likelihood of each concept.
    fn likelihood(&self, features: &[(usize, f32)]) -> Lanes {
        let mut sums = [0.0; LANES];
        for (feature, value) in features {
            for (sum, weight) in
                sums.iter_mut().zip(self.weights.get(*feature).into_iter().flatten())
            {
                *sum += weight * value;
            }
        }
        let (of_concepts, above) = sums.split_at_mut(self.concepts);
        softmax(of_concepts);
        above.fill(0.0);
        sums
    }

    /// The quantised weights of each row, and the step. The median of a row is subtracted first: it
    /// changes no likelihood, and most weights become 0.
    pub(super) fn steps(&self) -> (f32, Vec<Vec<i8>>) {
        let rows: Vec<Vec<f32>> = self
            .weights
            .iter()
            .filter_map(|weights| weights.get(..self.concepts))
            .map(centred)
            .collect();
        let mut sizes: Vec<f32> =
            rows.iter().flatten().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(part(sizes.len(), CLIP_QUANTILE)).copied().unwrap_or(1.0);
        let step = largest / LEVELS.last().copied().unwrap_or(1.0);
        (
            step,
            rows.iter()
                .map(|weights| weights.iter().map(|weight| nearest(weight / step)).collect())
                .collect(),
        )
    }
}

/// Subtracts the median.
fn centred(weights: &[f32]) -> Vec<f32> {
    let mut sorted = weights.to_vec();
    sorted.sort_by(f32::total_cmp);
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
    weights.iter().map(|weight| weight - median).collect()
}

/// A share of a number.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few millions"
)]
fn part(number: usize, part: f32) -> usize {
    (number as f32 * part) as usize
}

/// The number of the nearest quantised size.
fn nearest(weight: f32) -> i8 {
    let size = if weight.abs() < MIN_STEPS { 0.0 } else { weight.abs() };
    let (level, _) = LEVELS
        .iter()
        .enumerate()
        .min_by(|(_, a), (_, b)| (*a - size).abs().total_cmp(&(*b - size).abs()))
        .unwrap_or((0, &0.0));
    let level = i8::try_from(level).unwrap_or_default();
    if weight < 0.0 { -level } else { level }
}

/// The training examples of a sentence. A text without danger also contributes each of its
/// sentences as an example without danger, because each of them is judged by itself.
fn examples(sentence: &Sentence, none: usize) -> impl Iterator<Item = (Vec<(usize, f32)>, usize)> {
    let readings = if sentence.concept == none { sentence.readings.len() } else { 1 };
    let times = if sentence.writer == RULES_WRITER { RULE_SENTENCE_REPEATS } else { 1 };
    let example = |known: &Reading| {
        (feature_rows(&known.features, &known.verdict).collect(), sentence.concept)
    };
    sentence
        .readings
        .iter()
        .take(readings)
        .flat_map(move |known| std::iter::repeat_n(example(known), times))
}

/// The combinations that make the rules name a danger in sentences with danger, and in no other.
fn proven(sentences: &[&Sentence], none: usize) -> BTreeSet<Feature> {
    let mut right: BTreeMap<Feature, usize> = BTreeMap::new();
    let mut wrong: BTreeSet<Feature> = BTreeSet::new();
    for sentence in sentences.iter().filter(|sentence| sentence.writer != RULES_WRITER) {
        let combinations: BTreeSet<Feature> =
            sentence.readings.iter().flat_map(|known| &known.combinations).copied().collect();
        for combination in combinations {
            if sentence.concept == none {
                wrong.insert(combination);
            } else {
                *right.entry(combination).or_default() += 1;
            }
        }
    }
    right
        .into_iter()
        .filter(|(hash, count)| *count >= MIN_PROVEN && !wrong.contains(hash))
        .map(|(hash, _)| hash)
        .collect()
}

/// A pseudo-random sequence (xorshift), the same in each run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            let other = usize::try_from(self.next() % (at as u64 + 1)).unwrap_or_default();
            order.swap(at, other);
        }
    }
}
