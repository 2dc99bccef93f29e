//! Reads the sections of an entry, field by field, as the schema declares them.

use crate::knowledge::entry_words::{Item, Section};
use crate::knowledge::schema::{Field, FieldType};
use crate::toml_fields::Record;

pub(super) fn read_field(
    record: &mut Record<'_>,
    field: &Field,
    labels: &[String],
) -> Vec<Section> {
    let blank =
        Section { part: field.part, title: None, text: None, items: Vec::new(), ordered: false };
    let plain = |texts: Vec<String>| {
        texts.into_iter().map(|text| Item { text, why: None }).collect::<Vec<_>>()
    };
    match field.ty {
        FieldType::Text => vec![Section { text: Some(record.text(field.key)), ..blank }],
        FieldType::OptionalText => record
            .optional_text(field.key)
            .map(|text| Section { text: Some(text), ..blank })
            .into_iter()
            .collect(),
        FieldType::List | FieldType::Steps => {
            let items = plain(record.texts(field.key));
            if items.is_empty() {
                record.report(
                    field.key,
                    "is missing",
                    &format!("write {} = [\"…\", \"…\"]", field.key),
                );
            }
            vec![Section { items, ordered: field.ty == FieldType::Steps, ..blank }]
        }
        FieldType::OptionalList => {
            let items = plain(record.texts(field.key));
            if items.is_empty() { Vec::new() } else { vec![Section { items, ..blank }] }
        }
        FieldType::Reasoned(what) => vec![Section {
            items: read_reasoned(record, field.key, what),
            ordered: what == "do",
            ..blank
        }],
        FieldType::Sections => record
            .records(field.key)
            .into_iter()
            .map(|record| read_entry_section(record, &blank))
            .collect(),
        FieldType::Labels => {
            let mut texts = Vec::new();
            if let Some(mut table) = record.record(field.key) {
                texts = labels.iter().map(|label| table.text(label)).collect();
                table.finish();
            } else {
                record.report(
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
        record.report(
            key,
            "is missing",
            &format!("write a record with {what} = \"…\" and why = \"…\" for each"),
        );
    }
    items
}

fn read_entry_section(mut record: Record<'_>, blank: &Section) -> Section {
    let section = Section {
        title: Some(record.text("title")),
        text: record.optional_text("text"),
        items: record.texts("items").into_iter().map(|text| Item { text, why: None }).collect(),
        ordered: record.flag("ordered"),
        ..blank.clone()
    };
    if section.text.is_none() && section.items.is_empty() {
        record.report("title", "heads nothing", "write text = \"…\", items = [\"…\"], or both");
    }
    record.finish();
    section
}
