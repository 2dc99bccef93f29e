//! Logistic regression over a few features that every example has.

use super::sigmoid;

/// The intercept, and the weight of each fact.
pub(crate) struct LogisticRule<const N: usize> {
    pub(crate) base: f64,
    pub(crate) weights: [f64; N],
}

impl<const N: usize> LogisticRule<N> {
    /// The log-odds of the answer "yes".
    pub(crate) fn sum(&self, facts: &[f64; N]) -> f64 {
        self.base + self.weights.iter().zip(facts).map(|(weight, fact)| weight * fact).sum::<f64>()
    }
}

const STEPS: usize = 800;
const RATE: f64 = 2.0;
const DECAY: f64 = 0.001;

/// Learns by gradient descent over all examples at once. Each fact is standardised to mean 0 and
/// deviation 1.
#[expect(clippy::cast_precision_loss, reason = "a few thousand examples")]
pub(crate) fn logistic_rule<const N: usize>(examples: &[([f64; N], bool)]) -> LogisticRule<N> {
    let all = examples.len().max(1) as f64;
    let mean = |part: &dyn Fn(&[f64; N]) -> f64| {
        examples.iter().map(|(facts, _)| part(facts)).sum::<f64>() / all
    };
    let means: [f64; N] = std::array::from_fn(|at| mean(&|facts| facts[at]));
    let spreads: [f64; N] =
        std::array::from_fn(|at| mean(&|facts| (facts[at] - means[at]).powi(2)).sqrt().max(1e-6));
    let even = |facts: &[f64; N]| -> [f64; N] {
        std::array::from_fn(|at| (facts[at] - means[at]) / spreads[at])
    };
    let even: Vec<([f64; N], f64)> = examples
        .iter()
        .map(|(facts, answer)| (even(facts), f64::from(u8::from(*answer))))
        .collect();
    let mut learnt = LogisticRule { base: 0.0, weights: [0.0; N] };
    for _ in 0..STEPS {
        let mut slopes = learnt.weights.map(|weight| weight * DECAY);
        let mut base = 0.0;
        for (facts, answer) in &even {
            let off = (sigmoid(learnt.sum(facts)) - answer) / all;
            base += off;
            for (slope, fact) in slopes.iter_mut().zip(facts) {
                *slope += off * fact;
            }
        }
        learnt.base -= RATE * base;
        for (weight, slope) in learnt.weights.iter_mut().zip(slopes) {
            *weight -= RATE * slope;
        }
    }
    let weights: [f64; N] = std::array::from_fn(|at| learnt.weights[at] / spreads[at]);
    let base =
        learnt.base - weights.iter().zip(means).map(|(weight, mean)| weight * mean).sum::<f64>();
    LogisticRule { base, weights }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rule separates examples that its facts can separate.
    #[test]
    fn logistic_rule_separates_separable_facts() {
        let examples: Vec<([f64; 2], bool)> =
            (0..20).map(|number| ([f64::from(number), 3.0], number >= 10)).collect();
        let rule = logistic_rule(&examples);
        assert!(examples.iter().all(|(facts, answer)| (rule.sum(facts) > 0.0) == *answer));
    }
}
