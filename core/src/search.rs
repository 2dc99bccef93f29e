//! Finds entries, lines and screens by the words that users type: without accents, with typing
//! errors, in everyday language.
//!
//! The window and the command line use the same engine. `words` turns a text into keys, `matching`
//! compares a key with the vocabulary, `synonyms` holds everyday expressions, `rank` scores the
//! documents, `excerpt` quotes them. This file filters the ranked documents and builds the answer.

mod aids;
mod asker;
mod excerpt;
mod found;
mod index;
mod index_builder;
mod matching;
mod ngrams;
mod phrase_index;
mod phrases;
mod query;
mod quotable;
mod rank;
mod rank_weights;
mod screens;
mod synonyms;
pub mod topic;
mod words;

pub use aids::SearchContent;
pub use asker::Asker;
pub use excerpt::Fragment;
pub use found::Found;
pub use index::Index;
pub use phrases::{PhraseSet, Phrases};
pub use screens::{Screen, ScreenWords};

use crate::knowledge::{Entry, Knowledge};
use crate::letters::fold_case;
use crate::library::Library;

/// The number of hits that an answer has at most.
const MAX_HITS: usize = 24;
/// The number of letters of a query that are read; the rest is ignored.
const MAX_QUERY_LETTERS: usize = 200;
/// The number of topics that are offered if nothing is found, and the relevance that each must
/// have: below it a match is chance.
const MAX_TOPICS: usize = 3;
const MIN_TOPIC_RELEVANCE: f32 = 0.05;
/// A hit that scores less than this part of the best score is noise.
const MIN_RELATIVE_SCORE: f32 = 0.2;

/// One hit, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'k> {
    /// What was found.
    pub found: Found<'k>,
    /// Its score, comparable within one answer only.
    pub score: f32,
    /// Its title, with the matched words marked.
    pub title: Vec<Fragment>,
    /// A passage around the matched words.
    pub excerpt: Vec<Fragment>,
}

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer<'k> {
    /// The hits, best first.
    pub hits: Vec<Hit<'k>>,
    /// The most similar entries, best first; only if nothing was found.
    pub topics: Vec<&'k Entry>,
}

/// The explanation of one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation<'k> {
    /// What was found.
    pub found: Found<'k>,
    /// The score that it is ranked by.
    pub score: f32,
    /// The probability that it answers the query: 0 to 1.
    pub relevance: f32,
    /// The features that the relevance was computed from.
    pub evidence: topic::RelevanceFeatures,
    /// Whether the search shows it. The relevance of the best result decides for all.
    pub shown: bool,
    /// The score of its own words.
    pub words: f32,
    /// The part of the query that occurs in it: 0 to 1.
    pub met: f32,
    /// The similarity of its phrases to the query.
    pub phrases: f32,
    /// The same by n-grams of letters over all its phrases: 0 to 1.
    pub letters: f32,
    /// The group of users that the query seems to come from.
    pub asker: Option<Asker>,
    /// The factor for its kind and for the asker.
    pub factor: f32,
    /// The typed words that were read as another word, each with that word.
    pub read: Vec<(String, String)>,
}

/// Explains each result of a query, best first.
#[must_use]
pub fn explain<'k>(
    index: &'k Index,
    library: &'k Library,
    knowledge: &'k Knowledge,
    query: &str,
) -> Vec<Explanation<'k>> {
    let query = truncated(query);
    let query_terms = index.query_terms(&query);
    let asker = index.asker(&query);
    let ranked = ranked(index, knowledge, &query, &query_terms);
    let shown = is_relevant(index, &ranked);
    let explained = ranked.into_iter().filter_map(|(document, reasons)| {
        Some(Explanation {
            found: index.found(document, library, knowledge)?,
            score: reasons.score,
            relevance: reasons.relevance,
            evidence: reasons.evidence,
            shown,
            words: reasons.words,
            met: reasons.met,
            phrases: reasons.likeness.nearest,
            letters: reasons.letters,
            asker,
            factor: reasons.factor,
            read: index.read_as(document, &query_terms),
        })
    });
    explained.collect()
}

/// The letters of a query that are read. The query is cut before normalisation as well, because one
/// letter may consist of several characters.
fn truncated(query: &str) -> String {
    let start: String = query.chars().take(4 * MAX_QUERY_LETTERS).collect();
    fold_case(&start).chars().take(MAX_QUERY_LETTERS).collect()
}

/// The documents that match a query, best first, without those that score far below the best.
fn ranked(
    index: &Index,
    knowledge: &Knowledge,
    query: &str,
    query_terms: &[query::QueryTerm],
) -> Vec<(usize, rank::Reasons)> {
    let found = rank::rank(index, knowledge, query, query_terms);
    let best = found.values().map(|reasons| reasons.score).fold(0.0, f32::max);
    let worth = |reasons: &rank::Reasons| reasons.score > best * MIN_RELATIVE_SCORE;
    let mut ranked: Vec<(usize, rank::Reasons)> =
        found.into_iter().filter(|(_, reasons)| worth(reasons)).collect();
    ranked.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
    ranked.truncate(MAX_HITS);
    ranked
}

/// Whether the best result is relevant. If it is not, none of the others is.
fn is_relevant(index: &Index, ranked: &[(usize, rank::Reasons)]) -> bool {
    ranked.first().is_some_and(|(_, best)| best.relevance >= index.topic().least)
}

/// Answers a query. It never fails: a query that it cannot interpret finds nothing.
#[must_use]
pub fn search<'k>(
    index: &'k Index,
    library: &'k Library,
    knowledge: &'k Knowledge,
    query: &str,
) -> Answer<'k> {
    let query = truncated(query);
    let query_terms = index.query_terms(&query);
    let ranked = ranked(index, knowledge, &query, &query_terms);
    if !is_relevant(index, &ranked) {
        let near = ranked.iter().filter(|(_, reasons)| reasons.relevance >= MIN_TOPIC_RELEVANCE);
        let entries = near.filter_map(|(document, _)| index.entry(*document, knowledge));
        return Answer { hits: Vec::new(), topics: entries.take(MAX_TOPICS).collect() };
    }
    let terms = query_terms.iter().flat_map(|term| &term.matches).map(|found| found.term);
    let highlighter = excerpt::Highlighter::new(index, terms);
    let hits = ranked.into_iter().filter_map(|(document, reasons)| {
        let found = index.found(document, library, knowledge)?;
        Some(Hit {
            title: highlighter.highlight(found.title(index.language())),
            excerpt: highlighter.excerpt(found, index.passages(document)),
            found,
            score: reasons.score,
        })
    });
    Answer { hits: hits.collect(), topics: Vec::new() }
}
