//! The weight of each reason for a result.
//!
//! The values were chosen one after the other on the queries of `core/tests/search/tuned-*.tsv`, to
//! maximise the right first answers and the right answers among the first three.

/// The weight of each reason.
#[derive(Debug)]
pub(super) struct RankWeights {
    /// The phrases most similar to the query.
    pub(super) nearest: f32,
    /// The n-grams of the query that occur in the phrases.
    pub(super) letters: f32,
    /// The factor from one phrase to the next.
    pub(super) next: f32,
    /// The power of a similarity: the higher, the less a weak one counts.
    pub(super) sharp: f32,
    /// The number of a line, for that line.
    pub(super) named: f32,
    /// A stop word in a phrase.
    pub(super) stop_word: f32,
    /// A word in a phrase that only names the person concerned.
    pub(super) person: f32,
    /// The name of a network together with a situation.
    pub(super) network: f32,
    /// The meaning of an everyday expression.
    pub(super) meant: f32,
    /// A screen, compared with an entry.
    pub(super) screen: f32,
    /// A track, and an activity or a card, if the asker is unknown.
    pub(super) any_track: f32,
    pub(super) any_class: f32,
    /// For a pupil: tracks, lines, situations (written for parents), signs (for parents to
    /// observe).
    pub(super) pupil_track: f32,
    pub(super) pupil_line: f32,
    pub(super) pupil_situation: f32,
    pub(super) pupil_sign: f32,
    /// For a parent: law and forms, tracks, classroom material, texts for staff.
    pub(super) parent_know: f32,
    pub(super) parent_track: f32,
    pub(super) parent_class: f32,
    pub(super) parent_staff: f32,
    /// For staff: texts for staff, tracks, texts for parents.
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
