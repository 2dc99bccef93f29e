//! What a valid command line asks for.

use chrono::{DateTime, Utc};
use reperes_core::Language;

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
