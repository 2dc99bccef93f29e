//! `reperes status`: the state of the lines for a terminal or a program.

use std::io::{self, Write};

use chrono::{DateTime, SecondsFormat, TimeZone as _, Utc};
use reperes_core::hours::local;
use reperes_core::{Channel, ChannelKind, ClockVerdict, Helpline, Library, Status, letters};
use serde::Serialize;

use crate::platform::zone::Zone;
use crate::view::helplines::Presenter;
use crate::view::messages::Words;
use crate::view::time_text;
use reperes_core::PARIS;

/// What to report on, when and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request<'a> {
    /// Ids of lines; none means all.
    pub(crate) ids: &'a [String],
    pub(crate) json: bool,
    pub(crate) now: DateTime<Utc>,
    pub(crate) computer: Option<Zone>,
    /// Whether `now` can be believed.
    pub(crate) clock: ClockVerdict,
    /// How many columns there are for a table; none means as many as it takes.
    pub(crate) width: Option<usize>,
}

/// Writes the report.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn write(
    output: &mut impl Write,
    library: &Library,
    words: &Words,
    request: Request<'_>,
) -> io::Result<()> {
    let wanted = |line: &&Helpline| request.ids.is_empty() || request.ids.contains(&line.id);
    let lines: Vec<&Helpline> = library.helplines.iter().filter(wanted).collect();
    let presenter = Presenter {
        library,
        words,
        now: request.now,
        computer: request.computer,
        clock: request.clock,
    };
    if request.json {
        serde_json::to_writer(&mut *output, &report(&presenter, &lines))?;
        writeln!(output)
    } else {
        table(output, &presenter, &lines, request.width)
    }
}

#[derive(Serialize)]
struct Report<'a> {
    at: String,
    paris: String,
    /// Whether the clock can be believed: `plausible`, or why not.
    clock: &'static str,
    helplines: Vec<LineReport<'a>>,
}

#[derive(Serialize)]
struct LineReport<'a> {
    id: &'a str,
    name: &'a str,
    channels: Vec<ChannelReport<'a>>,
}

/// One way to reach a line, as programs read it.
#[derive(Serialize)]
pub(crate) struct ChannelReport<'a> {
    id: &'a str,
    kind: &'static str,
    value: &'a str,
    state: &'static str,
    /// The next change, to whatever state.
    until: Option<String>,
    /// The first certain opening of a channel that is not open.
    opens: Option<String>,
    /// Whether nothing uncertain lies before it.
    opens_certain: bool,
    always: bool,
    seen_on: String,
    verified_on: Option<String>,
    to_confirm: bool,
}

impl<'a> ChannelReport<'a> {
    /// The channel as it is now.
    pub(crate) fn of(presenter: &Presenter<'_>, channel: &'a Channel) -> Self {
        // A state that hangs on a wrong clock is none.
        let outlook = presenter.outlook(channel);
        let status = outlook.map(|outlook| outlook.status);
        Self {
            id: &channel.id,
            kind: kind(channel.kind),
            value: &channel.value,
            state: match status {
                Some(Status::Open { .. }) => "open",
                Some(Status::Closed { .. }) => "closed",
                Some(Status::Unknown { .. }) | None => "unknown",
            },
            until: status.and_then(|status| status.until()).map(utc),
            opens: outlook.and_then(|outlook| outlook.opens).map(utc),
            opens_certain: outlook.is_some_and(|outlook| outlook.opens_certain()),
            always: channel.always_open(),
            seen_on: channel.provenance.seen_on.to_string(),
            verified_on: channel.provenance.verified_on.map(|day| day.to_string()),
            to_confirm: channel.to_confirm(presenter.now),
        }
    }
}

fn utc(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn report<'a>(presenter: &Presenter<'a>, lines: &[&'a Helpline]) -> Report<'a> {
    let now = presenter.now;
    let line = |line: &&'a Helpline| LineReport {
        id: &line.id,
        name: &line.words.get(presenter.words.language).name,
        channels: line
            .channels
            .iter()
            .map(|channel| ChannelReport::of(presenter, channel))
            .collect(),
    };
    Report {
        at: utc(now),
        paris: PARIS
            .from_utc_datetime(&now.naive_utc())
            .to_rfc3339_opts(SecondsFormat::Secs, false),
        clock: match presenter.clock {
            ClockVerdict::Plausible => "plausible",
            ClockVerdict::BeforeBuild => "before_build",
            ClockVerdict::WentBack => "went_back",
            ClockVerdict::FarAhead => "far_ahead",
        },
        helplines: lines.iter().map(line).collect(),
    }
}

fn kind(kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Phone => "phone",
        ChannelKind::Sms => "sms",
        ChannelKind::Chat => "chat",
        ChannelKind::Site => "site",
        ChannelKind::Form => "form",
        ChannelKind::App => "app",
    }
}

