//! Parses the command line into a task, or into one line that says what is wrong with it.

mod complaint;
mod parser;
mod task;
#[cfg(test)]
#[path = "args_tests.rs"]
mod tests;

use std::ffi::OsString;

use reperes_core::{Language, Library};

use crate::platform::locale;
use crate::view::messages::Messages;

pub(crate) use complaint::{unknown_id, unknown_route};
pub(crate) use task::{Invocation, Task};

/// What is wrong with a command line, in words for the user and in the language that the command
/// line or the system names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UsageError(pub(crate) String);

/// Parses the arguments, without the name of the program.
///
/// # Errors
/// An argument that the program does not know, or cannot read.
pub(crate) fn parse(arguments: Vec<OsString>, library: &Library) -> Result<Invocation, UsageError> {
    // A complaint about an early argument comes in the language that a later --lang asks for.
    let messages = Messages::new(locale::resolve(language_among(&arguments), None));
    parser::read(arguments, library, &messages)
        .map_err(|complaint| UsageError(complaint.text(&messages)))
}

/// How to use one command: the part of the help that is about it.
pub(crate) fn help_about(help: &str, command: &str) -> String {
    let begins = |line: &str| line.trim_start().starts_with("reperes");
    let lines = help
        .lines()
        .skip_while(|line| !begins(line) || line.split_whitespace().nth(1) != Some(command));
    let mut part: Vec<&str> = Vec::new();
    for line in lines {
        if !part.is_empty() && (begins(line) || line.is_empty()) {
            break;
        }
        part.push(line);
    }
    // A help without such a part is given whole.
    if part.is_empty() { help.to_owned() } else { part.join("\n") }
}

/// The language that `--lang` names, at any place among the arguments.
fn language_among(arguments: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts
        .windows(2)
        .find(|pair| pair.first() == Some(&"--lang"))
        .and_then(|pair| pair.get(1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    after.or(joined).and_then(locale::from_flag)
}
