//! The check as a table.

use std::io::{self, Write};

use super::row::{Row, Verdict, is_suitable};
use crate::view::messages::Words;

/// Writes the verdict on the whole, what the app holds, and how it stands with each thing that the machine has to hold.
///
/// # Errors
/// Nobody reads.
pub(crate) fn write(output: &mut dyn Write, words: &Words, rows: &[Row]) -> io::Result<()> {
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let (open, look) = (count(Verdict::Open).to_string(), count(Verdict::Look).to_string());
    let whole = if is_suitable(rows) {
        words.fill("check-suitable", &[("count", &look)])
    } else {
        words.fill("check-unsuitable", &[("count", &open)])
    };
    writeln!(output, "{whole}\n\n{}\n", words.say("check-app"))?;
    for held in [
        "check-app-addresses",
        "check-app-window",
        "check-app-engine",
        "check-app-programs",
        "check-app-disk",
        "check-app-idle",
    ] {
        writeln!(output, "  {}", words.say(held))?;
    }
    writeln!(output, "\n{}\n", words.say("check-machine"))?;
    let verdict = |row: &Row| {
        words.say(match row.verdict {
            Verdict::Held => "check-held",
            Verdict::Look => "check-look",
            Verdict::Open => "check-open",
        })
    };
    let width = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let names = width(&mut rows.iter().map(|row| words.say(row.name)));
    let verdicts = width(&mut rows.iter().map(verdict));
    for row in rows {
        let found = words.fill(row.found, &[("value", &row.value)]);
        writeln!(output, "  {:names$}  {:verdicts$}  {found}", words.say(row.name), verdict(row))?;
        if let Some(advice) = row.advice {
            writeln!(
                output,
                "  {:indent$}→ {}",
                "",
                words.fill(advice, &[("value", &row.value)]),
                indent = names + verdicts + 4
            )?;
        }
    }
    writeln!(output, "\n{}", words.say("check-hands"))
}
