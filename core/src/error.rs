//! Mistakes in content files: where each one is, and what to write instead.

use std::fmt;

/// One mistake in one content file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {field}: {problem}; {remedy}")]
pub struct ContentError {
    /// The file, relative to `content/`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The field, with the id of its record where there is one: `3018-phone.hours`.
    pub field: String,
    /// What is wrong.
    pub problem: String,
    /// What to write instead.
    pub remedy: String,
}

/// Every mistake found in one reading, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ContentErrors(pub Vec<ContentError>);

impl fmt::Display for ContentErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            write!(f, "{}{error}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}
