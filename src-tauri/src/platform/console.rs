//! Standard error, for one line at a time.

use std::io::Write as _;

/// Writes one line to standard error. A process without one has no reader, so a failure is ignored.
pub(crate) fn complain(text: &str) {
    // A text from a file of another account must not move the cursor of a terminal.
    let text: String = text
        .chars()
        .map(|sign| if sign.is_control() && sign != '\n' { ' ' } else { sign })
        .collect();
    let _ = writeln!(std::io::stderr().lock(), "reperes: {text}");
}
