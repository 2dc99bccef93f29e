//! One table of a file, and the tables inside it.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::context::FileContext;

/// One table of a document, read field by field.
#[derive(Debug)]
pub(crate) struct Record<'d> {
    pub(super) context: &'d FileContext<'d>,
    table: &'d DeTable<'d>,
    start: usize,
    name: String,
    read_keys: BTreeSet<String>,
}

impl<'d> Record<'d> {
    pub(super) fn new(
        context: &'d FileContext<'_>,
        table: &'d DeTable<'_>,
        start: usize,
        name: String,
    ) -> Self {
        // The context outlives the record, so its longer borrow coerces to the shorter one.
        Self { context, table, start, name, read_keys: BTreeSet::new() }
    }

    /// Reads the id and names the record after it in the messages.
    pub(crate) fn id(&mut self) -> String {
        let id = self.text("id");
        if !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            self.report(
                "id",
                &format!("{id:?} is not an id"),
                "use small letters without accents, digits and hyphens",
            );
        }
        self.name.clone_from(&id);
        id
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Reports a mistake on the line of `key`, or on that of the record if the key is missing.
    pub(crate) fn report(&self, key: &str, problem: &str, remedy: &str) {
        let at = self.table.get_key_value(key).map_or(self.start, |(key, _)| key.span().start);
        self.report_at(at, key, problem, remedy);
    }

    pub(super) fn report_at(&self, at: usize, key: &str, problem: &str, remedy: &str) {
        let field = [self.name.as_str(), key]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(".");
        self.context.report(at, &field, problem, remedy);
    }

    pub(super) fn value(&mut self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.read_keys.insert(key.to_owned());
        self.table.get(key)
    }

    pub(super) fn required(&mut self, key: &str, remedy: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        let value = self.value(key);
        if value.is_none() {
            self.report(key, "is missing", remedy);
        }
        value
    }

    /// The table `[… .key]`.
    pub(crate) fn record(&mut self, key: &str) -> Option<Record<'d>> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.report(key, "is not a table", &format!("write {key} = {{ … }}"));
            return None;
        };
        Some(Self::new(self.context, table, value.span().start, format!("{}.{key}", self.name)))
    }

    /// The tables of the list `[[… .key]]`; none if it is left out.
    pub(crate) fn records(&mut self, key: &str) -> Vec<Record<'d>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = value
            .get_ref()
            .as_array()
            .map(|items| items.iter().collect::<Vec<_>>())
            .unwrap_or_default();
        let tables: Vec<_> = items
            .iter()
            .filter_map(|item| Some((item.get_ref().as_table()?, item.span().start)))
            .collect();
        if tables.len() != items.len() || items.is_empty() {
            self.report(
                key,
                "is not a list of records",
                &format!("start each record with [[{key}]]"),
            );
        }
        tables
            .into_iter()
            .map(|(table, start)| Self::new(self.context, table, start, self.name.clone()))
            .collect()
    }

    /// Reports every key that the caller did not read, so that a misspelt field is not ignored.
    pub(crate) fn finish(self) {
        for (key, _) in self.table {
            if !self.read_keys.contains(key.get_ref().as_ref()) {
                let known = self.read_keys.iter().cloned().collect::<Vec<_>>().join(", ");
                self.report_at(
                    key.span().start,
                    key.get_ref(),
                    "is not a known field",
                    &format!("the fields here are: {known}"),
                );
            }
        }
    }
}
