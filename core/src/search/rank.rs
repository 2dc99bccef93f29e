//! Scores each document for a query and records the reasons.

use std::collections::BTreeMap;

use super::asker::Asker;
use super::index::Index;
use super::phrase_index::{Likeness, QueryWord, bit};
use super::query::QueryTerm;
use super::rank_weights::{RankWeights, WEIGHTS};
use super::topic::RelevanceFeatures;
use crate::knowledge::{Audience, Entry, Kind, KindData, Knowledge};

/// The power of the rarity of a word.
const RARITY: f32 = 1.3;

/// The factor for the number of a line if nothing else is typed.
const LONE_LINE_FACTOR: f32 = 2.0;
/// From this similarity on, a phrase is taken as the query itself.
const SAME_PHRASE_LIKENESS: f32 = 0.95;
/// The score of words that counts for the relevance at most.
const MAX_WORDS_SCORE: f32 = 60.0;

/// The reasons for which a document is found.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Reasons {
    /// The score of its words.
    pub(super) words: f32,
    /// The part of the typed words, weighted by rarity, that its text contains: 0 to 1.
    pub(super) covered: f32,
    pub(super) likeness: Likeness,
    /// The similarity of the query to its phrases, by n-grams of letters: 0 to 1.
    pub(super) letters: f32,
    /// The part of the query, each word weighted, that its text or its phrases contain: 0 to 1.
    pub(super) met: f32,
    /// The features that the relevance is computed from.
    pub(super) evidence: RelevanceFeatures,
    /// The probability that it answers the query: 0 to 1.
    pub(super) relevance: f32,
    /// The factor for its kind and for the asker.
    pub(super) factor: f32,
    pub(super) score: f32,
}

/// Every document that matches a query.
pub(super) fn rank(
    index: &Index,
    knowledge: &Knowledge,
    query: &str,
    query_terms: &[QueryTerm],
) -> BTreeMap<usize, Reasons> {
    let weights = &WEIGHTS;
    let mut found: BTreeMap<usize, (Reasons, u64)> = BTreeMap::new();
    let alone = query_terms.iter().filter(|term| term.typed && !term.stop_word).count() == 1;
    let named = if alone { LONE_LINE_FACTOR * weights.named } else { weights.named };
    let incidental = is_network_incidental(index, query_terms);
    let mut all = 0.0;
    let mut number = 0;
    for term in query_terms {
        let place = if term.typed { bit(number) } else { 0 };
        number += usize::from(term.typed);
        if term.stop_word {
            continue;
        }
        let rarity = term.matches.iter().map(|found| index.rarity(found.term)).fold(0.0, f32::max);
        if term.typed {
            all += rarity;
        }
        let weight = if incidental && index.is_network(term) {
            term.weight * weights.network
        } else {
            term.weight
        };
        for (document, value) in values(index, term, named) {
            let (reasons, met) = found.entry(document).or_default();
            reasons.words += value * weight;
            *met |= place;
            if term.typed {
                reasons.covered += rarity;
            }
        }
    }
    let phrase_query = PhraseQuery::new(index, query_terms, incidental);
    for (document, likeness) in phrase_query.likeness(index) {
        let (reasons, met) = found.entry(document).or_default();
        reasons.likeness = likeness;
        *met |= likeness.met;
    }
    for (document, letters) in
        index.letters(query).into_iter().enumerate().filter(|(_, letters)| *letters > 0.0)
    {
        found.entry(document).or_default().0.letters = letters;
    }
    let worths = phrase_query.worths(index);
    let asker = index.asker(query);
    let margin = index.topic().margin(query);
    #[expect(clippy::cast_precision_loss, reason = "six at most")]
    let length = query_terms.iter().filter(|term| term.typed).take(6).count() as f32;
    let judged = found.into_iter().map(|(document, (mut reasons, met))| {
        reasons.covered = if all > 0.0 { reasons.covered / all } else { 1.0 };
        let entry_factor = |entry| kind_factor(entry) * asker_factor(entry, asker, weights);
        let screen =
            if index.is_screen(document) { weights.screen } else { line_factor(asker, weights) };
        reasons.factor = index.entry(document, knowledge).map_or(screen, entry_factor);
        reasons.words *= 0.3 + 0.7 * reasons.covered;
        let said = weights.nearest * reasons.likeness.nearest + weights.letters * reasons.letters;
        reasons.score = (reasons.words + said) * reasons.factor;
        let part =
            |(number, worth): (usize, &f32)| if met & bit(number) == 0 { 0.0 } else { *worth };
        reasons.met = worths.iter().enumerate().map(part).sum::<f32>()
            / worths.iter().sum::<f32>().max(f32::EPSILON);
        reasons.evidence = evidence(&reasons, margin, length);
        reasons.relevance = if reasons.likeness.first >= SAME_PHRASE_LIKENESS {
            1.0
        } else {
            index.topic().relevance(&reasons.evidence)
        };
        (document, reasons)
    });
    judged.collect()
}

