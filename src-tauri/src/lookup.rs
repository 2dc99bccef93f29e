//! `reperes search` and `reperes show`: the entries for a terminal or a program.

use std::io::{self, Write};

use reperes_core::search::Found;
use serde::Serialize;

use crate::content::Content;
use crate::entries::Librarian;
use crate::present::Presenter;
use crate::{plain, route};

#[derive(Serialize)]
struct HitReport<'a> {
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    route: String,
    score: f32,
}

/// Writes what the words find, best first.
///
/// # Errors
/// The output cannot be written.
pub(crate) fn search(output: &mut impl Write, content: &Content, librarian: &Librarian<'_>, query: &str, json: bool) -> io::Result<()> {
    let words = librarian.words;
    let answer = content.reference.search(&content.library, words.language, query);
    let report = answer.hits.iter().filter(|hit| librarian.is_found(&hit.found)).map(|hit| HitReport {
        id: hit.found.id(),
        kind: match hit.found {
            Found::Entry(entry) => entry.kind().name(),
            Found::Line(_) => "line",
        },
        title: hit.found.title(words.language),
        route: match hit.found {
            Found::Entry(entry) => route::of_entry(entry),
            Found::Line(line) => route::of_line(line),
        },
        score: hit.score,
    });
    let report: Vec<HitReport<'_>> = report.collect();
    if json {
        serde_json::to_writer(&mut *output, &report)?;
        return writeln!(output);
    }
    if report.is_empty() {
        writeln!(output, "{}", words.say("cli-search-nothing"))?;
        return if answer.near.is_empty() {
            Ok(())
        } else {
            writeln!(output, "{}", words.fill("cli-search-near", &[("words", &answer.near.join(", "))]))
        };
    }
    let width = report.iter().map(|hit| hit.id.len()).max().unwrap_or(0);
    for hit in report {
        writeln!(output, "{:width$}  {}", hit.id, hit.title)?;
    }
    Ok(())
}

/// An entry, or a line, as text or as JSON; `None` when the id is neither.
pub(crate) fn find(librarian: &Librarian<'_>, presenter: &Presenter<'_>, id: &str, json: bool) -> Option<String> {
    let entry = librarian.find(id);
    let line = || librarian.library.helpline(id);
    if json {
        let shown = match entry {
            Some(entry) => serde_json::to_string(&librarian.entry(entry)),
            None => serde_json::to_string(&librarian.line(line()?)),
        };
        return Some(shown.unwrap_or_default() + "\n");
    }
    match entry {
        Some(entry) => Some(plain::entry(librarian, entry)),
        None => Some(plain::line(librarian, presenter, line()?)),
    }
}
