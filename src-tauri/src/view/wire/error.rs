//! Why a command was refused.

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

/// Why the app refused a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum ErrorCode {
    UnknownId,
    NotOffered,
    NotHere,
    Internal,
}

/// A refusal, as the page receives it. The cause is written to the log only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct CommandError {
    pub(crate) code: ErrorCode,
    pub(crate) message: String,
}

impl CommandError {
    /// `kind` says what has no such id: a channel or an entry.
    pub(crate) fn unknown_id(kind: &str, id: &str) -> Self {
        let shortened: String = id.chars().take(40).collect();
        Self { code: ErrorCode::UnknownId, message: format!("no {kind} {shortened:?}") }
    }

    pub(crate) fn not_offered(id: &str) -> Self {
        Self { code: ErrorCode::NotOffered, message: format!("{id} does not offer this") }
    }

    pub(crate) fn not_here(command: &str) -> Self {
        Self { code: ErrorCode::NotHere, message: format!("{command} is not for this window") }
    }

    pub(crate) fn internal(message: &str) -> Self {
        Self { code: ErrorCode::Internal, message: message.to_owned() }
    }
}
