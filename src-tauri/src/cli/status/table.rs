//! The report as a table, or as a list where the terminal is too narrow for one.

use std::io::{self, Write};

use reperes_core::hours::local;
use reperes_core::{Helpline, PARIS, letters};

use super::wrap::wrapped;
use crate::view::helplines::Presenter;
use crate::view::time_text;

/// Writes the instant, a doubt about the clock if there is one, and the rows.
pub(super) fn write(
    output: &mut impl Write,
    presenter: &Presenter<'_>,
    lines: &[&Helpline],
    columns: Option<usize>,
) -> io::Result<()> {
    let wrap = |text: &str| wrapped(text, columns.unwrap_or(usize::MAX), 0);
    let (messages, now) = (presenter.messages, presenter.snapshot.now());
    let paris = local(PARIS, now);
    let time = messages.format("paris-time", &[("time", &time_text::time(messages, paris))]);
    let assumption = messages.format(
        "cli-assumption",
        &[("date", &time_text::date(messages, paris.date())), ("time", &time)],
    );
    writeln!(output, "{}\n", wrap(&assumption))?;
    if let Some(doubt) = presenter.clock_warning() {
        writeln!(output, "{}\n", wrap(&doubt))?;
    }
    let mut rows = vec![[
        messages.get("cli-column-line"),
        messages.get("cli-column-channel"),
        messages.get("cli-column-state"),
    ]];
    for line in lines {
        let name = &line.words.get(messages.language).name;
        for (index, channel) in line.channels.iter().enumerate() {
            let state = presenter.state(channel).unwrap_or_default();
            let mark = if channel.to_confirm(now) {
                format!(" {}", messages.get("cli-to-confirm"))
            } else {
                String::new()
            };
            let name = if index == 0 { name.clone() } else { String::new() };
            let contact = messages.format(
                "cli-channel",
                &[("label", &presenter.channel_name(channel)), ("value", &channel.value)],
            );
            rows.push([name, contact, state + &mark]);
        }
    }
    let width = |column: usize| {
        rows.iter().map(|row| letters::nfc_char_count(&row[column])).max().unwrap_or(0)
    };
    let (first, second, third) = (width(0), width(1), width(2));
    match columns {
        Some(columns) if first + second + third + 4 > columns => write_list(output, &rows, columns),
        Some(_) | None => {
            for [line, channel, state] in &rows {
                let row = format!("{line:first$}  {channel:second$}  {state}");
                writeln!(output, "{}", row.trim_end())?;
            }
            Ok(())
        }
    }
}

/// Writes the cells of each row below each other, without the head of the table.
fn write_list(output: &mut impl Write, rows: &[[String; 3]], columns: usize) -> io::Result<()> {
    for [line, channel, state] in rows.iter().skip(1) {
        for (text, indent) in [(line, 0), (channel, 2), (state, 4)] {
            if !text.is_empty() {
                writeln!(output, "{}", wrapped(text, columns, indent))?;
            }
        }
    }
    Ok(())
}
