//! What each reason for a result counts.
//!
//! Chosen one after the other on the queries of `core/tests/search/tuned-*.tsv`, for the best first and first three answers.

/// What each reason counts.
#[derive(Debug)]
pub(super) struct Weights {
    /// The phrases nearest to the query.
    pub(super) nearest: f32,
    /// The words of the query that stand anywhere in the phrases.
    pub(super) anywhere: f32,
    /// How much of its likeness the next phrase counts.
    pub(super) next: f32,
    /// How fast a word counts in full that stands in several phrases.
    pub(super) often: f32,
    /// To which power a likeness counts: the higher, the less a weak one.
    pub(super) sharp: f32,
    /// A word in a phrase that says nothing on its own.
    pub(super) empty: f32,
    /// A word in a phrase that only says who it is about.
    pub(super) person: f32,
    /// The name of a network beside a situation.
    pub(super) network: f32,
    /// What an everyday expression means.
    pub(super) meant: f32,
    /// A screen beside an entry.
    pub(super) screen: f32,
    /// A track, an activity or a card, when nobody knows who asks.
    pub(super) any_track: f32,
    pub(super) any_class: f32,
    /// For a pupil: their tracks, lines, what is written to parents, what parents look at.
    pub(super) pupil_track: f32,
    pub(super) pupil_line: f32,
    pub(super) pupil_situation: f32,
    pub(super) pupil_sign: f32,
    /// For a parent: law and forms, tracks, what is done in class, what is for staff.
    pub(super) parent_know: f32,
    pub(super) parent_track: f32,
    pub(super) parent_class: f32,
    pub(super) parent_staff: f32,
    /// For staff: their own pages, tracks, pages for parents.
    pub(super) staff_own: f32,
    pub(super) staff_track: f32,
    pub(super) staff_parent: f32,
}

pub(super) const WEIGHTS: Weights = Weights {
    nearest: 14.0,
    anywhere: 34.0,
    next: 0.9,
    often: 1.0,
    sharp: 2.0,
    empty: 0.5,
    person: 0.5,
    network: 0.7,
    meant: 0.8,
    screen: 0.9,
    any_track: 0.9,
    any_class: 0.8,
    pupil_track: 1.35,
    pupil_line: 1.1,
    pupil_situation: 0.85,
    pupil_sign: 0.85,
    parent_know: 0.95,
    parent_track: 0.6,
    parent_class: 0.5,
    parent_staff: 0.75,
    staff_own: 1.25,
    staff_track: 0.6,
    staff_parent: 0.8,
};

/// How sure it is that a result answers at all, as a logistic regression says: learnt on the best result of each query of
/// `core/tests/search/tuned-*.tsv`, with an answer or without, both counting alike; 1500 steps of gradient ascent.
pub(super) struct Relevance {
    pub(super) base: f32,
    pub(super) met: f32,
    pub(super) first: f32,
    pub(super) score: f32,
    pub(super) covered: f32,
    pub(super) anywhere: f32,
    /// For each word that says something, up to six: a long query has more to match by chance.
    pub(super) words: f32,
}

pub(super) const RELEVANCE: Relevance =
    Relevance { base: -14.058, met: 2.812, first: 2.998, score: 0.1147, covered: 0.142, anywhere: 6.542, words: 1.618 };

/// A result that is less sure than this is not shown. Chosen between both mistakes: a higher one silences more queries that have no answer,
/// and loses answers of those that have one (`core/tests/measured/baseline-search.tsv`).
pub(super) const LEAST: f32 = 0.02;
