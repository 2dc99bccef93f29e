//! The recogniser: combines rules and weights into one answer.

use std::iter;

use super::chunks::{chunks, sentences};
use super::concept::{Concept, Imminence};
use super::feature_set::{self, FeatureSet};
use super::filler::Fillers;
use super::fold::fold;
use super::reading::Reading;
use super::rule_set::RuleSet;
use super::token::{self, Apostrophe};
use super::verdict::RuleVerdict;
use super::weights::Weights;
use crate::language::Language;

/// The number of letters that are read; the rest is ignored.
const LONGEST: usize = 10_000;
/// A language with this many times the small words of another is clearly the language of the text.
const CLEAR_LANGUAGE_RATIO: usize = 3;

/// The danger that was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crisis<'c> {
    /// The most imminent danger that was recognised.
    pub concept: &'c Concept,
}

/// The concepts, the rules of all languages and the weights.
#[derive(Debug)]
pub struct CrisisRecogniser {
    pub(super) concepts: Vec<Concept>,
    /// One for each language.
    pub(super) rule_sets: Vec<RuleSet>,
    /// Greetings, thanks and cries for help, of all languages.
    pub(super) fillers: Fillers,
    pub(super) weights: Weights,
}

impl CrisisRecogniser {
    /// A recogniser without concepts: it recognises nothing.
    #[must_use]
    pub fn none() -> Self {
        Self {
            concepts: Vec::new(),
            rule_sets: Vec::new(),
            fillers: Fillers::default(),
            weights: Weights::default(),
        }
    }

    /// The learnt weights.
    #[must_use]
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The concepts, the most imminent danger first.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The most imminent danger that a text speaks of. It never fails: a text that it cannot
    /// interpret is no danger.
    #[must_use]
    pub fn recognise(&self, query: &str) -> Option<Crisis<'_>> {
        let nearest = self
            .readings(query)
            .into_iter()
            .filter_map(|readings| self.strongest(&readings))
            .min()?;
        self.concepts.get(nearest).map(|concept| Crisis { concept })
    }

    /// The chunks of a text. Each chunk yields a reading of the whole, then readings of its
    /// sentences if there are several.
    #[must_use]
    pub fn readings(&self, text: &str) -> Vec<Vec<Reading>> {
        let text: String = text.chars().take(LONGEST).collect();
        let letters = self.fillers.leave_out(&fold(&text));
        chunks(&letters)
            .into_iter()
            .map(|chunk| {
                iter::once(chunk).chain(sentences(chunk)).map(|part| self.reading(part)).collect()
            })
            .collect()
    }

    /// The reading of a folded text: its features, and what the rules alone say. The weights are
    /// learnt from readings.
    fn reading(&self, letters: &str) -> Reading {
        let own: Vec<usize> =
            self.rule_sets.iter().map(|rule_set| rule_set.count_own_words(letters)).collect();
        let most = own.iter().copied().max().unwrap_or_default();
        // The rules of the other languages are not applied to a text that is clearly in one
        // language: "his arms" is not "arme".
        let is_likely_in = |own: usize| own * CLEAR_LANGUAGE_RATIO >= most;
        let applied = self
            .rule_sets
            .iter()
            .zip(&own)
            .filter(|(_, own)| is_likely_in(**own))
            .map(|(rule_set, _)| rule_set);
        let written_in: Vec<Language> = self
            .rule_sets
            .iter()
            .zip(&own)
            .filter(|(_, own)| **own == most)
            .map(|(rule_set, _)| rule_set.language)
            .collect();
        let parsed: Vec<_> =
            applied.map(|rule_set| (rule_set, rule_set.atoms_of(letters))).collect();
        // An aside in one language also counts in the other languages that the text may be in.
        // There it counts only if it is written exactly.
        let written: Vec<_> = parsed
            .iter()
            .map(|(rule_set, _)| (*rule_set, rule_set.atoms_as_written(letters)))
            .collect();
        let mut verdict = RuleVerdict::default();
        for (rule_set, line) in &parsed {
            let others = written.iter().filter(|(other, _)| other.language != rule_set.language);
            let asides: Vec<&str> = others
                .flat_map(|(other, line)| other.asides(line))
                .chain(rule_set.asides(line))
                .collect();
            rule_set.recognise(line, &asides, &mut verdict);
            verdict.asides.extend(asides.iter().map(|aside| (*aside).to_owned()));
        }
        let mut words = token::tokenize(letters, Apostrophe::Parts);
        // A sentence has the same features with and without its final full stop.
        words.pop_if(|last| last == token::STOP);
        let mut features = FeatureSet::of(&written_in);
        features.add_words(&words);
        for (rule_set, line) in &parsed {
            features.add_classes(rule_set.language, &rule_set.classes(line));
        }
        Reading {
            features: features.finish(),
            verdict: feature_set::verdict_features(&verdict, &self.concepts),
            by_rules: verdict.nearest,
            combinations: verdict.combinations,
            single: words.iter().filter(|word| *word != token::STOP).count() < 2,
        }
    }

    /// The concept of the whole text, or, if the whole has none, that of the sentence with the
    /// highest probability of danger.
    fn strongest(&self, readings: &[Reading]) -> Option<usize> {
        let (whole, sentences) = readings.split_first()?;
        let of_sentences = || {
            sentences
                .iter()
                .filter_map(|sentence| self.judge(sentence))
                .max_by(|(a, _), (b, _)| a.total_cmp(b))
        };
        self.judge(whole).or_else(of_sentences).map(|(_, concept)| concept)
    }

    /// The probability of danger, and the number of the concept.
    fn judge(&self, reading: &Reading) -> Option<(f32, usize)> {
        if self.weights.are_missing() {
            return reading.by_rules.map(|concept| (1.0, concept));
        }
        let likely = self.weights.likelihood(&reading.features, &reading.verdict);
        let proven = reading
            .combinations
            .iter()
            .any(|combination| self.weights.proven.contains(combination));
        let enough = self.weights.enough.of(reading, proven);
        let danger = 1.0 - likely.last().copied().unwrap_or_default();
        self.decide(&likely, enough).map(|concept| (danger, concept))
    }

    /// The concept for these probabilities: first whether there is danger, then how imminent it
    /// is, then the first step, then the concept.
    ///
    /// The probabilities are in the order of the concepts; that of no danger comes last.
    #[must_use]
    pub fn decide(&self, likely: &[f32], enough: f32) -> Option<usize> {
        let of = |imminence: Imminence| {
            self.concepts
                .iter()
                .enumerate()
                .filter(move |(_, concept)| concept.imminence == imminence)
        };
        let likely = |at: usize| likely.get(at).copied().unwrap_or_default();
        let [now, mentioned] = [Imminence::UnderWay, Imminence::Mentioned]
            .map(|imminence| of(imminence).map(|(at, _)| likely(at)).sum::<f32>());
        if now + mentioned < enough {
            return None;
        }
        let imminence = if now >= mentioned { Imminence::UnderWay } else { Imminence::Mentioned };
        let line = |concept: &Concept| concept.steps.first().cloned();
        let of_line = |at: &Concept| {
            of(imminence)
                .filter(|(_, other)| line(other) == line(at))
                .map(|(at, _)| likely(at))
                .sum::<f32>()
        };
        let best = of(imminence).max_by(|(a, first), (b, second)| {
            of_line(first)
                .total_cmp(&of_line(second))
                .then(likely(*a).total_cmp(&likely(*b)))
                .then(b.cmp(a))
        });
        best.map(|(at, _)| at)
    }
}
