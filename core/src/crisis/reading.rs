//! What one text is known by.

use super::feature::Feature;

/// What one text, or one sentence of it, is known by.
#[derive(Debug, Clone)]
pub struct Known {
    /// The features of its words.
    pub features: Vec<Feature>,
    /// The features that the rules make.
    pub verdict: Vec<Feature>,
    /// The number of the concept that the rules alone recognise.
    pub by_rules: Option<usize>,
    /// The combinations that make it, each by its hash.
    pub combinations: Vec<Feature>,
    /// Whether it is a single word: the weights alone find no danger in one.
    pub single: bool,
}
