//! How wide a table may be.

use std::io::IsTerminal as _;

/// The columns that `COLUMNS` asks for, else those of the terminal; none where the answer goes to a file or another program, which
/// want whole lines.
pub(crate) fn of_terminal() -> Option<usize> {
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

/// Its consoles move long lines in by themselves; `COLUMNS` is honoured there too.
#[cfg(windows)]
fn system_width() -> Option<usize> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_of_columns_is_one() {
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
