//! Prints the check as a table.

use std::io::{self, Write};

use super::row::{CheckResult, CheckRow, is_suitable};
use crate::view::messages::Messages;

/// Writes the verdict on the whole, what the app itself prevents, and one row for each thing that
/// the computer has to prevent.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(
    output: &mut dyn Write,
    messages: &Messages,
    rows: &[CheckRow],
) -> io::Result<()> {
    let count = |result| rows.iter().filter(|row| row.result == result).count();
    let (failures, warnings) =
        (count(CheckResult::Fail).to_string(), count(CheckResult::Warn).to_string());
    let verdict = if is_suitable(rows) {
        messages.format("check-suitable", &[("count", &warnings)])
    } else {
        messages.format("check-unsuitable", &[("count", &failures)])
    };
    writeln!(output, "{verdict}\n\n{}\n", messages.get("check-app"))?;
    for prevented in [
        "check-app-addresses",
        "check-app-window",
        "check-app-engine",
        "check-app-programs",
        "check-app-disk",
        "check-app-idle",
    ] {
        writeln!(output, "  {}", messages.get(prevented))?;
    }
    writeln!(output, "\n{}\n", messages.get("check-machine"))?;
    let result = |row: &CheckRow| {
        messages.get(match row.result {
            CheckResult::Pass => "check-held",
            CheckResult::Warn => "check-look",
            CheckResult::Fail => "check-open",
        })
    };
    let width = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let names = width(&mut rows.iter().map(|row| messages.get(row.name)));
    let results = width(&mut rows.iter().map(result));
    for row in rows {
        let finding = messages.format(row.finding, &[("value", &row.value)]);
        writeln!(
            output,
            "  {:names$}  {:results$}  {finding}",
            messages.get(row.name),
            result(row)
        )?;
        if let Some(advice) = row.advice {
            writeln!(
                output,
                "  {:indent$}→ {}",
                "",
                messages.format(advice, &[("value", &row.value)]),
                indent = names + results + 4
            )?;
        }
    }
    writeln!(output, "\n{}", messages.get("check-hands"))
}
