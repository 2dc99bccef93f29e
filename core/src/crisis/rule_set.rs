//! The rules of one language: from letters to words, from words to the combinations that match.

use std::collections::HashSet;

use crate::language::Language;

use super::atom::Atom;
use super::feature::Feature;
use super::lexicon::Lexicon;
use super::pattern::{AtomLine, Pattern};
use super::token::{Apostrophe, STOP, tokenize};
use super::verdict::RuleVerdict;

/// The sum that the clues of a concept must reach.
const CLUE_THRESHOLD: i32 = 5;

/// The value from which a clue is strong. Clues without a strong one among them match nothing.
const STRONG_CLUE: i32 = 3;

/// A rule for one concept.
#[derive(Debug)]
pub(super) struct Rule {
    /// The number of the concept. A smaller number is more imminent.
    pub(super) concept: usize,
    /// Combinations, any of which matches the concept; each with its hash.
    pub(super) when: Vec<(Feature, Pattern)>,
    /// Clues, which match the concept together; each with its value.
    pub(super) clues: Vec<(i32, Pattern)>,
    /// Combinations, any of which excludes the concept.
    pub(super) unless: Vec<Pattern>,
    /// Ids of the asides that do not suppress the rule.
    pub(super) despite: Vec<String>,
    /// Whether no aside suppresses the rule.
    pub(super) firm: bool,
    /// Concepts that the rule replaces if it matches: "va te pendre" is a threat.
    pub(super) over: Vec<usize>,
}

/// The words and rules of one language.
#[derive(Debug)]
pub(super) struct RuleSet {
    pub(super) language: Language,
    pub(super) apostrophe: Apostrophe,
    pub(super) lexicon: Lexicon,
    /// Words that are ignored.
    pub(super) silent: Vec<String>,
    pub(super) negation: Vec<Atom>,
    /// Small words that distinguish the language from others.
    pub(super) own: HashSet<String>,
    /// Asides: subjects in which nobody is in danger, each with its combinations.
    pub(super) asides: Vec<(String, Vec<Pattern>)>,
    pub(super) rules: Vec<Rule>,
}

impl RuleSet {
    /// The number of small words of the language in a folded text.
    pub(super) fn count_own_words(&self, letters: &str) -> usize {
        tokenize(letters, self.apostrophe).iter().filter(|word| self.own.contains(*word)).count()
    }

    /// The words of a folded text, corrected, with their atoms.
    pub(super) fn atoms_of(&self, letters: &str) -> AtomLine {
        self.atom_line(&self.words_of(letters))
    }

    /// The words of a folded text without correction, with their atoms: a misspelling in one
    /// language may be a word of another.
    pub(super) fn atoms_as_written(&self, letters: &str) -> AtomLine {
        let mut words = Vec::new();
        for word in tokenize(letters, self.apostrophe) {
            self.lexicon.spellings.expand(&word, &mut words);
        }
        words.retain(|word| !self.silent.contains(word));
        self.atom_line(&words)
    }

    fn atom_line(&self, words: &[String]) -> AtomLine {
        let mut present = vec![false; self.lexicon.len()];
        let atoms: Vec<Vec<(Atom, usize)>> =
            (0..words.len()).map(|at| self.lexicon.atoms(words, at)).collect();
        for (atom, _) in atoms.iter().flatten() {
            if let Some(present) = present.get_mut(usize::from(*atom)) {
                *present = true;
            }
        }
        AtomLine {
            stops: words.iter().map(|word| word == STOP).collect(),
            negations: atoms
                .iter()
                .map(|atoms| atoms.iter().any(|(atom, _)| self.negation.contains(atom)))
                .collect(),
            words: atoms,
            present,
        }
    }

    pub(super) fn words_of(&self, letters: &str) -> Vec<String> {
        let mut words = Vec::new();
        for word in tokenize(letters, self.apostrophe) {
            if word == STOP { words.push(word) } else { self.lexicon.correct(&word, &mut words) }
        }
        words.retain(|word| !self.silent.contains(word));
        words
    }

    /// The classes of each word.
    pub(super) fn classes(&self, line: &AtomLine) -> Vec<Vec<&str>> {
        line.words
            .iter()
            .map(|atoms| atoms.iter().filter_map(|(atom, _)| self.lexicon.class(*atom)).collect())
            .collect()
    }

    /// The asides in a text: a game, a lesson, a film.
    pub(super) fn asides(&self, line: &AtomLine) -> impl Iterator<Item = &str> {
        self.asides
            .iter()
            .filter(|(_, when)| when.iter().any(|pattern| pattern.matches(line)))
            .map(|(id, _)| id.as_str())
    }

    /// Adds the concepts that match to a verdict.
    pub(super) fn recognise(&self, line: &AtomLine, asides: &[&str], verdict: &mut RuleVerdict) {
        let passes_asides = |rule: &Rule| {
            rule.firm || asides.iter().all(|aside| rule.despite.iter().any(|id| id == aside))
        };
        let is_excluded = |rule: &Rule| rule.unless.iter().any(|pattern| pattern.matches(line));
        let is_met = |rule: &&Rule| {
            rule.when.iter().any(|(_, pattern)| pattern.matches(line))
                || clues_suffice(&rule.clues, line)
        };
        let (made, not): (Vec<&Rule>, Vec<&Rule>) = self
            .rules
            .iter()
            .filter(is_met)
            .partition(|rule| passes_asides(rule) && !is_excluded(rule));
        let is_under = |concept: &usize| {
            made.iter().any(|rule| rule.concept != *concept && rule.over.contains(concept))
        };
        let nearest =
            made.iter().map(|rule| rule.concept).filter(|concept| !is_under(concept)).min();
        verdict.nearest = verdict.nearest.into_iter().chain(nearest).min();
        let combinations =
            made.iter().flat_map(|rule| &rule.when).filter(|(_, pattern)| pattern.matches(line));
        verdict.combinations.extend(combinations.map(|(hash, _)| *hash));
        verdict.made.extend(made.iter().map(|rule| rule.concept));
        verdict.unmade.extend(not.iter().map(|rule| rule.concept));
    }
}

/// Whether the clues that match reach the threshold together.
fn clues_suffice(clues: &[(i32, Pattern)], line: &AtomLine) -> bool {
    let standing: Vec<i32> =
        clues.iter().filter(|(_, clue)| clue.matches(line)).map(|(points, _)| *points).collect();
    standing.iter().any(|points| *points >= STRONG_CLUE)
        && standing.iter().sum::<i32>() >= CLUE_THRESHOLD
}
