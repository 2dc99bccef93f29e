//! Linear weights learnt from examples. Nothing here is random: the same examples in the same order give the same weights.

mod dense;
mod sparse;

pub(crate) use dense::logistic_rule;
pub(crate) use sparse::{Example, FtrlSettings, SparseWeights, train_ftrl};

/// The parts that a cross-validation leaves out, one after the other.
pub(crate) const FOLDS: usize = 5;

/// The part that an example belongs to. Neighbours in a file are often alike and come into one part with few others of their kind.
pub(crate) fn fold(number: usize) -> usize {
    number * 7919 % FOLDS
}

fn sigmoid(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum.clamp(-30.0, 30.0)).exp())
}
