//! The verdict of the rules on a text.

use super::feature::Feature;

/// The verdict of the rules of all languages on one text.
#[derive(Debug, Default)]
pub(super) struct RuleVerdict {
    /// The number of the most imminent concept that the words match.
    pub(super) nearest: Option<usize>,
    /// The hashes of the combinations that match.
    pub(super) combinations: Vec<Feature>,
    /// Every concept that matches.
    pub(super) made: Vec<usize>,
    /// Every concept that would match but for an exclusion (`unless`) or an aside.
    pub(super) unmade: Vec<usize>,
    /// The ids of the asides in the text: subjects in which nobody is in danger.
    pub(super) asides: Vec<String>,
}
