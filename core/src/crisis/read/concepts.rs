//! Reads the concepts and joins each with its sentence in both languages.

use std::collections::BTreeMap;

use crate::crisis::concept::{Concept, Imminence};
use crate::library::Library;
use crate::localized::Localized;
use crate::toml_fields::{Document, Record};

const IMMINENCE_NAMES: [(&str, Imminence); 2] =
    [("act", Imminence::UnderWay), ("words", Imminence::Mentioned)];

pub(super) fn read_concepts(
    facts: &Document<'_>,
    french: &Document<'_>,
    english: &Document<'_>,
    library: &Library,
) -> Vec<Concept> {
    let (mut french, mut english) = (sentences(french), sentences(english));
    let mut concepts: Vec<Concept> = Vec::new();
    for mut record in facts.records("concept") {
        let id = record.id();
        let imminence = record.choice("block", &IMMINENCE_NAMES).unwrap_or(Imminence::Mentioned);
        let steps: Vec<Vec<String>> = record
            .texts("call")
            .iter()
            .map(|step| step.split('|').map(|id| id.trim().to_owned()).collect())
            .collect();
        for channel in steps.iter().flatten().filter(|channel| library.channel(channel).is_none()) {
            record.report(
                "call",
                &format!("{channel:?} is no channel"),
                "write the id of a channel of helplines.toml",
            );
        }
        if steps.is_empty() {
            record.report(
                "call",
                "is missing",
                "write call = [\"15-phone\", \"3018-phone | 119-phone\"]",
            );
        }
        if concepts.iter().any(|known| known.id == id) {
            record.report("id", "stands twice", "give each concept its own id");
        }
        if concepts.last().is_some_and(|before| before.imminence > imminence) {
            record.report(
                "block",
                "comes after words of danger",
                "put every concept of block act first: the nearest danger wins",
            );
        }
        let said = |sentences: &mut BTreeMap<String, (String, Record<'_>)>| {
            sentences.remove(&id).map(|(sentence, _)| sentence).unwrap_or_else(|| {
                record.report(
                    "id",
                    "has no sentence in one of the languages",
                    "add a [[concept]] to fr/crisis.toml and en/crisis.toml",
                );
                String::new()
            })
        };
        let sentence = Localized { french: said(&mut french), english: said(&mut english) };
        record.finish();
        concepts.push(Concept { id, imminence, sentence, steps });
    }
    for (_, record) in french.into_values().chain(english.into_values()) {
        record.report("id", "is no concept of crisis.toml", "correct the id, or delete the record");
    }
    concepts
}

/// The sentence of each concept.
fn sentences<'d>(document: &'d Document<'_>) -> BTreeMap<String, (String, Record<'d>)> {
    let read = |mut record: Record<'d>| {
        let (id, sentence) = (record.id(), record.text("sentence"));
        (id, (sentence, record))
    };
    document.records("concept").into_iter().map(read).collect()
}
