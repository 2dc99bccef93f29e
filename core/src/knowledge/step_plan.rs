//! Arranges the steps of a situation for a reader: the reader's own by the time when they are due,
//! then those of the other side, folded. No step is left out.

use super::kind_data::{Actor, Audience, Due, StepMark};

/// The steps of one side that are due at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepGroup {
    /// The side whose list it is part of.
    pub side: Audience,
    /// When the steps are due.
    pub due: Due,
    /// The positions of the steps in the text, counted from 0.
    pub steps: Vec<usize>,
}

/// Steps of one side that are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepFold {
    /// The side that takes the steps.
    pub side: Audience,
    /// Whether earlier steps of this side are in sight.
    pub continues: bool,
    /// The steps, by the time when they are due.
    pub groups: Vec<StepGroup>,
}

/// All steps of a situation, arranged for one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPlan {
    /// The reader; `None` if the reader is unknown, or if the order is the same for all.
    pub reader: Option<Audience>,
    /// The steps in sight.
    pub groups: Vec<StepGroup>,
    /// The others.
    pub folds: Vec<StepFold>,
}

/// The plans of a situation: one for the unknown reader and one for each side or, if only one side
/// has steps of its own, a single plan. The first plan is always that of the unknown reader.
#[must_use]
pub fn step_plans(marks: &[StepMark]) -> Vec<StepPlan> {
    let has = |actor| marks.iter().any(|mark| mark.actor == actor);
    match (has(Actor::Family), has(Actor::School)) {
        _ if marks.is_empty() => Vec::new(),
        (true, true) => {
            let for_reader = |side| StepPlan {
                reader: Some(side),
                groups: groups(marks, side, |mark| mark.actor.includes(side)),
                folds: fold(marks, other(side), false, |mark| !mark.actor.includes(side)),
            };
            vec![
                for_unknown_reader(marks),
                for_reader(Audience::Parent),
                for_reader(Audience::Educator),
            ]
        }
        (_, is_for_school) => {
            let side = if is_for_school { Audience::Educator } else { Audience::Parent };
            let groups = groups(marks, side, |_| true);
            vec![StepPlan { reader: None, groups, folds: Vec::new() }]
        }
    }
}

/// What both sides do tonight, then the rest of each side, folded.
fn for_unknown_reader(marks: &[StepMark]) -> StepPlan {
    let (family, school) = (Audience::Parent, Audience::Educator);
    let is_tonight = |mark: &StepMark| mark.due == Due::Tonight;
    // A step for both is in the list of the family.
    let of_family = |mark: &StepMark| mark.actor.includes(family);
    let mut in_sight = groups(marks, family, |mark| of_family(mark) && is_tonight(mark));
    let school_tonight = groups(marks, school, |mark| !of_family(mark) && is_tonight(mark));
    let family_continues = !in_sight.is_empty();
    let school_continues = !school_tonight.is_empty();
    in_sight.extend(school_tonight);
    let mut folds =
        fold(marks, family, family_continues, |mark| of_family(mark) && !is_tonight(mark));
    folds.extend(fold(marks, school, school_continues, |mark| {
        !of_family(mark) && !is_tonight(mark)
    }));
    StepPlan { reader: None, groups: in_sight, folds }
}

fn groups(
    marks: &[StepMark],
    side: Audience,
    belongs: impl Fn(&StepMark) -> bool,
) -> Vec<StepGroup> {
    let of = |due| {
        let steps = marks.iter().enumerate().filter(|(_, mark)| mark.due == due && belongs(mark));
        StepGroup { side, due, steps: steps.map(|(at, _)| at).collect() }
    };
    let all = [Due::Tonight, Due::Tomorrow, Due::Later].map(of);
    all.into_iter().filter(|group| !group.steps.is_empty()).collect()
}

fn fold(
    marks: &[StepMark],
    side: Audience,
    continues: bool,
    belongs: impl Fn(&StepMark) -> bool,
) -> Vec<StepFold> {
    let groups = groups(marks, side, belongs);
    if groups.is_empty() { Vec::new() } else { vec![StepFold { side, continues, groups }] }
}

const fn other(side: Audience) -> Audience {
    match side {
        Audience::Parent => Audience::Educator,
        Audience::Educator => Audience::Parent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn mark(due: Due, actor: Actor) -> StepMark {
        StepMark { due, actor }
    }

    /// Four steps for both tonight, one for the family tomorrow, one for the school tonight.
    fn two_sides() -> Vec<StepMark> {
        vec![
            mark(Due::Tonight, Actor::Both),
            mark(Due::Tomorrow, Actor::Family),
            mark(Due::Later, Actor::Family),
            mark(Due::Tonight, Actor::School),
        ]
    }

    /// The steps of a plan: those in sight, then those of each fold.
    fn shown(plan: &StepPlan) -> (Vec<&[usize]>, Vec<Vec<&[usize]>>) {
        fn steps(groups: &[StepGroup]) -> Vec<&[usize]> {
            groups.iter().map(|group| group.steps.as_slice()).collect()
        }
        (steps(&plan.groups), plan.folds.iter().map(|fold| steps(&fold.groups)).collect())
    }

    #[test]
    fn steps_of_the_other_side_are_folded() {
        let plans = step_plans(&two_sides());
        let of = |reader| plans.iter().find(|plan| plan.reader == reader).unwrap();
        assert_eq!(
            shown(of(Some(Audience::Parent))),
            (vec![&[0][..], &[1], &[2]], vec![vec![&[3][..]]])
        );
        assert_eq!(
            shown(of(Some(Audience::Educator))),
            (vec![&[0, 3][..]], vec![vec![&[1][..], &[2]]])
        );
    }

    #[test]
    fn an_unknown_reader_sees_what_both_sides_do_tonight() {
        let plans = step_plans(&two_sides());
        let plan = plans.first().unwrap();
        assert_eq!(plan.reader, None);
        assert_eq!(shown(plan), (vec![&[0][..], &[3]], vec![vec![&[1][..], &[2]]]));
        assert!(plan.folds.iter().all(|fold| fold.continues));
    }

    #[test]
    fn steps_of_one_side_are_in_sight_of_everybody() {
        let marks = [mark(Due::Tonight, Actor::School), mark(Due::Later, Actor::Both)];
        let plans = step_plans(&marks);
        assert_eq!(plans.len(), 1);
        assert_eq!(shown(&plans[0]), (vec![&[0][..], &[1]], Vec::new()));
        assert_eq!(plans[0].groups[0].side, Audience::Educator);
        assert!(step_plans(&[]).is_empty());
    }
}