fn table(
    output: &mut impl Write,
    presenter: &Presenter<'_>,
    lines: &[&Helpline],
    columns: Option<usize>,
) -> io::Result<()> {
    let fold = |text: &str| folded(text, columns.unwrap_or(usize::MAX), 0);
    let (words, now) = (presenter.words, presenter.now);
    let paris = local(PARIS, now);
    let time = words.fill("paris-time", &[("time", &time_text::time(words, paris))]);
    let assumption = words.fill(
        "cli-assumption",
        &[("date", &time_text::date(words, paris.date())), ("time", &time)],
    );
    writeln!(output, "{}\n", fold(&assumption))?;
    if let Some(doubt) = presenter.doubt() {
        writeln!(output, "{}\n", fold(&doubt))?;
    }
    let mut rows = vec![[
        words.say("cli-column-line"),
        words.say("cli-column-channel"),
        words.say("cli-column-state"),
    ]];
    for line in lines {
        let name = &line.words.get(words.language).name;
        for (index, channel) in line.channels.iter().enumerate() {
            let state = presenter.state(channel).unwrap_or_default();
            let mark = if channel.to_confirm(now) {
                format!(" {}", words.say("cli-to-confirm"))
            } else {
                String::new()
            };
            let name = if index == 0 { name.clone() } else { String::new() };
            let contact = words.fill(
                "cli-channel",
                &[("label", &presenter.label(channel)), ("value", &channel.value)],
            );
            rows.push([name, contact, state + &mark]);
        }
    }
    let width =
        |column: usize| rows.iter().map(|row| letters::count(&row[column])).max().unwrap_or(0);
    let (first, second, third) = (width(0), width(1), width(2));
    match columns {
        Some(columns) if first + second + third + 4 > columns => stack(output, &rows, columns),
        Some(_) | None => {
            for [line, channel, state] in &rows {
                let row = format!("{line:first$}  {channel:second$}  {state}");
                writeln!(output, "{}", row.trim_end())?;
            }
            Ok(())
        }
    }
}

/// The rows below each other, for a terminal in which they do not fit beside each other.
fn stack(output: &mut impl Write, rows: &[[String; 3]], columns: usize) -> io::Result<()> {
    for [line, channel, state] in rows.iter().skip(1) {
        for (text, indent) in [(line, 0), (channel, 2), (state, 4)] {
            if !text.is_empty() {
                writeln!(output, "{}", folded(text, columns, indent))?;
            }
        }
    }
    Ok(())
}

