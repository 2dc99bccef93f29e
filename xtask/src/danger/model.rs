//! Multinomial logistic regression over features that are there or not, learnt with AdaGrad.

use std::collections::BTreeMap;

use reperes_core::crisis::{ASIDE, Feature, likely};

use super::sentences::Sentence;

/// How often every sentence is learnt from.
const ROUNDS: u16 = 14;
const RATE: f32 = 0.5;
/// A feature of fewer sentences tells nothing.
const SENTENCES: usize = 2;
/// So many features are kept, and so many weights of them: the size of the file.
const KEPT: usize = 14_000;
const WEIGHTS: usize = 73_000;

/// What was learnt.
#[derive(Debug)]
pub(super) struct Model {
    index: BTreeMap<Feature, usize>,
    /// For each feature, and last for the constant, a weight for each concept.
    weights: Vec<Vec<f32>>,
}

/// A sentence as the numbers of its features, each with its value.
type Row = (Vec<(usize, f32)>, usize);

impl Model {
    /// Learns from sentences, first with all their features, then with those that weigh most, then with the largest weights alone.
    pub(super) fn learn(sentences: &[&Sentence], concepts: usize) -> Self {
        let mut count: BTreeMap<Feature, usize> = BTreeMap::new();
        for feature in sentences.iter().flat_map(|sentence| sentence.words.iter().chain(sentence.lesson())) {
            *count.entry(*feature).or_default() += 1;
        }
        count.retain(|_, count| *count >= SENTENCES);
        let all = Self::learn_with(count.keys().copied().collect(), 0.0, None, sentences, concepts);
        let weigh = |feature: &Feature, count: usize| {
            let squares: f32 = all.of(*feature).unwrap_or_default().iter().map(|weight| weight * weight).sum();
            squares * f32::from(u16::try_from(count).unwrap_or(u16::MAX)).sqrt()
        };
        let mut heavy: Vec<(f32, Feature)> = count.iter().map(|(feature, count)| (weigh(feature, *count), *feature)).collect();
        heavy.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
        heavy.truncate(KEPT);
        let kept: Vec<Feature> = heavy.into_iter().map(|(_, feature)| feature).collect();
        let heavy = Self::learn_with(kept.clone(), 0.0, None, sentences, concepts);
        let mut sizes: Vec<f32> = heavy.weights.iter().flatten().map(|weight| weight.abs()).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let smallest = sizes.get(WEIGHTS).copied().unwrap_or_default();
        Self::learn_with(kept, smallest, Some(&heavy), sentences, concepts)
    }

    /// Learns the weights of these features; where `before` has a smaller one than `smallest` it stays nothing.
    fn learn_with(mut features: Vec<Feature>, smallest: f32, before: Option<&Self>, sentences: &[&Sentence], concepts: usize) -> Self {
        features.sort_unstable();
        let index: BTreeMap<Feature, usize> = features.into_iter().enumerate().map(|(at, feature)| (feature, at)).collect();
        let constant = index.len();
        let mut model = Self { index, weights: vec![vec![0.0; concepts]; constant + 1] };
        let mut squares = vec![vec![1e-6_f32; concepts]; constant + 1];
        // A step is divided by the root of its squares: what is without end never moves.
        for (square, weight) in squares.iter_mut().flatten().zip(before.into_iter().flat_map(|before| before.weights.iter().flatten())) {
            if weight.abs() < smallest {
                *square = f32::INFINITY;
            }
        }
        let rows: Vec<Row> = sentences.iter().map(|sentence| (model.row(&sentence.words, sentence.lesson()), sentence.concept)).collect();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        for round in 0..ROUNDS {
            random.shuffle(&mut order);
            let rate = RATE * (1.0 - f32::from(round) / f32::from(ROUNDS)).max(0.1);
            for (row, concept) in order.iter().filter_map(|at| rows.get(*at)) {
                let mut errors = model.likelihood(row);
                if let Some(right) = errors.get_mut(*concept) {
                    *right -= 1.0;
                }
                for (feature, value) in row {
                    let (Some(weights), Some(squares)) = (model.weights.get_mut(*feature), squares.get_mut(*feature)) else { continue };
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

    /// The known features of a sentence; the squares of what its words count make one.
    pub(super) fn row(&self, words: &[Feature], verdict: &[Feature]) -> Vec<(usize, f32)> {
        let known = |features: &[Feature]| features.iter().filter_map(|feature| self.index.get(feature).copied()).collect::<Vec<_>>();
        let words = known(words);
        let one = 1.0 / f32::from(u16::try_from(words.len().max(1)).unwrap_or(u16::MAX)).sqrt();
        let aside = known(verdict).into_iter().chain([self.index.len()]).map(|feature| (feature, ASIDE));
        words.into_iter().map(|feature| (feature, one)).chain(aside).collect()
    }

    /// How likely each concept is.
    pub(super) fn likelihood(&self, row: &[(usize, f32)]) -> Vec<f32> {
        let mut sums = vec![0.0; self.constant().len()];
        for (feature, value) in row {
            for (sum, weight) in sums.iter_mut().zip(self.weights.get(*feature).into_iter().flatten()) {
                *sum += weight * value;
            }
        }
        likely(&mut sums);
        sums
    }

    /// How many features there are.
    pub(super) fn features(&self) -> usize {
        self.index.len()
    }

    /// Every feature and its weights.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Feature, &[f32])> {
        self.index.iter().filter_map(|(feature, at)| Some((*feature, self.weights.get(*at)?.as_slice())))
    }

    /// The weights of what is always there.
    pub(super) fn constant(&self) -> &[f32] {
        self.weights.last().map(Vec::as_slice).unwrap_or_default()
    }

    fn of(&self, feature: Feature) -> Option<&[f32]> {
        self.weights.get(*self.index.get(&feature)?).map(Vec::as_slice)
    }
}

/// The same row of numbers each time: xorshift.
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
