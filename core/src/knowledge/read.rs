//! Reads the entries of every kind, joins each with its words, and checks them against one another, the lines and the sources.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::detail::{
    Age, Button, Category, Chart, Detail, LawStatus, Reader, Role, Urgency, Value,
};
use super::entry::{Entry, EntryWords, Item, Section, Sensitive};
use super::kind::{Kind, Place};
use super::shape::{self, Field, Form};
use crate::error::ContentErrors;
use crate::library::{Files, Library};
use crate::localized::Words;
use crate::toml_fields::{Document, Record};
use crate::typography;
use crate::web_address::is_web_address;

const SOURCES: &str = "sources.toml";
const ROLES: [(&str, Role); 3] =
    [("target", Role::Target), ("author", Role::Author), ("witness", Role::Witness)];
const READERS: [(&str, Reader); 2] = [("parent", Reader::Parent), ("educator", Reader::Educator)];
const CATEGORIES: [(&str, Category); 5] = [
    ("digital", Category::Digital),
    ("emotional", Category::Emotional),
    ("behaviour", Category::Behaviour),
    ("physical", Category::Physical),
    ("school", Category::School),
];
const URGENCIES: [(&str, Urgency); 3] =
    [("observe", Urgency::Observe), ("week", Urgency::Week), ("now", Urgency::Now)];
const AGES: [(&str, Age); 4] =
    [("6-10", Age::Six), ("11-14", Age::Eleven), ("15-18", Age::Fifteen), ("any", Age::Any)];
const BUTTONS: [(&str, Button); 3] =
    [("call", Button::Call), ("site", Button::Site), ("none", Button::None)];
const STATUSES: [(&str, LawStatus); 3] = [
    ("in_force", LawStatus::InForce),
    ("not_applied", LawStatus::NotApplied),
    ("pending", LawStatus::Pending),
];
const PLACES: [(&str, Place); 3] =
    [("understand", Place::Understand), ("act", Place::Act), ("class", Place::Class)];
const SENSITIVE: [(&str, Sensitive); 4] = [
    ("danger", Sensitive::Danger),
    ("suicide", Sensitive::Suicide),
    ("image", Sensitive::Image),
    ("author", Sensitive::Author),
];

pub(super) fn read(files: &Files<'_>, library: &Library) -> Result<Vec<Entry>, ContentErrors> {
    let errors = RefCell::new(Vec::new());
    let known = Known::of(library);
    let mut taken = BTreeSet::new();
    let mut entries = Vec::new();
    let documents: Vec<[Document<'_>; 3]> =
        Kind::ALL.iter().map(|kind| open(*kind, files, &errors)).collect();
    let mut pending = Vec::new();
    for (kind, [facts, french, english]) in Kind::ALL.into_iter().zip(&documents) {
        let (mut french, mut english) =
            (Translations::read(french, kind), Translations::read(english, kind));
        for mut record in facts.records(kind.name()) {
            entries.push(read_entry(
                kind,
                &mut record,
                [&mut french, &mut english],
                &known,
                &mut taken,
            ));
            pending.push(record);
        }
        french.finish();
        english.finish();
    }
    for (entry, record) in entries.iter().zip(pending) {
        for id in entry.related.iter().filter(|id| !taken.contains(*id)) {
            record.complain(
                "related",
                &format!("{id:?} is no entry"),
                "write the id of an entry of one of the content files",
            );
        }
        record.finish();
    }
    find_idle_sources(&Document::new(SOURCES, files.text(SOURCES), &errors), library, &entries);
    let errors = errors.into_inner();
    if errors.is_empty() { Ok(entries) } else { Err(ContentErrors(errors)) }
}

/// A source that nothing cites is a slip, or a fact that went missing.
fn find_idle_sources(document: &Document<'_>, library: &Library, entries: &[Entry]) {
    let of_lines = library.helplines.iter().flat_map(|line| {
        line.channels.iter().map(|channel| &channel.provenance).chain([&line.provenance])
    });
    let cited = of_lines
        .flat_map(|provenance| &provenance.sources)
        .chain(entries.iter().flat_map(|entry| &entry.sources));
    let cited: BTreeSet<&str> = cited.map(String::as_str).collect();
    for mut record in document.records("source") {
        if !cited.contains(record.id().as_str()) {
            record.complain(
                "id",
                "is cited by no line and no entry",
                "cite it where a fact comes from it, or delete it",
            );
        }
    }
}

fn open<'a>(
    kind: Kind,
    files: &'a Files<'_>,
    errors: &'a RefCell<Vec<crate::error::ContentError>>,
) -> [Document<'a>; 3] {
    let [facts, french, english] = shape::files(kind);
    [
        Document::new(facts, files.text(facts), errors),
        Document::new(french, files.text(french), errors).set_by(typography::french),
        Document::new(english, files.text(english), errors).set_by(typography::english),
    ]
}

