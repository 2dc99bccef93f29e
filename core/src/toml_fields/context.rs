//! The file that a record belongs to: its name, its text, the collected mistakes, and the function
//! that typesets its texts.

use std::cell::RefCell;

use super::fields::Mistakes;
use crate::error::ContentError;

/// What is wrong, and what to write instead.
#[derive(Debug)]
pub(crate) struct Problem {
    problem: String,
    remedy: String,
}

impl Problem {
    pub(super) fn new(problem: &str, remedy: &str) -> Self {
        Self { problem: problem.to_owned(), remedy: remedy.to_owned() }
    }
}

/// What every record of one file shares.
#[derive(Debug)]
pub(crate) struct FileContext<'a> {
    name: &'a str,
    text: &'a str,
    errors: &'a RefCell<Vec<ContentError>>,
    pub(super) typeset: fn(&str) -> String,
}

impl<'a> FileContext<'a> {
    pub(super) fn new(
        name: &'a str,
        text: &'a str,
        errors: &'a RefCell<Vec<ContentError>>,
    ) -> Self {
        Self { name, text, errors, typeset: str::to_owned }
    }

    /// Whether the file has no mistake so far.
    pub(super) fn is_sound(&self) -> bool {
        self.errors.borrow().iter().all(|error| error.file != self.name)
    }

    /// The line of a byte, counted from 1.
    fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }

    /// The key written on the line of a byte that TOML could not read, or "?".
    pub(super) fn key_at(&self, at: usize) -> String {
        let line = self.text.lines().nth(self.line(at).saturating_sub(1)).unwrap_or_default();
        let key = line.split(['=', ']']).next().unwrap_or_default().trim().trim_start_matches('[');
        if key.is_empty() { "?".to_owned() } else { key.to_owned() }
    }
}

impl Mistakes for FileContext<'_> {
    type Kind = Problem;

    fn unknown(known: &str) -> Problem {
        Problem::new("is not a known field", &format!("the fields here are: {known}"))
    }

    fn record(&self, at: usize, field: String, Problem { problem, remedy }: Problem) {
        self.errors.borrow_mut().push(ContentError {
            file: self.name.to_owned(),
            line: self.line(at),
            field,
            problem,
            remedy,
        });
    }
}
