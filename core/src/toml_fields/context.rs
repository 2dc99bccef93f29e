//! The file that a record belongs to: its name, its text, the collected mistakes, and the function
//! that typesets its texts.

use std::cell::RefCell;

use crate::error::ContentError;

/// What every record of one file shares.
#[derive(Debug)]
pub(super) struct FileContext<'a> {
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

    /// Records a mistake at a byte of the text.
    pub(super) fn report(&self, at: usize, field: &str, problem: &str, remedy: &str) {
        self.errors.borrow_mut().push(ContentError {
            file: self.name.to_owned(),
            line: self.line(at),
            field: field.to_owned(),
            problem: problem.to_owned(),
            remedy: remedy.to_owned(),
        });
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
