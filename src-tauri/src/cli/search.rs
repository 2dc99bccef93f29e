//! `reperes search` and `reperes show`: entries and lines for a terminal or a program.

use std::io::{self, Write};

use reperes_core::crisis::Imminence;
use reperes_core::search::{Asker, Found};
use reperes_core::{Channel, Crisis, route};
use serde::Serialize;

use super::status::ChannelReport;
use crate::state::content::Content;
use crate::view::entries::EntryPresenter;
use crate::view::plain_text;

/// The JSON of a search: the recognised danger first, then the results.
#[derive(Serialize)]
struct SearchReport<'a> {
    crisis: Vec<CrisisReport<'a>>,
    results: Vec<HitReport<'a>>,
}

#[derive(Serialize)]
struct CrisisReport<'a> {
    id: &'a str,
    block: &'static str,
    sentence: &'a str,
    channels: Vec<ChannelReport<'a>>,
}

#[derive(Serialize)]
struct HitReport<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    route: String,
    score: f32,
}

/// Writes the results of a search, the best one first.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn search(
    output: &mut impl Write,
    content: &Content,
    entries: &EntryPresenter<'_>,
    query: &str,
    json: bool,
) -> io::Result<()> {
    let messages = entries.lines.messages;
    let answer = content.catalogue.search(&content.library, messages.language, query);
    let hits = answer.hits.iter().filter(|hit| entries.shows(&hit.found)).map(|hit| HitReport {
        id: hit.found.id(),
        kind: match hit.found {
            Found::Entry(entry) => entry.kind().name(),
            Found::Line(_) => "line",
            Found::Screen(_) => "screen",
        },
        title: hit.found.title(messages.language),
        route: route::of_found(&hit.found),
        score: hit.score,
    });
    let hits: Vec<HitReport<'_>> = hits.collect();
    let crisis = content.catalogue.recognise(&content.library, query);
    if json {
        let crisis = crisis.map(|crisis| crisis_report(entries, crisis)).into_iter().collect();
        serde_json::to_writer(&mut *output, &SearchReport { crisis, results: hits })?;
        return writeln!(output);
    }
    if let Some(crisis) = crisis {
        write_crisis(output, entries, crisis)?;
    }
    if hits.is_empty() {
        writeln!(output, "{}", messages.get("cli-search-nothing"))?;
        let topics = answer.topics.iter().filter(|entry| entries.shows(&Found::Entry(entry)));
        for (number, entry) in topics.enumerate() {
            if number == 0 {
                writeln!(output, "\n{}", messages.get("cli-search-topics"))?;
            }
            writeln!(output, "{}  {}", entry.id, entry.words.get(messages.language).title)?;
        }
    }
    let width = hits.iter().map(|hit| hit.id.len()).max().unwrap_or(0);
    for hit in hits {
        // `show` has no text for a screen; `--route` opens its address.
        let id = if hit.kind == "screen" { &hit.route } else { hit.id };
        writeln!(output, "{id:width$}  {}", hit.title)?;
    }
    writeln!(output, "\n{}", messages.get("search-always"))
}

/// Writes why each result is found, the best one first. Nothing of it is stored.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn explain(
    output: &mut impl Write,
    content: &Content,
    entries: &EntryPresenter<'_>,
    query: &str,
) -> io::Result<()> {
    let messages = entries.lines.messages;
    let explained = content.catalogue.explain(&content.library, messages.language, query);
    if explained.is_empty() {
        writeln!(output, "{}", messages.get("cli-search-nothing"))?;
    }
    for reason in explained.iter().filter(|reason| entries.shows(&reason.found)) {
        let asker = match reason.asker {
            Some(Asker::Parent) => "cli-explain-parent",
            Some(Asker::Staff) => "cli-explain-staff",
            Some(Asker::Pupil) => "cli-explain-pupil",
            None => "cli-explain-anybody",
        };
        writeln!(output, "{}  {}", reason.found.id(), reason.found.title(messages.language))?;
        let figures = [
            ("score", figure(reason.score)),
            ("relevance", figure(reason.relevance)),
            ("words", figure(reason.words)),
            ("met", figure(reason.met)),
            ("phrases", figure(reason.phrases)),
            ("asker", messages.get(asker)),
            ("factor", figure(reason.factor)),
        ];
        let figures: Vec<(&str, &str)> =
            figures.iter().map(|(name, value)| (*name, value.as_str())).collect();
        writeln!(output, "    {}", messages.format("cli-explain", &figures))?;
        let read = reason
            .read
            .iter()
            .map(|(typed, meant)| format!("{typed} → {meant}"))
            .collect::<Vec<_>>();
        if !read.is_empty() {
            writeln!(
                output,
                "    {}",
                messages.format("cli-explain-read", &[("words", &read.join(", "))])
            )?;
        }
    }
    writeln!(output, "\n{}", messages.get("search-always"))
}

/// A number with two decimal places.
fn figure(value: f32) -> String {
    format!("{value:.2}")
}

/// Writes the sentence about the danger, then the channels to call with their state, the best one
/// first.
fn write_crisis(
    output: &mut impl Write,
    entries: &EntryPresenter<'_>,
    crisis: Crisis<'_>,
) -> io::Result<()> {
    let (messages, presenter) = (entries.lines.messages, &entries.lines);
    writeln!(output, "{}\n", crisis.concept.sentence.get(messages.language))?;
    for channel in crisis.concept.channels(presenter.library, &presenter.snapshot.outlooks) {
        let contact = messages.format(
            "cli-channel",
            &[("label", &presenter.channel_name(channel)), ("value", &channel.value)],
        );
        writeln!(
            output,
            "  {} · {contact} · {}",
            line_name(entries, channel),
            presenter.detail(channel)
        )?;
    }
    writeln!(output)
}

/// The name of the line that a channel belongs to.
fn line_name<'a>(entries: &EntryPresenter<'a>, channel: &Channel) -> &'a str {
    let line = entries.lines.library.channel(&channel.id);
    line.map_or("", |(line, _)| line.words.get(entries.lines.messages.language).name.as_str())
}

fn crisis_report<'a>(entries: &EntryPresenter<'a>, crisis: Crisis<'a>) -> CrisisReport<'a> {
    let presenter = &entries.lines;
    let channels = crisis.concept.channels(presenter.library, &presenter.snapshot.outlooks);
    CrisisReport {
        id: &crisis.concept.id,
        block: match crisis.concept.imminence {
            Imminence::UnderWay => "act",
            Imminence::Mentioned => "words",
        },
        sentence: crisis.concept.sentence.get(entries.lines.messages.language),
        channels: channels
            .into_iter()
            .map(|channel| ChannelReport::of(presenter, channel))
            .collect(),
    }
}

/// An entry or a line, as text or as JSON; `None` if the id is neither.
pub(crate) fn show(entries: &EntryPresenter<'_>, id: &str, json: bool) -> Option<String> {
    let entry = entries.find(id);
    let line = || entries.lines.library.helpline(id);
    if json {
        let json = match entry {
            Some(entry) => serde_json::to_string(&entries.entry(entry)),
            None => serde_json::to_string(&entries.lines.line(line()?)),
        };
        return Some(json.unwrap_or_default() + "\n");
    }
    match entry {
        Some(entry) => Some(plain_text::entry(entries, entry)),
        None => Some(plain_text::line(&entries.lines, line()?)),
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
