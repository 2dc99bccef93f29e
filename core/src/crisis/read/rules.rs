//! Reads the rules: what matches a concept, and what excludes it.

use super::patterns::{clues, lines, patterns};
use crate::crisis::concept::Concept;
use crate::crisis::feature::combination;
use crate::crisis::pattern::MatchMode;
use crate::crisis::rule_set::{Rule, RuleSet};
use crate::toml_fields::Record;

pub(super) fn read_rule(
    mut record: Record<'_>,
    concepts: &[Concept],
    rule_set: &mut RuleSet,
) -> Rule {
    let id = record.text("concept");
    let concept = concepts.iter().position(|concept| concept.id == id);
    if concept.is_none() {
        record.report(
            "concept",
            &format!("{id:?} is no concept"),
            "write the id of a concept of crisis.toml",
        );
    }
    let over = record.texts("over");
    let rule = Rule {
        concept: concept.unwrap_or(usize::MAX),
        when: if record.has("when") {
            let lines = lines(&record.text("when"))
                .map(|line| combination(rule_set.language, &id, line))
                .collect::<Vec<_>>();
            lines
                .into_iter()
                .zip(patterns(&mut record, "when", MatchMode::Similar, &mut rule_set.lexicon))
                .collect()
        } else {
            Vec::new()
        },
        clues: if record.has("clues") {
            clues(&mut record, &mut rule_set.lexicon)
        } else {
            Vec::new()
        },
        unless: if record.has("unless") {
            patterns(&mut record, "unless", MatchMode::Exact, &mut rule_set.lexicon)
        } else {
            Vec::new()
        },
        despite: record.texts("despite"),
        firm: record.flag("firm"),
        over: concepts
            .iter()
            .enumerate()
            .filter(|(_, concept)| over.contains(&concept.id))
            .map(|(number, _)| number)
            .collect(),
    };
    if let Some(unknown) = over.iter().find(|id| !concepts.iter().any(|concept| concept.id == **id))
    {
        record.report(
            "over",
            &format!("{unknown:?} is no concept"),
            "write the id of a concept of crisis.toml",
        );
    }
    for aside in
        rule.despite.iter().filter(|id| !rule_set.asides.iter().any(|(known, _)| known == *id))
    {
        record.report(
            "despite",
            &format!("{aside:?} is no aside"),
            "write the id of an [[aside]] of this file",
        );
    }
    record.finish();
    rule
}