/// The text in lines of so many columns, cut between words, and within one that is longer. The further lines are moved in a little more.
fn folded(text: &str, columns: usize, indent: usize) -> String {
    let indent = if columns > 4 * (indent + 2) { indent } else { 0 };
    let (start, further) =
        (" ".repeat(indent), " ".repeat(if indent > 0 { indent + 2 } else { 0 }));
    let (mut lines, mut line, mut filled) = (Vec::new(), start, indent);
    let mut empty = true;
    for word in text.split(' ') {
        let mut word: Vec<char> = word.chars().collect();
        while !word.is_empty() {
            let space = usize::from(!empty);
            if filled + space + word.len() <= columns {
                line.extend(std::iter::repeat_n(' ', space).chain(word.drain(..)));
                filled = line.chars().count();
                empty = false;
            } else if empty {
                line.extend(word.drain(..columns.saturating_sub(filled).max(1).min(word.len())));
                lines.push(std::mem::replace(&mut line, further.clone()));
                filled = further.len();
            } else {
                lines.push(std::mem::replace(&mut line, further.clone()));
                (filled, empty) = (further.len(), true);
            }
        }
    }
    if !empty {
        lines.push(line);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use reperes_core::{Language, embedded_files};

    fn run(ids: &[&str], json: bool, language: Language, now: &str) -> String {
        run_in(ids, json, language, now, None)
    }

    fn run_in(
        ids: &[&str],
        json: bool,
        language: Language,
        now: &str,
        width: Option<usize>,
    ) -> String {
        let library = Library::read(&embedded_files()).unwrap();
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        let mut output = Vec::new();
        let request = Request {
            ids: &ids,
            json,
            now: now.parse().unwrap(),
            computer: Some(PARIS.into()),
            clock: ClockVerdict::Plausible,
            width,
        };
        write(&mut output, &library, &Words::new(language), request).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn the_json_has_the_fields_that_the_readme_promises() {
        let text = run(&["3018", "3114"], true, Language::French, "2026-11-23T21:45:00Z");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["at"], "2026-11-23T21:45:00Z");
        assert_eq!(value["clock"], "plausible");
        assert_eq!(value["paris"], "2026-11-23T22:45:00+01:00");
        let phone = &value["helplines"][0]["channels"][0];
        assert_eq!(
            phone,
            &serde_json::json!({
                "id": "3018-phone", "kind": "phone", "value": "3018", "state": "open", "until": "2026-11-23T22:00:00Z",
                "opens": null, "opens_certain": false, "always": false,
                "seen_on": "2026-11-23", "verified_on": null, "to_confirm": false,
            })
        );
        let suicide = &value["helplines"][1]["channels"][0];
        assert_eq!(
            (&suicide["state"], &suicide["until"], &suicide["always"]),
            (&"open".into(), &serde_json::Value::Null, &true.into())
        );
        assert_eq!(value["helplines"].as_array().unwrap().len(), 2);
        assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn the_next_change_is_no_opening_and_the_json_tells_both() {
        let channel = |id: &str, now: &str| {
            let text = run(&[id], true, Language::French, now);
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            let channel = value["helplines"][0]["channels"][0].clone();
            ["state", "until", "opens", "opens_certain"].map(|field| channel[field].clone())
        };
        let opening = "2026-12-26T08:00:00Z";
        for (id, now, expected) in [
            (
                "116006",
                "2026-12-24T22:30:00Z",
                serde_json::json!(["closed", "2026-12-24T23:00:00Z", opening, false]),
            ),
            (
                "116006",
                "2026-12-25T11:00:00Z",
                serde_json::json!(["unknown", null, opening, false]),
            ),
            (
                "116006",
                "2026-12-25T23:00:00Z",
                serde_json::json!(["closed", opening, opening, true]),
            ),
            ("116006", opening, serde_json::json!(["open", "2026-12-26T19:00:00Z", null, false])),
            ("3114", opening, serde_json::json!(["open", null, null, false])),
        ] {
            assert_eq!(serde_json::Value::from(channel(id, now).to_vec()), expected, "{id} {now}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_nothing_is_lost() {
        let words_of =
            |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().concat();
        for language in [Language::French, Language::English] {
            let whole = run(&[], false, language, "2026-12-24T22:30:00Z");
            assert!(whole.lines().map(|line| line.chars().count()).max() > Some(150));
            for width in [20, 40, 60, 80, 100, 132, 160, 200, 500] {
                let text = run_in(&[], false, language, "2026-12-24T22:30:00Z", Some(width));
                for line in text.lines() {
                    assert!(line.chars().count() <= width, "{width}: {line:?}");
                    assert_eq!(line.trim_end(), line, "{width}: {line:?}");
                }
                for id in ["3018", "3114", "116 006", "0 800 235 236"] {
                    assert!(words_of(&text).contains(&words_of(id)), "{width}: {id}");
                }
                // The head of the columns is all that a stack does without.
                let least = words_of(&whole).chars().count() - 40;
                assert!(words_of(&text).chars().count() >= least, "{width}: {text}");
            }
            assert_eq!(run_in(&[], false, language, "2026-12-24T22:30:00Z", Some(500)), whole);
            for width in [1, 2, 3, 7] {
                assert!(
                    !run_in(&["3018"], false, language, "2026-12-24T22:30:00Z", Some(width))
                        .is_empty()
                );
            }
        }
    }

    #[test]
    fn the_table_reads_well_in_both_languages() {
        let french = run(&["3018"], false, Language::French, "2026-11-23T21:45:00Z");
        assert!(
            french.contains("23\u{a0}novembre\u{a0}2026. Il est 22\u{a0}h\u{a0}45 à Paris."),
            "{french}"
        );
        assert!(french.contains("Ferme bientôt · ferme dans 15\u{a0}min"), "{french}");
        let english = run(&["3018"], false, Language::English, "2026-11-23T22:30:00Z");
        assert!(english.contains("Closed · opens tomorrow at 9:00"), "{english}");
        assert!(run(&[], false, Language::French, "2026-11-23T21:45:00Z").lines().count() > 20);
    }
}
