//! `reperes status`: the state of the lines for a terminal or a program.

mod json;
mod table;
#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;
mod wrap;

use std::io::{self, Write};

use reperes_core::Helpline;

use crate::view::helplines::Presenter;

pub(super) use json::ChannelReport;

/// Writes the report about the lines with these ids, or about all lines if there are none. `width` is
/// that of the terminal in columns; `None` if the table may be as wide as it is.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(
    output: &mut impl Write,
    presenter: &Presenter<'_>,
    ids: &[String],
    json: bool,
    width: Option<usize>,
) -> io::Result<()> {
    let wanted = |line: &&Helpline| ids.is_empty() || ids.contains(&line.id);
    let lines: Vec<&Helpline> = presenter.library.helplines.iter().filter(wanted).collect();
    if json {
        serde_json::to_writer(&mut *output, &json::report(presenter, &lines))?;
        writeln!(output)
    } else {
        table::write(output, presenter, &lines, width)
    }
}
