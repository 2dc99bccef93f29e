//! What each reason for a result counts.
//!
//! Chosen one after the other on the queries of `core/tests/search/tuned-*.tsv`, for the best first and first three answers.

/// What each reason counts.
#[derive(Debug)]
pub(super) struct RankWeights {
    /// The phrases nearest to the query.
    pub(super) nearest: f32,
    /// The groups of letters of the query that stand in what is typed.
    pub(super) letters: f32,
    /// How much of its likeness the next phrase counts.
    pub(super) next: f32,
    /// To which power a likeness counts: the higher, the less a weak one.
    pub(super) sharp: f32,
    /// The number of a line, for that line.
    pub(super) named: f32,
    /// A word in a phrase that says nothing on its own.
    pub(super) stop_word: f32,
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

pub(super) const WEIGHTS: RankWeights = RankWeights {
    nearest: 7.0,
    letters: 160.0,
    next: 0.9,
    sharp: 2.0,
    named: 60.0,
    stop_word: 0.5,
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
