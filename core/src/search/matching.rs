//! How one typed word meets the vocabulary: as it is, as a beginning, or one slip of the finger away.

use super::words::Word;

/// A term of the vocabulary that a typed word may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Match {
    /// Its number in the vocabulary.
    pub(crate) term: usize,
    /// 1 for the word itself, less for a guess.
    pub(crate) closeness: f32,
}

const BEGINNING: f32 = 0.7;
const ONE_SLIP: f32 = 0.75;
const TWO_SLIPS: f32 = 0.45;

/// A word as it is written, the term it is filed under, and the set of its letters for a quick refusal.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) text: String,
    pub(super) term: usize,
    letters: u64,
}

impl Form {
    pub(super) fn new(text: String, term: usize) -> Self {
        Self { letters: letters(&text), text, term }
    }
}

/// All words of the content, in the order of the alphabet.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) terms: Vec<String>,
    pub(super) forms: Vec<Form>,
}

impl Vocabulary {
    /// What a word may mean. Guesses are made only where the word itself is not known; `unfinished` is the word still being
    /// typed, of which a beginning is enough.
    pub(super) fn matches(&self, word: &Word, unfinished: bool) -> Vec<Match> {
        let mut found: Vec<Match> = word.keys.iter().filter_map(|key| self.term(key)).map(|term| Match { term, closeness: 1.0 }).collect();
        if !found.is_empty() && !unfinished {
            return found;
        }
        let known = found.clone();
        if word.form.chars().count() >= 3 && !is_number(&word.form) {
            let beginning = self.beginning_with(&word.form).filter(|term| known.iter().all(|exact| exact.term != *term));
            found.extend(beginning.map(|term| Match { term, closeness: BEGINNING }));
        }
        if known.is_empty() {
            found.extend(self.slips(&word.form));
        }
        found
    }

    /// The term with this key.
    pub(super) fn term(&self, key: &str) -> Option<usize> {
        self.terms.binary_search_by(|term| term.as_str().cmp(key)).ok()
    }

    /// The terms of the words that begin so.
    pub(super) fn beginning_with<'a>(&'a self, start: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = self.forms.partition_point(|form| form.text.as_str() < start);
        self.forms.iter().skip(from).take_while(move |form| form.text.starts_with(start)).map(|form| form.term)
    }

    /// The terms of the words that are a few slips away, nearest first.
    pub(super) fn slips(&self, word: &str) -> Vec<Match> {
        let length = word.chars().count();
        let most = match length {
            _ if is_number(word) => return Vec::new(),
            0..=3 => return Vec::new(),
            4..=6 => 1,
            _ => 2,
        };
        let mask = letters(word);
        let near = self.forms.iter().filter_map(|form| {
            let far = form.text.len().abs_diff(word.len()) > most || (form.letters ^ mask).count_ones() as usize > 2 * most;
            if far || is_number(&form.text) {
                return None;
            }
            let slips = strsim::osa_distance(word, &form.text);
            (slips <= most).then_some(Match { term: form.term, closeness: if slips <= 1 { ONE_SLIP } else { TWO_SLIPS } })
        });
        let mut near: Vec<Match> = near.collect();
        near.sort_by(|a, b| b.closeness.total_cmp(&a.closeness));
        // Two slips count only where one does not explain the word.
        if near.first().is_some_and(|first| first.closeness >= ONE_SLIP) {
            near.retain(|found| found.closeness >= ONE_SLIP);
        }
        near
    }
}

fn is_number(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

fn letters(key: &str) -> u64 {
    key.bytes().fold(0, |mask, byte| mask | 1 << (byte % 64))
}
