//! Multinomial logistic regression over hashed features, learnt with AdaGrad.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use reperes_core::crisis::{Feature, LARGEST, Reading, hash_part, softmax, weighted};

use super::random::Random;
use super::sentences::{RULES_WRITER, Sentence};

/// The number of passes over all sentences.
const ROUNDS: u16 = 20;
const RATE: f32 = 0.5;
/// The number of passes over all sentences after pruning.
const ROUNDS_AFTER_PRUNING: u16 = 6;
/// A feature of fewer sentences is not learnt.
const MIN_SENTENCES: usize = 6;
/// The share of the words' features that each pass leaves out of each sentence, by chance: the
/// model then learns not to rely on one of them.
const LEFT_OUT: f32 = 0.3;
/// The number of times that a pass learns the sentences that the rules were written for. None of
/// them may be misjudged.
const RULE_SENTENCE_REPEATS: usize = 5;
/// The share of the weights that the largest quantised size covers. Larger weights are clipped to
/// it.
const CLIP_QUANTILE: f32 = 0.9999;
/// The same after pruning, of the weights that are left.
const CLIP_QUANTILE_AFTER_PRUNING: f32 = 0.9997;
/// A weight of fewer steps is pruned.
const MIN_STEPS: f32 = 1.12;
/// A combination is proven if it makes the rules name a danger in this many sentences, and in no
/// sentence without danger.
const MIN_PROVEN: usize = 10;

/// The length of a row: a whole number of vector registers, with room for each concept and for
/// "none".
const LANES: usize = 24;
type Lanes = [f32; LANES];

/// The learnt model.
#[derive(Debug)]
pub(super) struct Model {
    /// The learnt features, by the hash under which they are stored.
    places: BTreeMap<u32, usize>,
    /// For each feature, one weight per concept. The lanes above the concepts are 0.
    weights: Vec<Lanes>,
    concepts: usize,
    /// Whether small weights were set to 0.
    pruned: bool,
    /// The combinations of the rules that were never wrong.
    pub(super) proven: BTreeSet<Feature>,
}

impl Model {
    /// Learns from sentences.
    pub(super) fn learn(sentences: &[&Sentence], concepts: usize) -> Self {
        let places = places(sentences);
        let examples: Vec<Example> = sentences
            .iter()
            .flat_map(|sentence| examples(sentence, concepts - 1, &places))
            .collect();
        let proven = proven(sentences, concepts - 1);
        let weights = vec![[0.0; LANES]; places.len()];
        let mut squares = vec![[1e-6_f32; LANES]; places.len()];
        let mut model = Self { places, weights, concepts, proven, pruned: false };
        let mut random = Random::new();
        model.pass(&examples, &mut squares, &mut random, ROUNDS, RATE);
        model.prune();
        model.pass(&examples, &mut squares, &mut random, ROUNDS_AFTER_PRUNING, RATE);
        model
    }

    /// Learns from all examples this many times. A weight that was pruned stays 0.
    fn pass(
        &mut self,
        examples: &[Example],
        squares: &mut [Lanes],
        random: &mut Random,
        rounds: u16,
        rate: f32,
    ) {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for round in 0..rounds {
            random.shuffle(&mut order);
            let rate = rate * (1.0 - f32::from(round) / f32::from(rounds)).max(0.1);
            for example in order.iter().filter_map(|at| examples.get(*at)) {
                let features = example.sample(random);
                let mut errors = self.likelihood(&features);
                if let Some(right) = errors.get_mut(example.concept) {
                    *right -= 1.0;
                }
                for (feature, value) in &features {
                    let (Some(weights), Some(squares)) =
                        (self.weights.get_mut(*feature), squares.get_mut(*feature))
                    else {
                        continue;
                    };
                    for ((weight, square), error) in weights.iter_mut().zip(squares).zip(&errors) {
                        let slope = error * value;
                        *square += slope * slope;
                        let change = rate * slope / square.sqrt();
                        *weight -= if self.pruned && *weight == 0.0 { 0.0 } else { change };
                    }
                }
            }
        }
    }

    /// Sets small weights to 0, so that they need no place in the file. The median of a feature's
    /// weights is subtracted first: it changes no likelihood, and most weights become 0.
    fn prune(&mut self) {
        let concepts = self.concepts;
        for weights in self.weights.iter_mut().filter_map(|weights| weights.get_mut(..concepts)) {
            let centred = centred(weights);
            weights.copy_from_slice(&centred);
        }
        let smallest = MIN_STEPS * self.step();
        for weight in self.weights.iter_mut().flatten().filter(|weight| weight.abs() < smallest) {
            *weight = 0.0;
        }
        self.pruned = true;
    }

