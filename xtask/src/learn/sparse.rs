//! Logistic regression over many features of which each example has few: FTRL-Proximal (McMahan et
//! al. 2013), which sets most weights to 0.

use std::collections::HashMap;

use super::sigmoid;

/// A training example.
pub(crate) struct Example {
    /// Its features, without duplicates.
    pub(crate) features: Vec<u32>,
    pub(crate) answer: bool,
    /// Its weight in the loss.
    pub(crate) weight: f64,
}

/// The learning rate, the L1 and L2 penalties, and the number of passes.
#[derive(Clone, Copy)]
pub(crate) struct FtrlSettings {
    pub(crate) rate: f64,
    pub(crate) sparseness: f64,
    pub(crate) decay: f64,
    pub(crate) rounds: usize,
}

/// The intercept, and the weights that are not 0.
pub(crate) struct SparseWeights {
    pub(crate) base: f64,
    pub(crate) weights: HashMap<u32, f64>,
}

impl SparseWeights {
    /// The log-odds of the answer "yes".
    pub(crate) fn margin(&self, features: &[u32]) -> f64 {
        self.base + features.iter().filter_map(|feature| self.weights.get(feature)).sum::<f64>()
    }
}

/// The sums that FTRL keeps for one feature.
#[derive(Clone, Copy, Default)]
struct FtrlState {
    sum: f64,
    squares: f64,
}

impl FtrlState {
    fn weight(self, settings: FtrlSettings) -> f64 {
        if self.sum.abs() <= settings.sparseness {
            return 0.0;
        }
        (self.sum.signum() * settings.sparseness - self.sum)
            / ((1.0 + self.squares.sqrt()) / settings.rate + settings.decay)
    }

    fn learn(&mut self, slope: f64, weight: f64, settings: FtrlSettings) {
        let squares = self.squares + slope * slope;
        self.sum += slope - (squares.sqrt() - self.squares.sqrt()) / settings.rate * weight;
        self.squares = squares;
    }
}

/// Learns from the examples. Each pass takes them in another order.
pub(crate) fn train_ftrl(examples: &[&Example], settings: FtrlSettings) -> SparseWeights {
    let mut base = FtrlState::default();
    let mut states: HashMap<u32, FtrlState> = HashMap::new();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 1;
    for _ in 0..settings.rounds {
        shuffle(&mut order, &mut seed);
        for example in order.iter().filter_map(|number| examples.get(*number)) {
            let known: Vec<f64> = example
                .features
                .iter()
                .map(|feature| states.get(feature).map_or(0.0, |state| state.weight(settings)))
                .collect();
            let own = base.weight(settings);
            let slope = (sigmoid(own + known.iter().sum::<f64>())
                - f64::from(u8::from(example.answer)))
                * example.weight;
            base.learn(slope, own, settings);
            for (feature, weight) in example.features.iter().zip(known) {
                states.entry(*feature).or_default().learn(slope, weight, settings);
            }
        }
    }
    let weights = states
        .into_iter()
        .map(|(feature, state)| (feature, state.weight(settings)))
        .filter(|(_, weight)| *weight != 0.0);
    SparseWeights { base: base.weight(settings), weights: weights.collect() }
}

/// Shuffles, with the same result for the same seed (Fisher and Yates, `SplitMix64`).
#[expect(clippy::cast_possible_truncation, reason = "the remainder is below the length of a slice")]
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for last in (1..order.len()).rev() {
        *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = *seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        order.swap(last, ((mixed ^ (mixed >> 31)) % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Informative features are learnt and others weigh nothing. A second run gives the same
    /// weights.
    #[test]
    fn ftrl_drops_uninformative_features() {
        let example =
            |features: &[u32], answer| Example { features: features.to_vec(), answer, weight: 1.0 };
        let mut examples = Vec::new();
        for number in 0..40 {
            examples.push(example(&[1, 100 + number], true));
            examples.push(example(&[2, 200 + number], false));
        }
        let examples: Vec<&Example> = examples.iter().collect();
        let settings = FtrlSettings { rate: 0.3, sparseness: 1.0, decay: 1.0, rounds: 4 };
        let (once, again) = (train_ftrl(&examples, settings), train_ftrl(&examples, settings));
        assert!(once.margin(&[1]) > 0.5 && once.margin(&[2]) < -0.5);
        assert_eq!(once.weights, again.weights);
        assert_eq!(once.weights.len(), 2);
    }
}
