//! The features of one text, for the weights and for learning them.

use super::feature::Feature;

/// What the rules and the features say about one text or one of its sentences.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The features of its words.
    pub features: Vec<Feature>,
    /// The features of the rules' verdict.
    pub verdict: Vec<Feature>,
    /// The number of the concept that the rules alone recognise.
    pub by_rules: Option<usize>,
    /// The combinations that match, each by its hash.
    pub combinations: Vec<Feature>,
    /// Whether the text is a single word: the weights alone find no danger in one.
    pub single: bool,
}
