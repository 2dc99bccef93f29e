//! What the rules make of a text.

use super::feature::Feature;

/// What the rules of all languages say of one text.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// The number of the nearest concept that the words make.
    pub(super) nearest: Option<usize>,
    /// The hashes of the combinations that make one.
    pub(super) combinations: Vec<Feature>,
    /// Every concept that is made.
    pub(super) made: Vec<usize>,
    /// Every concept that something unmakes.
    pub(super) unmade: Vec<usize>,
    /// What else is spoken of.
    pub(super) asides: Vec<String>,
}
