//! Finds entries and lines by the words that people type: without accents, with a slip of the finger, in everyday language.
//!
//! One engine for the window and the command line. How a text becomes keys is in `words`, how a key meets the vocabulary in
//! `matching`, what is quoted of a hit in `excerpt`, everyday words in `synonyms`; this file weighs and ranks.

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

pub use aids::Aids;
pub use asker::Asker;
pub use excerpt::Fragment;
pub use found::Found;
pub use index::Index;
pub use phrases::{Phrases, Said};
pub use screens::{Screen, ScreenWords};

use crate::knowledge::{Entry, Knowledge};
use crate::letters::plain;
use crate::library::Library;

/// No more than this many hits are worth reading.
const MAX_HITS: usize = 24;
/// What is typed beyond this is not looked at.
const MAX_QUERY_LETTERS: usize = 200;
/// So many topics are named where nothing was found, each at least so relevant: less is chance.
const MAX_TOPICS: usize = 3;
const MIN_TOPIC_RELEVANCE: f32 = 0.05;
/// A hit that scores less than this part of the best one is noise.
const MIN_RELATIVE_SCORE: f32 = 0.2;

/// One hit, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'k> {
    /// What was found.
    pub found: Found<'k>,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
    /// Its title, with the words that were found marked.
    pub title: Vec<Fragment>,
    /// A passage around the words that were found.
    pub excerpt: Vec<Fragment>,
}

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer<'k> {
    /// The hits, best first.
    pub hits: Vec<Hit<'k>>,
    /// The entries that are nearest, best first; only where nothing was found.
    pub topics: Vec<&'k Entry>,
}

/// Why a result is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained<'k> {
    /// What was found.
    pub found: Found<'k>,
    /// What it is ranked by.
    pub score: f32,
    /// How sure it is that it answers at all: 0 to 1.
    pub relevance: f32,
    /// What that was judged by.
    pub evidence: topic::Evidence,
    /// Whether the search shows it: that of the best result decides for all.
    pub shown: bool,
    /// What its own words count.
    pub words: f32,
    /// The part of the query that stands in it: 0 to 1.
    pub met: f32,
    /// How like the phrases are that people type for it.
    pub phrases: f32,
    /// The same by groups of letters, all phrases together: 0 to 1.
    pub letters: f32,
    /// Who seems to ask.
    pub asker: Option<Asker>,
    /// What its kind and who asks make of it.
    pub factor: f32,
    /// The typed words that were read as another one, each with that one.
    pub read: Vec<(String, String)>,
}

/// Says why each result of a query is found, best first.
#[must_use]
pub fn explain<'k>(
    index: &'k Index,
    library: &'k Library,
    knowledge: &'k Knowledge,
    query: &str,
) -> Vec<Explained<'k>> {
    let query = truncated(query);
    let query_terms = index.query_terms(&query);
    let asker = index.asker(&query);
    let ranked = ranked(index, knowledge, &query, &query_terms);
    let shown = is_relevant(index, &ranked);
    let explained = ranked.into_iter().filter_map(|(document, reasons)| {
        Some(Explained {
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
            read: index.read(document, &query_terms),
        })
    });
    explained.collect()
}

/// The letters of a query that are looked at. Cut before they are worked on as well: one letter may be written with several characters.
fn truncated(query: &str) -> String {
    let start: String = query.chars().take(4 * MAX_QUERY_LETTERS).collect();
    plain(&start).chars().take(MAX_QUERY_LETTERS).collect()
}

/// What has something of a query, best first; nothing of it that is faint beside the best.
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

/// Whether the best result is relevant: where it is not, none of the others is.
fn is_relevant(index: &Index, ranked: &[(usize, rank::Reasons)]) -> bool {
    ranked.first().is_some_and(|(_, best)| best.relevance >= index.topic().least)
}

/// Answers a query. Never fails: what cannot be understood finds nothing.
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
