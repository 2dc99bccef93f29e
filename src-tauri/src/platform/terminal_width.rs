//! The width of the terminal, for tables.

use std::io::IsTerminal as _;

/// The number of columns that `COLUMNS` gives, else that of the terminal. `None` if the output goes
/// to a file or to another program, which need whole lines.
pub(crate) fn columns() -> Option<usize> {
    parse_columns(std::env::var("COLUMNS").ok().as_deref())
        .or_else(|| std::io::stdout().is_terminal().then(system_width)?)
}

fn parse_columns(variable: Option<&str>) -> Option<usize> {
    variable?.trim().parse().ok().filter(|columns| *columns > 0)
}

#[cfg(unix)]
fn system_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// Consoles of Windows indent the continuation of a long line themselves; `COLUMNS` applies there
/// too.
#[cfg(windows)]
fn system_width() -> Option<usize> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only a positive number in `COLUMNS` counts.
    #[test]
    fn only_a_positive_number_of_columns_counts() {
        for (variable, columns) in [
            (Some("40"), Some(40)),
            (Some(" 80 "), Some(80)),
            (Some("0"), None),
            (Some("-1"), None),
            (Some("wide"), None),
            (Some(""), None),
            (None, None),
        ] {
            assert_eq!(parse_columns(variable), columns, "{variable:?}");
        }
    }
}