/// The features that the relevance of a document is computed from.
fn evidence(reasons: &Reasons, margin: f32, length: f32) -> RelevanceFeatures {
    let score = (1.0 + reasons.score.max(0.0)).ln();
    [
        margin,
        reasons.words.min(MAX_WORDS_SCORE),
        reasons.likeness.nearest,
        reasons.met,
        reasons.letters,
        length,
        score,
    ]
}

/// The value of one word for each document that contains it.
fn values(index: &Index, term: &QueryTerm, named: f32) -> BTreeMap<usize, f32> {
    let mut best: BTreeMap<usize, f32> = BTreeMap::new();
    for found in &term.matches {
        if let Some(line) = index.line_named(found.term)
            && found.closeness >= 0.9
        {
            best.insert(line, named);
        }
        let rarity = index.rarity(found.term).powf(RARITY);
        for (document, weight) in index.postings(found.term) {
            let value = rarity * weight * found.closeness;
            let known = best.entry(document).or_default();
            *known = known.max(value);
        }
    }
    best
}

/// The typed words of a query, as the comparison with phrases needs them.
struct PhraseQuery {
    words: Vec<(Vec<(usize, f32)>, f32)>,
}

impl PhraseQuery {
    fn new(index: &Index, query_terms: &[QueryTerm], incidental: bool) -> Self {
        let word = |term: &QueryTerm| {
            let less = if incidental && index.is_network(term) { WEIGHTS.network } else { 1.0 };
            (
                term.matches.iter().map(|found| (found.term, found.closeness)).collect(),
                index.phrase_weight(term) * less,
            )
        };
        Self { words: query_terms.iter().filter(|term| term.typed).map(word).collect() }
    }

    fn query_words(&self) -> Vec<QueryWord<'_>> {
        self.words.iter().map(|(terms, weight)| QueryWord { terms, weight: *weight }).collect()
    }

    fn likeness(&self, index: &Index) -> Vec<(usize, Likeness)> {
        index.phrase_index().likeness(&self.query_words(), &WEIGHTS)
    }

    /// The weight of each word.
    fn worths(&self, index: &Index) -> Vec<f32> {
        self.query_words().iter().map(|word| index.phrase_index().worth(word)).collect()
    }
}

/// Whether a network is named together with a situation, and no word asks for an operation on the
/// network.
fn is_network_incidental(index: &Index, query_terms: &[QueryTerm]) -> bool {
    let typed = || query_terms.iter().filter(|term| term.typed && !term.stop_word);
    let others = typed().filter(|term| !index.is_network(term));
    typed().any(|term| index.is_network(term))
        && others.clone().count() >= 2
        && !others.clone().any(|term| index.is_network_action(term))
}

/// The factor for the kind of an entry: what to do and whom to call rank above what to know, to
/// count or to teach.
fn kind_factor(entry: &Entry) -> f32 {
    match entry.kind() {
        Kind::Situation => 1.15,
        Kind::Sign | Kind::Form | Kind::Talk | Kind::Platform | Kind::Guide | Kind::Track => 1.0,
        Kind::Letter | Kind::Law => 0.95,
        Kind::Activity | Kind::Card | Kind::Figure => 0.85,
    }
}

fn line_factor(asker: Option<Asker>, weights: &RankWeights) -> f32 {
    if asker == Some(Asker::Pupil) { weights.pupil_line } else { 1.0 }
}

/// The factor for an entry and the asker.
fn asker_factor(entry: &Entry, asker: Option<Asker>, weights: &RankWeights) -> f32 {
    let readers: &[Audience] = match &entry.detail {
        KindData::Situation { audience, .. }
        | KindData::Guide { audience }
        | KindData::Activity { audience, .. } => audience,
        KindData::Sign { .. }
        | KindData::Form
        | KindData::Talk { .. }
        | KindData::Platform { .. }
        | KindData::Letter
        | KindData::Law { .. }
        | KindData::Figure { .. }
        | KindData::Card { .. }
        | KindData::Track => &[],
    };
    let only = |reader| readers == [reader];
    match (asker, entry.kind()) {
        (Some(Asker::Pupil), Kind::Track) => weights.pupil_track,
        (Some(Asker::Pupil), Kind::Situation) => weights.pupil_situation,
        (Some(Asker::Pupil), Kind::Sign) => weights.pupil_sign,
        (Some(Asker::Parent), Kind::Law | Kind::Form) => weights.parent_know,
        (Some(Asker::Parent), Kind::Track) => weights.parent_track,
        (Some(Asker::Parent), Kind::Activity | Kind::Card) => weights.parent_class,
        (Some(Asker::Parent), _) if only(Audience::Educator) => weights.parent_staff,
        (Some(Asker::Staff), Kind::Track) => weights.staff_track,
        (Some(Asker::Staff), _) if only(Audience::Educator) => weights.staff_own,
        (Some(Asker::Staff), Kind::Situation | Kind::Talk) if only(Audience::Parent) => {
            weights.staff_parent
        }
        (None, Kind::Track) => weights.any_track,
        (None, Kind::Activity | Kind::Card) => weights.any_class,
        _ => 1.0,
    }
}
