//! How one typed word meets the vocabulary: as it is, as a beginning, or one slip of the finger away.

use std::collections::HashSet;

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
/// A beginning of a word that is a word already.
const GUESSED: f32 = 0.4;
/// From so many letters on, two slips are read as well.
const LONG: usize = 9;
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
    /// Words of the language that are near to one of these and no slip of it, in the order of the alphabet.
    pub(super) existing: Vec<String>,
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
        let exists = known.is_empty() && self.existing.binary_search(&word.form).is_ok();
        if word.form.chars().count() >= 3 && !is_number(&word.form) && (unfinished || !exists) {
            let closeness = if known.is_empty() && !exists { BEGINNING } else { GUESSED };
            let beginning = self.beginning_with(&word.form).filter(|term| known.iter().all(|exact| exact.term != *term));
            found.extend(beginning.map(|term| Match { term, closeness }));
        }
        if known.is_empty() && !exists {
            found.extend(self.slips(&word.form));
        }
        found
    }

    /// Those words of the language that would be taken for a slip of another, each with the keys that it is filed under.
    pub(super) fn mistaken<'w>(&self, words: impl Iterator<Item = (&'w str, Vec<String>)>) -> Vec<&'w str> {
        // Two words a slip or two apart share what is left without as many letters: few are compared in full.
        let known: HashSet<String> = self.forms.iter().flat_map(|form| rests(&form.text)).collect();
        let near = |word: &str| rests(word).iter().any(|rest| known.contains(rest));
        let slips = |word: &str| self.forms.iter().any(|form| Typed::new(word).slips(form).is_some());
        let unknown = |keys: &[String]| keys.iter().all(|key| self.term(key).is_none());
        words.filter(|(word, keys)| unknown(keys) && near(word) && slips(word)).map(|(word, _)| word).collect()
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
        let typed = Typed::new(word);
        let near = self.forms.iter().filter_map(|form| Some((form.term, typed.slips(form)?)));
        let mut near: Vec<Match> =
            near.map(|(term, slips)| Match { term, closeness: if slips <= 1 { ONE_SLIP } else { TWO_SLIPS } }).collect();
        near.sort_by(|a, b| b.closeness.total_cmp(&a.closeness));
        // Two slips count only where one does not explain the word.
        if near.first().is_some_and(|first| first.closeness >= ONE_SLIP) {
            near.retain(|found| found.closeness >= ONE_SLIP);
        }
        near
    }
}

/// A word without one letter or two, and the word itself.
fn rests(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let without = |letters: &[char]| -> Vec<Vec<char>> {
        (0..letters.len())
            .map(|at| letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, letter)| *letter).collect())
            .collect()
    };
    let once = without(&letters);
    let twice = if letters.len() >= LONG - 2 { once.iter().flat_map(|rest| without(rest)).collect() } else { Vec::new() };
    [letters].into_iter().chain(once).chain(twice).map(|rest| rest.into_iter().collect()).collect()
}

/// A word that slips are looked for in.
struct Typed<'w> {
    word: &'w str,
    letters: u64,
    /// How many slips it may have.
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
        Self { word, letters: letters(word), most }
    }

    /// How many slips make it of a form; `None` when they are too many. With two, the first letter is right.
    fn slips(&self, form: &Form) -> Option<usize> {
        let begins = || self.word.as_bytes().first() == form.text.as_bytes().first();
        let most = if self.most == 2 && !begins() { 1 } else { self.most };
        let far = form.text.len().abs_diff(self.word.len()) > most || (form.letters ^ self.letters).count_ones() as usize > 2 * most;
        if most == 0 || far || is_number(&form.text) {
            return None;
        }
        let slips = strsim::osa_distance(self.word, &form.text);
        (slips <= most).then_some(slips)
    }
}

fn is_number(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

fn letters(key: &str) -> u64 {
    key.bytes().fold(0, |mask, byte| mask | 1 << (byte % 64))
}