    /// The size of a step: the largest weights have `LARGEST` of them.
    fn step(&self) -> f32 {
        let mut sizes: Vec<f32> = self
            .weights
            .iter()
            .flatten()
            .map(|weight| weight.abs())
            .filter(|size| *size > 0.0)
            .collect();
        sizes.sort_by(f32::total_cmp);
        let quantile = if self.pruned { CLIP_QUANTILE_AFTER_PRUNING } else { CLIP_QUANTILE };
        let largest = sizes.get(part(sizes.len(), quantile)).copied().unwrap_or(1.0);
        largest / f32::from(i16::try_from(LARGEST).unwrap_or(i16::MAX))
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

    /// The step, and the quantised weights of each feature that has any, by its hash.
    pub(super) fn steps(&self) -> (f32, BTreeMap<u32, Vec<i32>>) {
        let step = self.step();
        let quantised = |place: &usize| -> Option<Vec<i32>> {
            let weights = self.weights.get(*place)?.get(..self.concepts)?;
            Some(weights.iter().map(|weight| nearest(weight / step)).collect())
        };
        let steps = self
            .places
            .iter()
            .filter_map(|(hash, place)| Some((*hash, quantised(place)?)))
            .filter(|(_, weights)| weights.iter().any(|weight| *weight != 0))
            .collect();
        (step, steps)
    }
}

/// The features that enough sentences have, numbered.
fn places(sentences: &[&Sentence]) -> BTreeMap<u32, usize> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    let mut of_rules: BTreeSet<u32> = BTreeSet::new();
    for reading in sentences.iter().filter_map(|sentence| sentence.readings.first()) {
        for feature in &reading.features {
            *counts.entry(hash_part(*feature)).or_default() += 1;
        }
        of_rules.extend(weighted(&[], &reading.verdict).map(|(feature, _)| hash_part(feature)));
    }
    let frequent = counts.into_iter().filter(|(_, count)| *count >= MIN_SENTENCES);
    let all: BTreeSet<u32> = frequent.map(|(hash, _)| hash).chain(of_rules).collect();
    all.into_iter().enumerate().map(|(place, hash)| (hash, place)).collect()
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

/// A weight in whole steps.
#[expect(clippy::cast_possible_truncation, reason = "clamped to a few steps")]
fn nearest(weight: f32) -> i32 {
    (weight.round() as i32).clamp(-LARGEST, LARGEST)
}

/// One text to learn from.
#[derive(Debug, Clone)]
struct Example {
    /// The features of the words, each with its value.
    words: Vec<(usize, f32)>,
    /// The features of the rules' verdict and the constant.
    verdict: Vec<(usize, f32)>,
    concept: usize,
}

impl Example {
    /// The features without a share of those of the words. The others count more in their place.
    fn sample(&self, random: &mut Random) -> Vec<(usize, f32)> {
        let scale = 1.0 / (1.0 - LEFT_OUT).sqrt();
        let kept = self.words.iter().filter(|_| random.share() >= LEFT_OUT);
        let kept = kept.map(|(place, value)| (*place, value * scale));
        kept.chain(self.verdict.iter().copied()).collect()
    }
}

/// The training examples of a sentence. A text without danger also contributes each of its
/// sentences as an example without danger, because each of them is judged by itself.
fn examples(
    sentence: &Sentence,
    none: usize,
    places: &BTreeMap<u32, usize>,
) -> impl Iterator<Item = Example> {
    let readings = if sentence.concept == none { sentence.readings.len() } else { 1 };
    let times = if sentence.writer == RULES_WRITER { RULE_SENTENCE_REPEATS } else { 1 };
    let example = |known: &Reading| {
        let all = weighted(&known.features, &known.verdict);
        let placed: Vec<(Option<usize>, f32)> =
            all.map(|(feature, value)| (places.get(&hash_part(feature)).copied(), value)).collect();
        let (words, verdict) = placed.split_at(known.features.len());
        let learnt = |features: &[(Option<usize>, f32)]| {
            features.iter().filter_map(|(place, value)| Some(((*place)?, *value))).collect()
        };
        Example { words: learnt(words), verdict: learnt(verdict), concept: sentence.concept }
    };
    sentence
        .readings
        .iter()
        .take(readings)
        .flat_map(|known| std::iter::repeat_n(example(known), times))
        .collect::<Vec<_>>()
        .into_iter()
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
