//! Reads the entries of every kind, joins each one with its texts, and checks them against one
//! another, the helplines and the sources.

mod ids;
mod kind_data;
mod sections;
mod step_marks;
mod translations;

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::entry::{Entry, Sensitive};
use super::kind::{AppSection, Kind};
use super::schema;
use crate::error::{ContentError, ContentErrors};
use crate::library::{ContentFiles, Library};
use crate::localized::Localized;
use crate::toml_fields::{Document, Record};
use crate::typography;
use ids::Ids;
use kind_data::read_kind_data;
use step_marks::check_step_count;
use translations::EntryTranslations;

const SOURCES: &str = "sources.toml";
const PLACES: [(&str, AppSection); 3] = [
    ("understand", AppSection::Understand),
    ("act", AppSection::Act),
    ("class", AppSection::Class),
];
const SENSITIVE: [(&str, Sensitive); 4] = [
    ("danger", Sensitive::Danger),
    ("suicide", Sensitive::Suicide),
    ("image", Sensitive::Image),
    ("author", Sensitive::Author),
];

pub(super) fn read(
    files: &ContentFiles<'_>,
    library: &Library,
) -> Result<Vec<Entry>, ContentErrors> {
    let errors = RefCell::new(Vec::new());
    let ids = Ids::of(library);
    let mut seen = BTreeSet::new();
    let mut entries = Vec::new();
    let documents: Vec<[Document<'_>; 3]> =
        Kind::ALL.iter().map(|kind| open(*kind, files, &errors)).collect();
    let mut pending = Vec::new();
    for (kind, [facts, french, english]) in Kind::ALL.into_iter().zip(&documents) {
        let (mut french, mut english) =
            (EntryTranslations::read(french, kind), EntryTranslations::read(english, kind));
        for mut record in facts.records(kind.name()) {
            entries.push(read_entry(
                kind,
                &mut record,
                [&mut french, &mut english],
                &ids,
                &mut seen,
            ));
            pending.push(record);
        }
        french.finish();
        english.finish();
    }
    for (entry, record) in entries.iter().zip(pending) {
        for id in entry.related.iter().filter(|id| !seen.contains(*id)) {
            record.report(
                "related",
                &format!("{id:?} is no entry"),
                "write the id of an entry of one of the content files",
            );
        }
        record.finish();
    }
    report_uncited_sources(
        &Document::new(SOURCES, files.text(SOURCES), &errors),
        library,
        &entries,
    );
    let errors = errors.into_inner();
    if errors.is_empty() { Ok(entries) } else { Err(ContentErrors(errors)) }
}

/// Reports the sources that no line and no entry cites: either the source is superfluous or a
/// citation is missing.
fn report_uncited_sources(document: &Document<'_>, library: &Library, entries: &[Entry]) {
    let of_lines = library.helplines.iter().flat_map(|line| {
        line.channels.iter().map(|channel| &channel.provenance).chain([&line.provenance])
    });
    let cited = of_lines
        .flat_map(|provenance| &provenance.sources)
        .chain(entries.iter().flat_map(|entry| &entry.sources));
    let cited: BTreeSet<&str> = cited.map(String::as_str).collect();
    for mut record in document.records("source") {
        if !cited.contains(record.id().as_str()) {
            record.report(
                "id",
                "is cited by no line and no entry",
                "cite it where a fact comes from it, or delete it",
            );
        }
    }
}

fn open<'a>(
    kind: Kind,
    files: &'a ContentFiles<'_>,
    errors: &'a RefCell<Vec<ContentError>>,
) -> [Document<'a>; 3] {
    let [facts, french, english] = schema::files(kind);
    [
        Document::new(facts, files.text(facts), errors),
        Document::new(french, files.text(french), errors).typeset_with(typography::french),
        Document::new(english, files.text(english), errors).typeset_with(typography::english),
    ]
}

fn read_entry(
    kind: Kind,
    record: &mut Record<'_>,
    [french, english]: [&mut EntryTranslations<'_>; 2],
    ids: &Ids<'_>,
    seen: &mut BTreeSet<String>,
) -> Entry {
    let id = record.id();
    if ids.lines.contains(id.as_str()) || !seen.insert(id.clone()) {
        record.report(
            "id",
            "stands twice",
            "give each entry an id that no other entry and no line has",
        );
    }
    let detail = read_kind_data(kind, record, ids);
    let labels: Vec<String> = detail
        .chart()
        .map(|chart| chart.values.iter().map(|value| value.id.clone()).collect())
        .unwrap_or_default();
    let place = schema::place(kind)
        .unwrap_or_else(|| record.choice("place", &PLACES).unwrap_or(AppSection::Understand));
    let call = record.text("call");
    if !call.is_empty() {
        ids.check_channel(record, "call", &call);
    }
    let (sensitive, reviewed_by) = read_review(record);
    let words = Localized {
        french: french.take(&id, record, &labels),
        english: english.take(&id, record, &labels),
    };
    check_step_count(record, kind, detail.steps(), &words);
    Entry {
        place,
        detail,
        call,
        sources: read_sources(record, ids),
        related: record.texts("related"),
        revised_on: record.date("revised_on"),
        sensitive,
        reviewed_by,
        words,
        id,
    }
}

fn read_sources(record: &mut Record<'_>, ids: &Ids<'_>) -> Vec<String> {
    let sources = record.texts("sources");
    if sources.is_empty() {
        record.report("sources", "names no source", "write at least one id of sources.toml");
    }
    for source in sources.iter().filter(|source| !ids.sources.contains(source.as_str())) {
        record.report(
            "sources",
            &format!("{source:?} is no source"),
            "write an id of sources.toml, or add the source there",
        );
    }
    sources
}

fn read_review(record: &mut Record<'_>) -> (Option<Sensitive>, Vec<String>) {
    let is_sensitive = record.has("sensitive");
    let sensitive = is_sensitive.then(|| record.choice("sensitive", &SENSITIVE)).flatten();
    if is_sensitive && !record.has("reviewed_by") {
        let remedy = "write reviewed_by = [], and the name and profession of whoever has read the entry once somebody has";
        record.report("reviewed_by", "is missing", remedy);
    }
    (sensitive, record.texts("reviewed_by"))
}
