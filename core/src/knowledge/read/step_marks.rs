//! Reads when each step of a situation is due and who takes it.

use crate::knowledge::entry_words::EntryWords;
use crate::knowledge::kind::{FieldRole, Kind};
use crate::knowledge::kind_data::{Actor, Audience, Due, StepMark};
use crate::knowledge::schema;
use crate::localized::Localized;
use crate::toml_fields::Record;

/// The key of the marks.
const KEY: &str = "step";
/// A frightened parent does not read more steps than this before acting.
const MOST_TONIGHT: usize = 4;
const DUES: [(&str, Due); 3] =
    [("tonight", Due::Tonight), ("tomorrow", Due::Tomorrow), ("later", Due::Later)];
const ACTORS: [(&str, Actor); 3] =
    [("family", Actor::Family), ("school", Actor::School), ("both", Actor::Both)];
const READERS: [(&str, Audience); 2] =
    [("the family", Audience::Parent), ("the school", Audience::Educator)];

/// Reads the marks of a situation, and checks their order for each reader.
pub(super) fn read_step_marks(record: &mut Record<'_>) -> Vec<StepMark> {
    let mut marks: Vec<StepMark> = Vec::new();
    for mut step in record.records(KEY) {
        let due = step.choice("when", &DUES);
        let actor = step.choice("who", &ACTORS);
        if let (Some(due), Some(actor)) = (due, actor) {
            for (name, reader) in READERS.iter().filter(|(_, reader)| actor.includes(*reader)) {
                let earlier = marks.iter().rfind(|mark| mark.actor.includes(*reader));
                if earlier.is_some_and(|earlier| earlier.due > due) {
                    step.report(
                        "when",
                        &format!("is earlier than that of the step before it for {name}"),
                        "put the step higher in both languages and here, or write a later time",
                    );
                }
            }
            let mark = StepMark { due, actor };
            if is_tonight_for_family(mark)
                && marks.iter().filter(|mark| is_tonight_for_family(**mark)).count() >= MOST_TONIGHT
            {
                step.report(
                    "when",
                    &format!("gives a family more than {MOST_TONIGHT} steps for tonight"),
                    "write \"tomorrow\", or let another step wait",
                );
            }
            marks.push(mark);
        }
        step.finish();
    }
    marks
}

fn is_tonight_for_family(mark: StepMark) -> bool {
    mark.due == Due::Tonight && mark.actor.includes(Audience::Parent)
}

/// Reports a language with more or fewer steps than there are marks.
pub(super) fn check_step_count(
    record: &Record<'_>,
    kind: Kind,
    marks: &[StepMark],
    words: &Localized<EntryWords>,
) {
    if kind != Kind::Situation {
        return;
    }
    let [_, french, english] = schema::files(kind);
    for (file, words) in [(french, &words.french), (english, &words.english)] {
        let steps = words.section(FieldRole::Steps).map_or(0, |section| section.items.len());
        // Texts that are missing as a whole are reported elsewhere.
        if steps != 0 && steps != marks.len() {
            record.report(
                KEY,
                &format!("has {} marks for the {steps} steps of {file}", marks.len()),
                "write one { when = \"…\", who = \"…\" } for each step, in the same order",
            );
        }
    }
}