/// The ids that an entry may name.
struct Known<'l> {
    channels: BTreeSet<&'l str>,
    lines: BTreeSet<&'l str>,
    sources: BTreeSet<&'l str>,
}

impl<'l> Known<'l> {
    fn of(library: &'l Library) -> Self {
        let lines = &library.helplines;
        Self {
            channels: lines
                .iter()
                .flat_map(|line| &line.channels)
                .map(|channel| channel.id.as_str())
                .collect(),
            lines: lines.iter().map(|line| line.id.as_str()).collect(),
            sources: library.sources.iter().map(|source| source.id.as_str()).collect(),
        }
    }
}

fn read_entry(
    kind: Kind,
    record: &mut Record<'_>,
    [french, english]: [&mut Translations<'_>; 2],
    known: &Known<'_>,
    taken: &mut BTreeSet<String>,
) -> Entry {
    let id = record.id();
    if known.lines.contains(id.as_str()) || !taken.insert(id.clone()) {
        record.complain(
            "id",
            "stands twice",
            "give each entry an id that no other entry and no line has",
        );
    }
    let detail = read_detail(kind, record, known);
    let labels: Vec<String> = detail
        .chart()
        .map(|chart| chart.values.iter().map(|value| value.id.clone()).collect())
        .unwrap_or_default();
    let place = shape::place(kind)
        .unwrap_or_else(|| record.choice("place", &PLACES).unwrap_or(Place::Understand));
    let call = record.text("call");
    if !call.is_empty() {
        check_channel(record, "call", &call, known);
    }
    let (sensitive, reviewed_by) = read_review(record);
    Entry {
        place,
        detail,
        call,
        sources: read_sources(record, known),
        related: record.texts("related"),
        revised_on: record.date("revised_on"),
        sensitive,
        reviewed_by,
        words: Words {
            french: french.take(&id, record, &labels),
            english: english.take(&id, record, &labels),
        },
        id,
    }
}

fn read_sources(record: &mut Record<'_>, known: &Known<'_>) -> Vec<String> {
    let sources = record.texts("sources");
    if sources.is_empty() {
        record.complain("sources", "names no source", "write at least one id of sources.toml");
    }
    for source in sources.iter().filter(|source| !known.sources.contains(source.as_str())) {
        record.complain(
            "sources",
            &format!("{source:?} is no source"),
            "write an id of sources.toml, or add the source there",
        );
    }
    sources
}

fn read_review(record: &mut Record<'_>) -> (Option<Sensitive>, Vec<String>) {
    if !record.has("sensitive") {
        return (None, Vec::new());
    }
    let sensitive = record.choice("sensitive", &SENSITIVE);
    if !record.has("reviewed_by") {
        let remedy = "write reviewed_by = [], and the name and profession of whoever has read the entry once somebody has";
        record.complain("reviewed_by", "is missing", remedy);
    }
    (sensitive, record.texts("reviewed_by"))
}

fn check_channel(record: &Record<'_>, key: &str, id: &str, known: &Known<'_>) {
    if !known.channels.contains(id) {
        record.complain(
            key,
            &format!("{id:?} is no channel"),
            "write the id of a channel of helplines.toml, such as 3018-phone",
        );
    }
}

fn read_detail(kind: Kind, record: &mut Record<'_>, known: &Known<'_>) -> Detail {
    match kind {
        Kind::Sign => read_sign(record, known),
        Kind::Form => Detail::Form,
        Kind::Situation => Detail::Situation { audience: read_readers(record, "audience") },
        Kind::Talk => Detail::Talk { age: read_age(record) },
        Kind::Platform => {
            let (button, help) = (
                record.choice("button", &BUTTONS).unwrap_or(Button::None),
                record.optional_text("help"),
            );
            if help.as_deref().is_some_and(|help| !is_web_address(help)) {
                record.complain(
                    "help",
                    "is not an https address",
                    "write the whole address, starting with https://",
                );
            }
            Detail::Platform { button, help }
        }
        Kind::Guide => Detail::Guide { audience: read_readers(record, "audience") },
        Kind::Letter => Detail::Letter,
        Kind::Law => Detail::Law {
            status: record.choice("status", &STATUSES).unwrap_or(LawStatus::Pending),
            article: record.optional_text("article"),
        },
        Kind::Figure => Detail::Figure { chart: read_chart(record) },
        Kind::Activity => Detail::Activity {
            age: read_age(record),
            minutes: record.number("minutes", 5..=120),
            audience: read_readers(record, "audience"),
        },
        Kind::Card => Detail::Card { age: read_age(record) },
        Kind::Track => Detail::Track,
    }
}

fn read_sign(record: &mut Record<'_>, known: &Known<'_>) -> Detail {
    let urgency = record.choice("urgency", &URGENCIES).unwrap_or(Urgency::Now);
    let first_calls = record.texts("first_calls");
    if (urgency == Urgency::Now) == first_calls.is_empty() {
        let remedy = "a sign of danger names whom to call first, the others do not: write first_calls = [\"…\"] with urgency = \"now\" only";
        record.complain("first_calls", "and urgency do not agree", remedy);
    }
    for channel in &first_calls {
        check_channel(record, "first_calls", channel, known);
    }
    Detail::Sign {
        role: record.choice("role", &ROLES).unwrap_or(Role::Target),
        observers: read_readers(record, "observers"),
        category: record.choice("category", &CATEGORIES).unwrap_or(Category::Behaviour),
        urgency,
        first_calls,
    }
}

fn read_readers(record: &mut Record<'_>, key: &str) -> Vec<Reader> {
    let readers = record.choices(key, &READERS);
    if readers.is_empty() {
        record.complain(
            key,
            "names nobody",
            &format!("write {key} = [\"parent\"], [\"educator\"] or both"),
        );
    }
    readers
}

fn read_age(record: &mut Record<'_>) -> Age {
    record.choice("age", &AGES).unwrap_or(Age::Any)
}

fn read_chart(record: &mut Record<'_>) -> Chart {
    record.choice("unit", &[("percent", ())]);
    let year = record.number("year", 2000..=2100);
    let values = record.records("values").into_iter().map(|mut value| {
        let percent = value.number("value", 0..=100);
        let read = Value { id: value.id(), percent: u8::try_from(percent).unwrap_or(0) };
        value.finish();
        read
    });
    Chart { values: values.collect(), year }
}

/// The records of one kind in one language, by id.
struct Translations<'d> {
    kind: Kind,
    records: BTreeMap<String, Record<'d>>,
}

