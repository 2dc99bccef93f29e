//! The steps of a situation, arranged for each reader and put under headings.

use reperes_core::knowledge::{self, Audience, Due, StepMark, step_plans};

use crate::view::messages::Messages;
use crate::view::wire;

/// The plans of the steps with these marks; none without marks.
pub(super) fn plans(messages: &Messages, marks: &[StepMark]) -> Vec<wire::StepPlan> {
    step_plans(marks).into_iter().map(|plan| shown(messages, &plan)).collect()
}

fn shown(messages: &Messages, plan: &knowledge::StepPlan) -> wire::StepPlan {
    let mut next = 1;
    // In a plan for nobody in particular, the steps of the school may follow those of the family.
    let is_mixed = plan.groups.iter().any(|group| group.side == Audience::Parent);
    let mut put = |groups: &[knowledge::StepGroup], is_mixed: bool| -> Vec<wire::StepGroup> {
        let put = |group: &knowledge::StepGroup| {
            let first = next;
            next += group.steps.len();
            let title = messages.get(heading(group.due, group.side, is_mixed));
            wire::StepGroup { title, first, steps: group.steps.clone() }
        };
        groups.iter().map(put).collect()
    };
    let groups = put(&plan.groups, is_mixed);
    let folds = plan.folds.iter().map(|fold| {
        let count = fold.groups.iter().map(|group| group.steps.len()).sum();
        wire::StepFold {
            title: messages.count(fold_heading(fold.side, fold.continues), count),
            groups: put(&fold.groups, false),
        }
    });
    let folds = folds.collect();
    wire::StepPlan { reader: plan.reader, groups, folds }
}

/// The heading over steps. A school acts during the day. Where a family reads too, the heading says
/// that the steps are for the school.
const fn heading(due: Due, side: Audience, is_mixed: bool) -> &'static str {
    match (due, side) {
        (Due::Tonight, Audience::Parent) => "step-tonight",
        (Due::Tonight, Audience::Educator) if is_mixed => "step-school-today",
        (Due::Tonight, Audience::Educator) => "step-today",
        (Due::Tomorrow, _) => "step-tomorrow",
        (Due::Later, _) => "step-later",
    }
}

const fn fold_heading(side: Audience, continues: bool) -> &'static str {
    match (side, continues) {
        (Audience::Parent, false) => "step-family",
        (Audience::Parent, true) => "step-family-rest",
        (Audience::Educator, false) => "step-school",
        (Audience::Educator, true) => "step-school-rest",
    }
}
