//! Parses the command line into a task, or into one line that says what is wrong with it.

mod complaint;
mod parser;
#[cfg(test)]
#[path = "args_tests.rs"]
mod tests;

use std::ffi::OsString;

use chrono::{DateTime, Utc};
use reperes_core::{Language, Library};

use crate::platform::locale;
use crate::view::messages::Words;

pub(crate) use complaint::{unknown_id, unknown_route};

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Task {
    /// Open the window, at an address of `reperes_core::route` or at the start screen.
    Window { route: Option<String>, hidden: bool },
    /// Open the kiosk.
    Kiosk,
    /// Put the hash of an exit code into the policy.
    KioskCode,
    /// Print which ways out of a kiosk this computer leaves.
    KioskCheck,
    /// Print the effective value of each field, its origin, and every mistake in the policy.
    Policy,
    /// Print what a person who helps remotely has to know of this computer.
    Diagnose,
    /// Print the state of these lines, or of all when none is named.
    Status { ids: Vec<String>, json: bool, at: Option<DateTime<Utc>> },
    /// Print the results of a search.
    Search { query: String, json: bool, explain: bool },
    /// Print the entry or the line with this id.
    Show { id: String, json: bool },
    /// Print how to use the program, or one of its commands.
    Help { about: Option<&'static str> },
    /// Print the version.
    Version,
}

/// A valid command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invocation {
    pub(crate) task: Task,
    pub(crate) language: Option<Language>,
}

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
    let words = Words::new(locale::choose(language_among(&arguments), None));
    parser::read(arguments, library, &words).map_err(|complaint| UsageError(complaint.text(&words)))
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