impl<'d> Translations<'d> {
    fn read(document: &'d Document<'_>, kind: Kind) -> Self {
        let mut records = BTreeMap::new();
        for mut record in document.records(kind.name()) {
            if let Some(twice) = records.insert(record.id(), record) {
                twice.complain("id", "stands twice", "keep one of the two records");
            }
        }
        Self { kind, records }
    }

    fn take(&mut self, id: &str, facts: &Record<'_>, labels: &[String]) -> EntryWords {
        let Some(mut record) = self.records.remove(id) else {
            let [_, french, english] = shape::files(self.kind);
            let remedy =
                format!("add a [[{}]] with this id to {french} and {english}", self.kind.name());
            facts.complain("id", &format!("{id:?} has no words in one of the languages"), &remedy);
            return EntryWords::default();
        };
        let fields = shape::fields(self.kind).iter();
        let words = EntryWords {
            title: record.text("title"),
            also: record.texts("also"),
            sections: fields.flat_map(|field| read_field(&mut record, field, labels)).collect(),
        };
        record.finish();
        words
    }

    /// What is left belongs to no entry.
    fn finish(self) {
        let [facts, ..] = shape::files(self.kind);
        for record in self.records.into_values() {
            record.complain(
                "id",
                &format!("is no {} of {facts}", self.kind.name()),
                "correct the id, or delete the record",
            );
        }
    }
}

