//! The mistakes in a policy, one line of text each.

use super::messages::Words;
use crate::config::policy::{Loaded, Note, Remedy};

/// The number of mistakes that the app reports at start. Nobody would read more, and each line takes
/// time.
const MAX_REPORTED_AT_START: usize = 20;

/// The first mistakes, one line each, and a line with the number of the others.
pub(crate) fn first_complaints(loaded: &Loaded, words: &Words) -> impl Iterator<Item = String> {
    let more = loaded.notes.len().saturating_sub(MAX_REPORTED_AT_START);
    let rest = (more > 0).then(|| words.fill("policy-more", &[("count", &more.to_string())]));
    complaints(loaded, words).take(MAX_REPORTED_AT_START).chain(rest)
}

/// The mistakes, one line each.
pub(crate) fn complaints(loaded: &Loaded, words: &Words) -> impl Iterator<Item = String> {
    loaded.notes.iter().map(|note| say(note, &loaded.place, words))
}

/// A mistake in one line. `file` is the name of the place that it is in, as a person knows it.
pub(crate) fn say(note: &Note, file: &str, words: &Words) -> String {
    let remedy = match &note.remedy {
        Remedy::Syntax => words.say("policy-syntax"),
        Remedy::Unknown { known } => words.fill("policy-unknown", &[("known", known)]),
        Remedy::Whole { least, most } => words
            .fill("policy-whole", &[("least", &least.to_string()), ("most", &most.to_string())]),
        Remedy::Before { field } => words.fill("policy-before", &[("field", field)]),
        Remedy::Text { limit } => words.fill("policy-text", &[("limit", &limit.to_string())]),
        Remedy::OneOf { among } => words.fill("policy-one-of", &[("among", among)]),
        Remedy::Switch => words.say("policy-switch"),
        Remedy::AlwaysSeen => words.say("policy-always-seen"),
        Remedy::Address => words.say("policy-address"),
        Remedy::List { name } => words.fill("policy-list", &[("name", name)]),
        Remedy::Route => words.say("policy-route"),
        Remedy::Hash => words.say("policy-hash"),
        Remedy::Section { name } => words.fill("policy-section", &[("name", name)]),
        Remedy::Records { name, most } => {
            words.fill("policy-records", &[("name", name), ("most", &most.to_string())])
        }
        Remedy::NotAFile => words.say("policy-not-a-file"),
        Remedy::ALink => words.say("policy-a-link"),
        Remedy::NoRight => words.say("policy-no-right"),
        Remedy::NoFolder => words.say("policy-no-folder"),
        Remedy::NotText => words.say("policy-not-text"),
        Remedy::NotTheirs => words.say("policy-not-theirs"),
        Remedy::TooLarge => words.say("policy-too-large"),
        Remedy::Unreadable => words.say("policy-unreadable"),
    };
    match note.line {
        Some(line) => words.fill(
            "policy-note",
            &[
                ("file", file),
                ("line", &line.to_string()),
                ("field", &note.field),
                ("remedy", &remedy),
            ],
        ),
        None if !note.field.is_empty() => words.fill(
            "policy-note-field",
            &[("file", file), ("field", &note.field), ("remedy", &remedy)],
        ),
        None => words.fill("policy-note-file", &[("file", file), ("remedy", &remedy)]),
    }
}
