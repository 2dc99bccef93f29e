//! Listens in one language: from letters to words, from words to the combinations that they make.

use crate::Language;

use super::lexicon::{Atom, Lexicon};
use super::pattern::{Line, Pattern};
use super::token::{Apostrophe, STOP, cut};

/// What makes one concept.
#[derive(Debug)]
pub(super) struct Rule {
    /// The number of the concept: a smaller one is nearer.
    pub(super) concept: usize,
    /// Any of these makes it.
    pub(super) when: Vec<Pattern>,
    /// Any of these unmakes it.
    pub(super) unless: Vec<Pattern>,
    /// What it is heard through: ids of what is spoken of when nobody is in danger.
    pub(super) despite: Vec<String>,
    /// Whether it holds whatever else is spoken of.
    pub(super) firm: bool,
}

/// Everything that is listened for in one language.
#[derive(Debug)]
pub(super) struct Listener {
    pub(super) language: Language,
    pub(super) apostrophe: Apostrophe,
    pub(super) lexicon: Lexicon,
    /// Words that change nothing.
    pub(super) silent: Vec<String>,
    pub(super) negation: Vec<Atom>,
    /// What is spoken of when nobody is in danger.
    pub(super) asides: Vec<(String, Vec<Pattern>)>,
    pub(super) rules: Vec<Rule>,
}

impl Listener {
    /// The words of a folded text.
    pub(super) fn hear(&self, letters: &str) -> Line {
        let words = self.said(letters);
        let mut present = vec![false; self.lexicon.len()];
        let heard: Vec<Vec<(Atom, usize)>> = (0..words.len()).map(|at| self.lexicon.atoms(&words, at)).collect();
        for (atom, _) in heard.iter().flatten() {
            if let Some(present) = present.get_mut(usize::from(*atom)) {
                *present = true;
            }
        }
        Line {
            stops: words.iter().map(|word| word == STOP).collect(),
            negations: heard.iter().map(|atoms| atoms.iter().any(|(atom, _)| self.negation.contains(atom))).collect(),
            words: heard,
            present,
        }
    }

    pub(super) fn said(&self, letters: &str) -> Vec<String> {
        let mut words = Vec::new();
        for word in cut(letters, self.apostrophe) {
            if word == STOP { words.push(word) } else { self.lexicon.spell(&word, &mut words) }
        }
        words.retain(|word| !self.silent.contains(word));
        words
    }

    /// What else the words speak of: a game, a lesson, a film.
    pub(super) fn asides(&self, line: &Line) -> impl Iterator<Item = &str> {
        self.asides.iter().filter(|(_, when)| when.iter().any(|pattern| pattern.stands_in(line))).map(|(id, _)| id.as_str())
    }

    /// The number of the nearest concept that the words make.
    pub(super) fn recognise(&self, line: &Line, asides: &[&str]) -> Option<usize> {
        let stands = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.stands_in(line));
        let through = |rule: &Rule| rule.firm || asides.iter().all(|aside| rule.despite.iter().any(|id| id == aside));
        let made = |rule: &&Rule| through(rule) && stands(&rule.when) && !stands(&rule.unless);
        self.rules.iter().filter(made).map(|rule| rule.concept).min()
    }
}