fn read_field(record: &mut Record<'_>, field: &Field, labels: &[String]) -> Vec<Section> {
    let blank =
        Section { part: field.part, title: None, text: None, items: Vec::new(), ordered: false };
    let plain = |texts: Vec<String>| {
        texts.into_iter().map(|text| Item { text, why: None }).collect::<Vec<_>>()
    };
    match field.form {
        Form::Text => vec![Section { text: Some(record.text(field.key)), ..blank }],
        Form::OptionalText => record
            .optional_text(field.key)
            .map(|text| Section { text: Some(text), ..blank })
            .into_iter()
            .collect(),
        Form::List | Form::Steps => {
            let items = plain(record.texts(field.key));
            if items.is_empty() {
                record.complain(
                    field.key,
                    "is missing",
                    &format!("write {} = [\"…\", \"…\"]", field.key),
                );
            }
            vec![Section { items, ordered: field.form == Form::Steps, ..blank }]
        }
        Form::OptionalList => {
            let items = plain(record.texts(field.key));
            if items.is_empty() { Vec::new() } else { vec![Section { items, ..blank }] }
        }
        Form::Reasoned(what) => vec![Section {
            items: read_reasoned(record, field.key, what),
            ordered: what == "do",
            ..blank
        }],
        Form::Sections => record
            .records(field.key)
            .into_iter()
            .map(|record| read_section(record, &blank))
            .collect(),
        Form::Labels => {
            let mut texts = Vec::new();
            if let Some(mut table) = record.record(field.key) {
                texts = labels.iter().map(|label| table.text(label)).collect();
                table.finish();
            } else {
                record.complain(
                    field.key,
                    "is missing",
                    "write labels = { … } with one text for each value of figures.toml",
                );
            }
            vec![Section { items: plain(texts), ..blank }]
        }
    }
}

fn read_reasoned(record: &mut Record<'_>, key: &'static str, what: &str) -> Vec<Item> {
    let read = |mut record: Record<'_>| {
        let item = Item { text: record.text(what), why: Some(record.text("why")) };
        record.finish();
        item
    };
    let items: Vec<Item> = record.records(key).into_iter().map(read).collect();
    if items.is_empty() {
        record.complain(
            key,
            "is missing",
            &format!("write a record with {what} = \"…\" and why = \"…\" for each"),
        );
    }
    items
}

fn read_section(mut record: Record<'_>, blank: &Section) -> Section {
    let section = Section {
        title: Some(record.text("title")),
        text: record.optional_text("text"),
        items: record.texts("items").into_iter().map(|text| Item { text, why: None }).collect(),
        ordered: record.flag("ordered"),
        ..blank.clone()
    };
    if section.text.is_none() && section.items.is_empty() {
        record.complain("title", "heads nothing", "write text = \"…\", items = [\"…\"], or both");
    }
    record.finish();
    section
}
