//! Compares a typed word with the vocabulary: exact, as a prefix, or within one or two edits.

use std::collections::HashSet;
use std::sync::Arc;

use super::words::Word;
use crate::flat::WordList;

/// A term of the vocabulary that a typed word may stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Match {
    /// Its number in the vocabulary.
    pub(crate) term: usize,
    /// 1 for the word itself, less for a guess.
    pub(crate) closeness: f32,
}

const PREFIX: f32 = 0.7;
/// The closeness of a prefix match for a typed word that exists itself.
const PREFIX_OF_EXISTING: f32 = 0.4;
/// From this length on, two edits are accepted.
const LONG: usize = 9;
const ONE_EDIT: f32 = 0.75;
const TWO_EDITS: f32 = 0.45;

/// All words of the content, in alphabetical order.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) terms: WordList,
    /// The words as they are written, once for each term that they are indexed under.
    forms: WordList,
    /// The term of each form.
    of: Vec<u32>,
    /// The set of the letters of each form, for a quick rejection.
    letters: Vec<u64>,
    /// Words of the language that are close to one of these without being a typing error.
    existing: Arc<WordList>,
}

impl Vocabulary {
    /// `forms` are the words as they are written, each with a term that it is indexed under.
    pub(super) fn new(
        terms: WordList,
        mut forms: Vec<(&str, u32)>,
        existing: Arc<WordList>,
    ) -> Self {
        forms.sort_unstable();
        Self {
            terms,
            of: forms.iter().map(|(_, term)| *term).collect(),
            letters: forms.iter().map(|(form, _)| letter_mask(form)).collect(),
            forms: forms.iter().map(|(form, _)| *form).collect(),
            existing,
        }
    }

    /// The terms that a word may stand for. Guesses are made only if the word itself is unknown.
    /// `unfinished` marks the word that is still being typed, for which a prefix is enough.
    pub(super) fn matches(&self, word: &Word, unfinished: bool) -> Vec<Match> {
        let mut found: Vec<Match> = word
            .keys
            .iter()
            .filter_map(|key| self.term(key))
            .map(|term| Match { term, closeness: 1.0 })
            .collect();
        if !found.is_empty() && !unfinished {
            return found;
        }
        let known = found.clone();
        let exists = known.is_empty() && self.existing.contains(&word.form);
        if word.form.chars().count() >= 3 && !is_number(&word.form) && (unfinished || !exists) {
            let closeness = if known.is_empty() && !exists { PREFIX } else { PREFIX_OF_EXISTING };
            let beginning = self
                .with_prefix(&word.form)
                .filter(|term| known.iter().all(|exact| exact.term != *term));
            found.extend(beginning.map(|term| Match { term, closeness }));
        }
        if known.is_empty() && !exists {
            found.extend(self.edit_matches(&word.form));
        }
        found
    }

    /// Those words of the language that would be corrected to another one. Each comes with the
    /// keys that it is indexed under.
    pub(super) fn miscorrected<'w>(
        &self,
        words: impl Iterator<Item = (&'w str, Vec<String>)>,
    ) -> Vec<&'w str> {
        // Two words one or two edits apart share a form with as many letters deleted, so few pairs
        // are compared in full.
        let known: HashSet<String> = self.forms.iter().flat_map(deletions).collect();
        let near = |word: &str| deletions(word).iter().any(|rest| known.contains(rest));
        let edits = |word: &str| self.within_edits(word).next().is_some();
        let unknown = |keys: &[String]| keys.iter().all(|key| self.term(key).is_none());
        words
            .filter(|(word, keys)| unknown(keys) && near(word) && edits(word))
            .map(|(word, _)| word)
            .collect()
    }

    /// The term with this key.
    pub(super) fn term(&self, key: &str) -> Option<usize> {
        self.terms.position(key)
    }

    /// The terms of the words with this prefix.
    pub(super) fn with_prefix<'a>(&'a self, start: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = self.forms.first_from(start);
        let begin = (from..self.forms.len())
            .take_while(move |form| self.forms.get(*form).starts_with(start));
        begin.filter_map(|form| Some(*self.of.get(form)? as usize))
    }

    /// The terms of the words within the accepted edits, closest first.
    pub(super) fn edit_matches(&self, word: &str) -> Vec<Match> {
        let closeness = |edits| if edits <= 1 { ONE_EDIT } else { TWO_EDITS };
        let mut near: Vec<Match> = self
            .within_edits(word)
            .map(|(term, edits)| Match { term, closeness: closeness(edits) })
            .collect();
        near.sort_by(|a, b| b.closeness.total_cmp(&a.closeness));
        // Two edits count only if one edit does not explain the word.
        if near.first().is_some_and(|first| first.closeness >= ONE_EDIT) {
            near.retain(|found| found.closeness >= ONE_EDIT);
        }
        near
    }

    /// The terms of the words within the accepted edits, each with the number of edits.
    fn within_edits(&self, word: &str) -> impl Iterator<Item = (usize, usize)> {
        let typed = Typed::new(word);
        self.letters.iter().zip(&self.of).enumerate().filter_map(move |(form, (letters, term))| {
            let edits =
                if typed.may_match(*letters) { typed.edits_to(self.forms.get(form)) } else { None };
            edits.map(|edits| (*term as usize, edits))
        })
    }
}

/// A word with none, one or two of its letters deleted.
fn deletions(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let without = |letters: &[char]| -> Vec<Vec<char>> {
        (0..letters.len())
            .map(|at| {
                letters
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| *place != at)
                    .map(|(_, letter)| *letter)
                    .collect()
            })
            .collect()
    };
    let once = without(&letters);
    let twice = if letters.len() >= LONG - 2 {
        once.iter().flat_map(|rest| without(rest)).collect()
    } else {
        Vec::new()
    };
    [letters].into_iter().chain(once).chain(twice).map(|rest| rest.into_iter().collect()).collect()
}

/// A typed word, prepared for comparison with many forms.
struct Typed<'w> {
    word: &'w str,
    letters: u64,
    /// The number of edits that are accepted.
    most: usize,
}

impl<'w> Typed<'w> {
    fn new(word: &'w str) -> Self {
        let most = match word.chars().count() {
            _ if is_number(word) => 0,
            0..=3 => 0,
            LONG.. => 2,
            _ => 1,
        };
        Self { word, letters: letter_mask(word), most }
    }

    /// Whether a form with this set of letters can be within the accepted edits.
    fn may_match(&self, letters: u64) -> bool {
        self.most > 0 && (letters ^ self.letters).count_ones() as usize <= 2 * self.most
    }

    /// The number of edits to a form; `None` if they are too many. If two edits are accepted, the
    /// first letter must be right.
    fn edits_to(&self, form: &str) -> Option<usize> {
        let begins = || self.word.as_bytes().first() == form.as_bytes().first();
        let most = if self.most == 2 && !begins() { 1 } else { self.most };
        if form.len().abs_diff(self.word.len()) > most || is_number(form) {
            return None;
        }
        let edits = strsim::osa_distance(self.word, form);
        (edits <= most).then_some(edits)
    }
}

fn is_number(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

fn letter_mask(key: &str) -> u64 {
    key.bytes().fold(0, |mask, byte| mask | 1 << (byte % 64))
}
