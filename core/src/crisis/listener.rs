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
    /// Whether it holds in a game, a lesson or a film too.
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
    pub(super) aside: Vec<Pattern>,
    pub(super) rules: Vec<Rule>,
}

impl Listener {
    /// The words of a folded text.
    pub(super) fn hear(&self, letters: &str) -> Line {
        let mut words = Vec::new();
        for word in cut(letters, self.apostrophe) {
            if word == STOP { words.push(word) } else { self.lexicon.spell(&word, &mut words) }
        }
        words.retain(|word| !self.silent.contains(word));
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

    /// Whether the words speak of a game, a lesson, a film or the like.
    pub(super) fn is_aside(&self, line: &Line) -> bool {
        self.aside.iter().any(|pattern| pattern.stands_in(line))
    }

    /// The number of the nearest concept that the words make.
    pub(super) fn recognise(&self, line: &Line, aside: bool) -> Option<usize> {
        let stands = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.stands_in(line));
        let made = |rule: &&Rule| (rule.firm || !aside) && stands(&rule.when) && !stands(&rule.unless);
        self.rules.iter().filter(made).map(|rule| rule.concept).min()
    }
}
