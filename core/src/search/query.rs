//! Reads a query: its words as the index knows them, and the meanings of its everyday expressions.

use super::index::Index;
use super::matching::Match;
use super::rank_weights::WEIGHTS;
use super::words::{Stemmer, Word};

/// The weight of a word that only names the person concerned.
const PERSON: f32 = 0.3;
/// The closeness of a word that was typed without its apostrophe or in two parts.
const REPAIRED: f32 = 0.9;

/// One word of a query, or a word that an everyday expression stands for.
#[derive(Debug)]
pub(super) struct QueryTerm {
    /// The word as it was typed, or the word that an expression stands for.
    pub(super) form: String,
    pub(super) matches: Vec<Match>,
    /// The weight of the word: 1, unless it only names the person concerned or an expression stands
    /// for it.
    pub(super) weight: f32,
    /// Whether its absence counts against a document.
    pub(super) typed: bool,
    /// Whether it is a stop word, which only the phrases contain.
    pub(super) stop_word: bool,
}

impl Index {
    /// The terms of a query: its words, and the meanings of its everyday expressions.
    pub(super) fn query_terms(&self, query: &str) -> Vec<QueryTerm> {
        let words = self.numbers_joined(self.stemmer.all_words(query));
        // A space after the last word shows that the word is finished.
        let finished = query.ends_with(char::is_whitespace);
        let last = words.len().saturating_sub(1);
        let typed = words.iter().enumerate().map(|(number, word)| {
            let stop_word = self.stemmer.is_stop_word(&word.form);
            let mut matches =
                self.vocabulary.matches(word, number == last && !finished && !stop_word);
            matches.extend(self.elision_matches(word));
            let weight = if Stemmer::is_person(&word.form) { PERSON } else { 1.0 };
            QueryTerm { form: word.form.clone(), matches, weight, typed: true, stop_word }
        });
        let mut query_terms: Vec<QueryTerm> = typed.collect();
        query_terms
            .extend(self.stemmer.words(query).windows(2).filter_map(|pair| self.joined(pair)));
        for meaning in self.synonyms.meant_by(&words) {
            for word in self.stemmer.words(meaning) {
                let matches = self.vocabulary.matches(&word, false);
                query_terms.push(QueryTerm {
                    form: word.form,
                    matches,
                    weight: WEIGHTS.meant,
                    typed: false,
                    stop_word: false,
                });
            }
        }
        query_terms
    }

    /// The typed words that a document matches only by a guess, each with the word that it was read
    /// as.
    pub(super) fn read_as(
        &self,
        document: usize,
        query_terms: &[QueryTerm],
    ) -> Vec<(String, String)> {
        let read = |term: &&QueryTerm| {
            let has =
                |found: &&Match| self.postings(found.term).any(|(known, _)| known == document);
            let best = term
                .matches
                .iter()
                .filter(has)
                .max_by(|a, b| a.closeness.total_cmp(&b.closeness))?;
            let meant = self.written.get(best.term);
            (best.closeness < 1.0 && !meant.is_empty())
                .then(|| (term.form.clone(), meant.to_owned()))
        };
        query_terms.iter().filter(|term| term.typed).filter_map(|term| read(&term)).collect()
    }

    /// The weight of a typed word in the comparison with phrases.
    pub(super) fn phrase_weight(&self, term: &QueryTerm) -> f32 {
        self.stemmer.weight(&term.form)
    }

    /// Whether a word names a network.
    pub(super) fn is_network(&self, term: &QueryTerm) -> bool {
        term.matches
            .iter()
            .any(|found| found.closeness >= 0.7 && self.networks.contains(&found.term))
    }

    /// Whether a word names an operation on a network: report, block, set.
    pub(super) fn is_network_action(&self, term: &QueryTerm) -> bool {
        term.matches
            .iter()
            .any(|found| found.closeness >= 0.7 && self.network_actions.contains(&found.term))
    }

    /// The matches of a word whose apostrophe was left out.
    fn elision_matches(&self, word: &Word) -> Vec<Match> {
        let Some(rest) = self.stemmer.split_elision(&word.form) else { return Vec::new() };
        let exact =
            self.stemmer.keys(&rest).into_iter().filter_map(|key| self.vocabulary.term(&key));
        exact.map(|term| Match { term, closeness: REPAIRED }).collect()
    }

    /// Two words that are one word in the content, as in "snap chat" or "30 18".
    fn joined(&self, pair: &[Word]) -> Option<QueryTerm> {
        let [first, second] = pair else { return None };
        let both = self.stemmer.words(&format!("{}{}", first.form, second.form));
        let matches = both.iter().flat_map(|word| self.vocabulary.matches(word, false));
        let matches: Vec<Match> =
            matches.filter(|found| found.closeness >= REPAIRED - 0.2).collect();
        let form = format!("{}{}", first.form, second.form);
        (!matches.is_empty()).then_some(QueryTerm {
            form,
            matches,
            weight: 1.0,
            typed: false,
            stop_word: false,
        })
    }

    /// The words, with the parts of a number that names a line joined: "30 18", "116 006".
    fn numbers_joined(&self, mut words: Vec<Word>) -> Vec<Word> {
        let is_number = |word: &Word| word.form.bytes().all(|byte| byte.is_ascii_digit());
        let mut from = 0;
        while from < words.len() {
            let parts = words.iter().skip(from).take_while(|word| is_number(word)).count();
            let whole = (2..=parts).rev().find_map(|parts| {
                let form: String =
                    words.iter().skip(from).take(parts).map(|word| word.form.as_str()).collect();
                let keys = self.stemmer.keys(&form);
                let names = |key: &String| {
                    self.vocabulary.term(key).is_some_and(|term| self.names.contains_key(&term))
                };
                keys.iter().any(names).then_some((parts, form, keys))
            });
            if let Some((parts, form, keys)) = whole {
                let at = words[from].at.start..words[from + parts - 1].at.end;
                words.splice(from..from + parts, [Word { at, keys, form }]);
            }
            from += 1;
        }
        words
    }
}
