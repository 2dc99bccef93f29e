//! Judges whether a query is about the topic of the app, by its words, pairs of words and groups of
//! letters: `content/*/topic.txt`.
//!
//! `cargo xtask topic` learns the weights from queries with and without an answer. A feature is the
//! number of the bucket that its letters hash to; features may share a bucket. One logistic rule,
//! learnt in the same way, judges a query together with its best result.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::error::ContentError;
use crate::hash::fnv1a;
use crate::letters::fold_case_and_accents;
use crate::library::ContentFiles;

/// The number of buckets.
pub const BUCKETS: usize = 1 << 14;
/// The number of features of the rule, see [`RelevanceFeatures`].
pub const FEATURES: usize = 7;
/// The lengths of the groups of letters.
const GROUPS: [usize; 3] = [3, 4, 5];
/// The character that stands for a weight of 0; one step is one character up or down.
pub const ZERO_WEIGHT: u8 = b'P';
/// The first and the last character that stand for a weight.
pub const WEIGHT_BOUNDS: (u8, u8) = (b'!', b'~');

/// The features of the rule: the margin of the query, then those of its best result.
pub type RelevanceFeatures = [f32; FEATURES];

/// The learnt weights of one language.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Topic {
    weights: Vec<u8>,
    step: f32,
    base: f32,
    rule: RelevanceFeatures,
    /// The lowest relevance at which results are shown.
    pub(super) least: f32,
}

impl Topic {
    /// No weights: every result is relevant.
    pub(super) fn none() -> Self {
        Self { weights: Vec::new(), step: 0.0, base: 0.0, rule: [0.0; FEATURES], least: 0.0 }
    }

    pub(super) fn read(
        place: &'static str,
        files: &ContentFiles<'_>,
        errors: &RefCell<Vec<ContentError>>,
    ) -> Self {
        read(files.text(place)).unwrap_or_else(|(line, problem)| {
            errors.borrow_mut().push(ContentError {
                file: place.to_owned(),
                line: line + 1,
                field: "topic".to_owned(),
                problem: problem.to_owned(),
                remedy: "write the file anew with: cargo xtask topic".to_owned(),
            });
            Self::none()
        })
    }

    /// The margin of a query: above 0 its words are on topic, below 0 off topic.
    pub(super) fn margin(&self, query: &str) -> f32 {
        let weight = |bucket: u16| {
            self.weights
                .get(usize::from(bucket))
                .map_or(0.0, |weight| f32::from(*weight) - f32::from(ZERO_WEIGHT))
        };
        feature_buckets(query).into_iter().map(weight).sum::<f32>() * self.step
    }

    /// The probability that a result answers the query: 0 to 1.
    pub(super) fn relevance(&self, evidence: &RelevanceFeatures) -> f32 {
        let sum = self.base
            + self.rule.iter().zip(evidence).map(|(weight, fact)| weight * fact).sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }
}

fn read(text: &str) -> Result<Topic, (usize, &'static str)> {
    let mut topic = Topic::none();
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with("# "));
    let mut numbers = |name: &str| {
        let (number, line) = lines.next().ok_or((0, "ends too early"))?;
        let values = line
            .strip_prefix(name)
            .ok_or((number, "has another line where a name and numbers are due"))?;
        let values: Option<Vec<f32>> = values
            .split_whitespace()
            .map(|value| value.parse().ok().filter(|value: &f32| value.is_finite()))
            .collect();
        values
            .filter(|values| !values.is_empty())
            .ok_or((number, "has something that is no number"))
    };
    let one = |values: Vec<f32>| values.first().copied().unwrap_or_default();
    topic.step = one(numbers("step ")?);
    topic.least = one(numbers("least ")?);
    topic.base = one(numbers("base ")?);
    topic.rule = numbers("rule ")?
        .try_into()
        .map_err(|_| (0, "has too few or too many numbers in its rule"))?;
    for (number, line) in lines {
        if line.bytes().any(|byte| byte < WEIGHT_BOUNDS.0 || byte > WEIGHT_BOUNDS.1) {
            return Err((number, "has a character that stands for no weight"));
        }
        topic.weights.extend(line.bytes());
    }
    if topic.weights.len() == BUCKETS {
        Ok(topic)
    } else {
        Err((0, "has too few or too many weights"))
    }
}

/// The buckets of a query, each once.
#[must_use]
pub fn feature_buckets(query: &str) -> Vec<u16> {
    let text = fold_case_and_accents(query);
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut clues = BTreeSet::from([bucket("", &words.len().min(6).to_string())]);
    clues.extend(words.iter().map(|word| bucket("w", word)));
    clues.extend(words.windows(2).map(|pair| bucket("p", &pair.join(" "))));
    for word in words {
        let letters: Vec<char> = format!(" {word} ").chars().collect();
        for size in GROUPS {
            clues.extend(
                letters.windows(size).map(|group| bucket("g", &group.iter().collect::<String>())),
            );
        }
    }
    clues.into_iter().collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a bucket has fourteen bits")]
fn bucket(kind: &str, text: &str) -> u16 {
    let mut state = fnv1a(kind.bytes().chain([0]).chain(text.bytes()));
    state ^= state >> 15;
    (state % BUCKETS as u32) as u16
}
