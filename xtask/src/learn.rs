//! Learning of linear weights. Nothing is random: the same examples in the same order give the same
//! weights.

mod dense;
mod sparse;

pub(crate) use dense::logistic_rule;
pub(crate) use sparse::{Example, FtrlSettings, SparseWeights, train_ftrl};

/// The number of parts in a cross-validation.
pub(crate) const FOLDS: usize = 5;

/// The part of an example. Neighbours in a file are often alike, so they are spread over the parts.
pub(crate) fn fold(number: usize) -> usize {
    number * 7919 % FOLDS
}

fn sigmoid(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum.clamp(-30.0, 30.0)).exp())
}
