//! The texts of the entries of one kind in one language.

use std::collections::BTreeMap;

use super::sections::read_field;
use crate::knowledge::entry_words::EntryWords;
use crate::knowledge::kind::Kind;
use crate::knowledge::schema;
use crate::toml_fields::{Document, Record};

/// The records of one kind in one language, by id.
pub(super) struct EntryTranslations<'d> {
    kind: Kind,
    records: BTreeMap<String, Record<'d>>,
}

impl<'d> EntryTranslations<'d> {
    pub(super) fn read(document: &'d Document<'_>, kind: Kind) -> Self {
        let mut records = BTreeMap::new();
        for mut record in document.records(kind.name()) {
            if let Some(twice) = records.insert(record.id(), record) {
                twice.report("id", "stands twice", "keep one of the two records");
            }
        }
        Self { kind, records }
    }

    pub(super) fn take(&mut self, id: &str, facts: &Record<'_>, labels: &[String]) -> EntryWords {
        let Some(mut record) = self.records.remove(id) else {
            let [_, french, english] = schema::files(self.kind);
            let remedy =
                format!("add a [[{}]] with this id to {french} and {english}", self.kind.name());
            facts.report("id", &format!("{id:?} has no words in one of the languages"), &remedy);
            return EntryWords::default();
        };
        let fields = schema::fields(self.kind).iter();
        let words = EntryWords {
            title: record.text("title"),
            also: record.texts("also"),
            sections: fields.flat_map(|field| read_field(&mut record, field, labels)).collect(),
        };
        record.finish();
        words
    }

    /// Reports the records that belong to no entry.
    pub(super) fn finish(self) {
        let [facts, ..] = schema::files(self.kind);
        for record in self.records.into_values() {
            record.report(
                "id",
                &format!("is no {} of {facts}", self.kind.name()),
                "correct the id, or delete the record",
            );
        }
    }
}
