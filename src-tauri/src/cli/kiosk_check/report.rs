//! Prints the check as a table.

use std::io::{self, Write};

use super::row::{CheckResult, CheckRow, is_suitable};
use crate::view::messages::Words;

/// Writes the verdict on the whole, what the app itself prevents, and one row for each thing that
/// the computer has to prevent.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(output: &mut dyn Write, words: &Words, rows: &[CheckRow]) -> io::Result<()> {
    let count = |result| rows.iter().filter(|row| row.result == result).count();
    let (failures, warnings) =
        (count(CheckResult::Fail).to_string(), count(CheckResult::Warn).to_string());
    let verdict = if is_suitable(rows) {
        words.fill("check-suitable", &[("count", &warnings)])
    } else {
        words.fill("check-unsuitable", &[("count", &failures)])
    };
    writeln!(output, "{verdict}\n\n{}\n", words.say("check-app"))?;
    for prevented in [
        "check-app-addresses",
        "check-app-window",
        "check-app-engine",
        "check-app-programs",
        "check-app-disk",
        "check-app-idle",
    ] {
        writeln!(output, "  {}", words.say(prevented))?;
    }
    writeln!(output, "\n{}\n", words.say("check-machine"))?;
    let result = |row: &CheckRow| {
        words.say(match row.result {
            CheckResult::Pass => "check-held",
            CheckResult::Warn => "check-look",
            CheckResult::Fail => "check-open",
        })
    };
    let width = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let names = width(&mut rows.iter().map(|row| words.say(row.name)));
    let results = width(&mut rows.iter().map(result));
    for row in rows {
        let finding = words.fill(row.finding, &[("value", &row.value)]);
        writeln!(output, "  {:names$}  {:results$}  {finding}", words.say(row.name), result(row))?;
        if let Some(advice) = row.advice {
            writeln!(
                output,
                "  {:indent$}→ {}",
                "",
                words.fill(advice, &[("value", &row.value)]),
                indent = names + results + 4
            )?;
        }
    }
    writeln!(output, "\n{}", words.say("check-hands"))
}
