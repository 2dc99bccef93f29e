//! The mistakes in a policy, one line of text each.

use super::messages::Words;
use crate::config::policy::{Loaded, Note, Remedy};

/// The number of mistakes that the app reports at start. A person would not read more, and each
/// line takes time.
const MAX_REPORTED_AT_START: usize = 20;

/// The first mistakes, one line each, and a line with the number of the others.
pub(crate) fn first_complaints(loaded: &Loaded, messages: &Words) -> impl Iterator<Item = String> {
    let more = loaded.notes.len().saturating_sub(MAX_REPORTED_AT_START);
    let rest = (more > 0).then(|| messages.fill("policy-more", &[("count", &more.to_string())]));
    complaints(loaded, messages).take(MAX_REPORTED_AT_START).chain(rest)
}

/// The mistakes, one line each.
pub(crate) fn complaints(loaded: &Loaded, messages: &Words) -> impl Iterator<Item = String> {
    loaded.notes.iter().map(|note| say(note, &loaded.place, messages))
}

/// A mistake in one line. `file` is the name of the place that it is in, as a person knows it.
pub(crate) fn say(note: &Note, file: &str, messages: &Words) -> String {
    let remedy = match &note.remedy {
        Remedy::Syntax => messages.say("policy-syntax"),
        Remedy::Unknown { known } => messages.fill("policy-unknown", &[("known", known)]),
        Remedy::Whole { least, most } => messages
            .fill("policy-whole", &[("least", &least.to_string()), ("most", &most.to_string())]),
        Remedy::Before { field } => messages.fill("policy-before", &[("field", field)]),
        Remedy::Text { limit } => messages.fill("policy-text", &[("limit", &limit.to_string())]),
        Remedy::OneOf { among } => messages.fill("policy-one-of", &[("among", among)]),
        Remedy::Switch => messages.say("policy-switch"),
        Remedy::AlwaysSeen => messages.say("policy-always-seen"),
        Remedy::Address => messages.say("policy-address"),
        Remedy::List { name } => messages.fill("policy-list", &[("name", name)]),
        Remedy::Route => messages.say("policy-route"),
        Remedy::Hash => messages.say("policy-hash"),
        Remedy::Section { name } => messages.fill("policy-section", &[("name", name)]),
        Remedy::Records { name, most } => {
            messages.fill("policy-records", &[("name", name), ("most", &most.to_string())])
        }
        Remedy::NotAFile => messages.say("policy-not-a-file"),
        Remedy::ALink => messages.say("policy-a-link"),
        Remedy::NoRight => messages.say("policy-no-right"),
        Remedy::NoFolder => messages.say("policy-no-folder"),
        Remedy::NotText => messages.say("policy-not-text"),
        Remedy::NotTheirs => messages.say("policy-not-theirs"),
        Remedy::TooLarge => messages.say("policy-too-large"),
        Remedy::Unreadable => messages.say("policy-unreadable"),
    };
    match note.line {
        Some(line) => messages.fill(
            "policy-note",
            &[
                ("file", file),
                ("line", &line.to_string()),
                ("field", &note.field),
                ("remedy", &remedy),
            ],
        ),
        None if !note.field.is_empty() => messages.fill(
            "policy-note-field",
            &[("file", file), ("field", &note.field), ("remedy", &remedy)],
        ),
        None => messages.fill("policy-note-file", &[("file", file), ("remedy", &remedy)]),
    }
}
