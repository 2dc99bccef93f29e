//! What is wrong with a command line, in one line and in the user's language.

use reperes_core::Library;

use crate::view::messages::Messages;

/// The longest part of an argument that a complaint repeats: a longer one would bury the message.
const MAX_EXCERPT: usize = 80;

/// What is wrong with the arguments.
pub(super) enum Complaint {
    /// The id of a message, with its values.
    Message(&'static str, Vec<(&'static str, String)>),
    /// The parser of the arguments cannot read one of them.
    Lexopt(lexopt::Error),
}

impl From<lexopt::Error> for Complaint {
    fn from(error: lexopt::Error) -> Self {
        Self::Lexopt(error)
    }
}

impl Complaint {
    pub(super) fn new(id: &'static str) -> Self {
        Self::Message(id, Vec::new())
    }

    pub(super) fn with_value(id: &'static str, value: &str) -> Self {
        Self::Message(id, vec![("value", escaped_excerpt(value))])
    }

    pub(super) fn text(&self, messages: &Messages) -> String {
        match self {
            Self::Message(id, values) => {
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                messages.format(id, &values)
            }
            Self::Lexopt(lexopt::Error::MissingValue { option: Some(option) }) => {
                messages.format("cli-value-missing", &[("option", option)])
            }
            Self::Lexopt(lexopt::Error::UnexpectedValue { option, .. }) => {
                messages.format("cli-value-unexpected", &[("option", option)])
            }
            Self::Lexopt(_) => messages.get("cli-argument-unreadable"),
        }
    }
}

/// The complaint about an id that is neither an entry nor a line.
pub(crate) fn unknown_id(id: &str, messages: &Messages) -> String {
    Complaint::with_value("cli-show-unknown", id).text(messages)
}

/// The complaint about an address that leads nowhere.
pub(crate) fn unknown_route(route: &str, messages: &Messages) -> String {
    Complaint::with_value("cli-route-unknown", route).text(messages)
}

/// The complaint about an option that the program or the command does not have.
pub(super) fn unknown_option(option: &str) -> Complaint {
    Complaint::Message("cli-option-unknown", vec![("option", escaped_excerpt(option))])
}

/// The complaint about an id that is no line, with the ids of all lines.
pub(super) fn unknown_line(value: &str, library: &Library) -> Complaint {
    let known =
        library.helplines.iter().map(|line| line.id.as_str()).collect::<Vec<_>>().join(", ");
    Complaint::Message("cli-id-unknown", vec![("value", escaped_excerpt(value)), ("known", known)])
}

/// The start of an argument, its control characters escaped.
fn escaped_excerpt(argument: &str) -> String {
    argument.chars().take(MAX_EXCERPT).collect::<String>().escape_debug().to_string()
}
