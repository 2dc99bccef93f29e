//! The mistakes in a policy, one line of text each.

use super::messages::Messages;
use crate::config::policy::{DiagnosticKind, LoadedPolicy, PolicyDiagnostic};
use crate::platform::console::one_line;

/// The number of mistakes that the app reports at start. A person would not read more, and each
/// line takes time.
const MAX_REPORTED_AT_START: usize = 20;

/// The first mistakes, one line each, and a line with the number of the others.
pub(crate) fn startup_report(
    loaded: &LoadedPolicy,
    messages: &Messages,
) -> impl Iterator<Item = String> {
    let more = loaded.diagnostics.len().saturating_sub(MAX_REPORTED_AT_START);
    let rest = (more > 0).then(|| messages.format("policy-more", &[("count", &more.to_string())]));
    report(loaded, messages).take(MAX_REPORTED_AT_START).chain(rest)
}

/// The mistakes, one line each.
pub(crate) fn report(loaded: &LoadedPolicy, messages: &Messages) -> impl Iterator<Item = String> {
    loaded.diagnostics.iter().map(|diagnostic| describe(diagnostic, &loaded.place, messages))
}

/// A mistake in one line. `file` is the name of the place that it is in, as a person knows it.
pub(crate) fn describe(diagnostic: &PolicyDiagnostic, file: &str, messages: &Messages) -> String {
    // A name that the program does not know can hold a line break.
    let field = one_line(&diagnostic.field);
    let remedy = match &diagnostic.kind {
        DiagnosticKind::Syntax => messages.get("policy-syntax"),
        DiagnosticKind::Unknown { known } => messages.format("policy-unknown", &[("known", known)]),
        DiagnosticKind::Integer { least, most } => messages
            .format("policy-whole", &[("least", &least.to_string()), ("most", &most.to_string())]),
        DiagnosticKind::Before { field } => messages.format("policy-before", &[("field", field)]),
        DiagnosticKind::Text { limit } => {
            messages.format("policy-text", &[("limit", &limit.to_string())])
        }
        DiagnosticKind::OneOf { among } => messages.format("policy-one-of", &[("among", among)]),
        DiagnosticKind::Boolean => messages.get("policy-switch"),
        DiagnosticKind::AlwaysSeen => messages.get("policy-always-seen"),
        DiagnosticKind::Address => messages.get("policy-address"),
        DiagnosticKind::List { name } => messages.format("policy-list", &[("name", name)]),
        DiagnosticKind::Route => messages.get("policy-route"),
        DiagnosticKind::Hash => messages.get("policy-hash"),
        DiagnosticKind::Section { name } => messages.format("policy-section", &[("name", name)]),
        DiagnosticKind::Records { name, most } => {
            messages.format("policy-records", &[("name", name), ("most", &most.to_string())])
        }
        DiagnosticKind::NotAFile => messages.get("policy-not-a-file"),
        DiagnosticKind::UntrustedLink => messages.get("policy-a-link"),
        DiagnosticKind::PermissionDenied => messages.get("policy-no-right"),
        DiagnosticKind::NotADirectory => messages.get("policy-no-folder"),
        DiagnosticKind::InvalidEncoding => messages.get("policy-not-text"),
        DiagnosticKind::UntrustedOwner => messages.get("policy-not-theirs"),
        DiagnosticKind::TooLarge => messages.get("policy-too-large"),
        DiagnosticKind::RegistryKey => messages.get("policy-registry-key"),
        DiagnosticKind::Unreadable => messages.get("policy-unreadable"),
        DiagnosticKind::NoAnswer => messages.get("policy-no-answer"),
    };
    match diagnostic.line {
        Some(line) => messages.format(
            "policy-note",
            &[("file", file), ("line", &line.to_string()), ("field", &field), ("remedy", &remedy)],
        ),
        None if !field.is_empty() => messages
            .format("policy-note-field", &[("file", file), ("field", &field), ("remedy", &remedy)]),
        None => messages.format("policy-note-file", &[("file", file), ("remedy", &remedy)]),
    }
}
