//! Messages on standard error.

use std::io::Write as _;

/// Writes one line to standard error. A process without one has no reader, so a failure is ignored.
pub(crate) fn print_error(text: &str) {
    // A text can come from a file of another account and must not move the cursor of the terminal.
    let text: String = text
        .chars()
        .map(|character| if character.is_control() && character != '\n' { ' ' } else { character })
        .collect();
    let _ = writeln!(std::io::stderr().lock(), "reperes: {text}");
}
