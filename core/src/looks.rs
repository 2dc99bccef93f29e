//! The log of looks, `content/log.toml`: which source was opened on which day, and what changed in
//! the content because of it.
//!
//! Maintainers read it. It is not among the embedded files, so the caller hands its text in.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::error::ContentErrors;
use crate::knowledge::Knowledge;
use crate::library::Library;
use crate::toml_fields::{Document, Record};

/// Who may have looked: a role, so that the log holds no name.
const ROLES: [(&str, ()); 3] = [("maintainer", ()), ("contributor", ()), ("professional", ())];

/// Checks the text of `content/log.toml` against the sources and the days of the content.
///
/// # Errors
/// Every mistake found, each with its file, line, field and what to write instead.
pub fn check(text: &str, library: &Library, knowledge: &Knowledge) -> Result<(), ContentErrors> {
    let errors = RefCell::new(Vec::new());
    let document = Document::new("log.toml", text, &errors);
    let newest = newest_day(library, knowledge);
    let mut last_looks: BTreeMap<String, (NaiveDate, Record<'_>)> = BTreeMap::new();
    for mut record in document.records("look") {
        let (source, on) = read_look(&mut record);
        if library.source(&source).is_none() {
            record.report(
                "source",
                &format!("{source:?} is no source"),
                "write an id of sources.toml, or delete the look if the source was deleted",
            );
        }
        if newest.is_some_and(|newest| on > newest) {
            record.report(
                "on",
                "is later than the newest revised_on",
                "correct the day, or write it as revised_on of the pages that were checked",
            );
        }
        if let Some((last, earlier)) = last_looks.remove(&source) {
            if last >= on {
                record.report(
                    "on",
                    "is not later than the look above at the same source",
                    "write the looks in the order of their days, one for each day",
                );
            }
            earlier.finish();
        }
        last_looks.insert(source, (on, record));
    }
    for (source, (on, record)) in last_looks {
        // Only the last look: an earlier one may have read an earlier copy.
        if library.source(&source).is_some_and(|source| on < source.seen_on) {
            record.report(
                "on",
                "is before the seen_on of its source",
                "correct one of the days, or add the look that set seen_on",
            );
        }
        record.finish();
    }
    let errors = errors.into_inner();
    if errors.is_empty() { Ok(()) } else { Err(ContentErrors(errors)) }
}

/// Reads one look: its source and its day.
fn read_look(record: &mut Record<'_>) -> (String, NaiveDate) {
    let source = record.text("source");
    record.name.clone_from(&source);
    record.text("moved");
    record.choice("by", &ROLES);
    (source, record.date("on"))
}

/// The last day on which a page or a line was checked against its sources.
fn newest_day(library: &Library, knowledge: &Knowledge) -> Option<NaiveDate> {
    let pages = knowledge.entries.iter().map(|entry| entry.revised_on);
    let lines = library.helplines.iter().map(|line| line.provenance.seen_on);
    let channels = library.channels().map(|channel| channel.provenance.seen_on);
    pages.chain(lines).chain(channels).max()
}
