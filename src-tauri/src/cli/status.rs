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

/// The lines of a report, and its form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StatusRequest<'a> {
    /// The ids of the lines; all lines if it is empty.
    pub(crate) ids: &'a [String],
    pub(crate) json: bool,
    /// The columns of the terminal; `None` if the table may be as wide as it is.
    pub(crate) width: Option<usize>,
}

/// Writes the report.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(
    output: &mut impl Write,
    presenter: &Presenter<'_>,
    request: StatusRequest<'_>,
) -> io::Result<()> {
    let wanted = |line: &&Helpline| request.ids.is_empty() || request.ids.contains(&line.id);
    let lines: Vec<&Helpline> = presenter.library.helplines.iter().filter(wanted).collect();
    if request.json {
        serde_json::to_writer(&mut *output, &json::report(presenter, &lines))?;
        writeln!(output)
    } else {
        table::write(output, presenter, &lines, request.width)
    }
}
