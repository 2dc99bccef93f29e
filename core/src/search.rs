//! Finds entries and lines by the words that people type: without accents, with a slip of the finger, in everyday language.
//!
//! One engine for the window and the command line. How a text becomes keys is in `words`, how a key meets the vocabulary in
//! `matching`, what is quoted of a hit in `excerpt`, everyday words in `synonyms`; this file weighs and ranks.

mod excerpt;
mod index;
mod matching;
mod synonyms;
mod words;

use std::collections::BTreeMap;

pub use excerpt::Fragment;
pub use index::Index;
pub use synonyms::Synonyms;

use crate::knowledge::{Entry, Knowledge};
use crate::letters::plain;
use crate::library::Library;
use crate::{Helpline, Language};
use matching::Match;

/// No more than this many hits are worth reading.
const MOST: usize = 24;
/// What is typed beyond this is not looked at.
const LONGEST_QUERY: usize = 200;
/// How much more a rare word tells than a common one.
const RARITY: f32 = 1.3;
/// What the number of a line is worth to that line.
const NAMED: f32 = 12.0;
/// A hit that scores less than this part of the best one is noise.
const FAINT: f32 = 0.2;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'k> {
    /// An entry.
    Entry(&'k Entry),
    /// A line.
    Line(&'k Helpline),
}

impl Found<'_> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Entry(entry) => &entry.id,
            Self::Line(line) => &line.id,
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        match self {
            Self::Entry(entry) => &entry.words.get(language).title,
            Self::Line(line) => &line.words.get(language).name,
        }
    }
}

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
    /// Words of the content near to those that were not found; only when nothing was.
    pub near: Vec<String>,
}

/// Answers a query. Never fails: what cannot be understood finds nothing.
#[must_use]
pub fn search<'k>(index: &Index, library: &'k Library, knowledge: &'k Knowledge, query: &str) -> Answer<'k> {
    // Cut before it is worked on as well: one letter may be written with several characters.
    let start: String = query.chars().take(4 * LONGEST_QUERY).collect();
    let query: String = plain(&start).chars().take(LONGEST_QUERY).collect();
    let wanted = index.wanted(&query);
    let scores = score(index, knowledge, &wanted);
    let best = scores.values().copied().fold(0.0, f32::max);
    let mut ranked: Vec<(usize, f32)> = scores.into_iter().filter(|(_, score)| *score > best * FAINT).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(MOST);
    if ranked.is_empty() {
        return Answer { hits: Vec::new(), near: index.near(&query) };
    }
    let matches = || wanted.iter().flat_map(|term| &term.matches);
    let keys = matches().map(|found| index.key(found.term)).collect();
    let terms = matches().filter_map(|found| u32::try_from(found.term).ok()).collect();
    let hits = ranked.into_iter().filter_map(|(document, score)| {
        let found = index.found(document, library, knowledge)?;
        let marker = excerpt::Marker { language: index.language(), keys: &keys, terms: &terms };
        Some(Hit {
            title: marker.mark(found.title(index.language())),
            excerpt: marker.excerpt(found, index.passages(document)),
            found,
            score,
        })
    });
    Answer { hits: hits.collect(), near: Vec::new() }
}

/// One word of the query, or what an everyday expression stands for.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) matches: Vec<Match>,
    /// How much the word counts: 1 for what was typed.
    pub(crate) weight: f32,
    /// Whether missing it counts against a document.
    pub(crate) typed: bool,
}

fn score(index: &Index, knowledge: &Knowledge, wanted: &[Wanted]) -> BTreeMap<usize, f32> {
    let mut scores: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
    let mut all = 0.0;
    for term in wanted {
        let rarity = term.matches.iter().map(|found| index.rarity(found.term)).fold(0.0, f32::max);
        if term.typed {
            all += rarity;
        }
        let mut best: BTreeMap<usize, f32> = BTreeMap::new();
        for found in &term.matches {
            if let Some(line) = index.line_named(found.term)
                && found.closeness >= 0.9
            {
                best.insert(line, NAMED);
            }
            for (document, weight) in index.postings(found.term) {
                let value = index.rarity(found.term).powf(RARITY) * weight * found.closeness;
                let known = best.entry(document).or_default();
                *known = known.max(value);
            }
        }
        for (document, value) in best {
            let entry = scores.entry(document).or_default();
            entry.0 += value * term.weight;
            if term.typed {
                entry.1 += rarity;
            }
        }
    }
    let covered = |met: f32| if all > 0.0 { 0.3 + 0.7 * met / all } else { 1.0 };
    scores.into_iter().map(|(document, (sum, met))| (document, sum * covered(met) * index.standing(document, knowledge))).collect()
}
