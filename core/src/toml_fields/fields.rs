//! One table of a TOML text, read key by key. The document decides how a mistake is told.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where the mistakes of a text are collected.
pub trait Mistakes {
    /// What is wrong, and what to write instead.
    type Kind;

    /// A key that is none of the known ones.
    fn unknown(known: &str) -> Self::Kind;

    /// Records a mistake in `field`, at a byte of the text.
    fn record(&self, at: usize, field: String, kind: Self::Kind);
}

/// The fields of one table of the document `D`.
#[derive(Debug)]
pub struct Fields<'d, D> {
    /// The document that the table belongs to.
    pub document: &'d D,
    table: &'d DeTable<'d>,
    start: usize,
    /// The name of the table in the messages; empty for the table that contains all others.
    pub name: String,
    read_keys: BTreeSet<String>,
}

impl<'d, D: Mistakes> Fields<'d, D> {
    /// The table that starts at this byte of the text.
    pub fn new(document: &'d D, table: &'d DeTable<'_>, start: usize, name: String) -> Self {
        // The document outlives its fields, so its longer borrow coerces to the shorter one.
        Self { document, table, start, name, read_keys: BTreeSet::new() }
    }

    /// The name of a field in the messages.
    #[must_use]
    pub fn name_of(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    /// Records a mistake on the line of `key`, or on that of the table if the key is missing.
    pub fn mistake(&self, key: &str, kind: D::Kind) {
        let at = self.table.get_key_value(key).map_or(self.start, |(key, _)| key.span().start);
        self.mistake_at(at, key, kind);
    }

    /// Records a mistake in the field `key`, at a byte of the text.
    pub fn mistake_at(&self, at: usize, key: &str, kind: D::Kind) {
        self.document.record(at, self.name_of(key), kind);
    }

    /// The keys and values as they are written.
    #[must_use]
    pub fn entries(&self) -> &'d DeTable<'d> {
        self.table
    }

    /// The value of a key, which is known from now on.
    pub fn value(&mut self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.read_keys.insert(key.to_owned());
        self.table.get(key)
    }

    /// The table `[… .key]`. Anything else is a mistake of this kind.
    pub fn table(&mut self, key: &str, name: String, kind: D::Kind) -> Option<Self> {
        let value = self.value(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistake(key, kind);
        }
        Some(Self::new(self.document, table?, value.span().start, name))
    }

    /// The tables of the list `[[… .key]]`; none if it is left out. An empty list, anything else in
    /// it and more than `most` tables are a mistake of this kind.
    pub fn tables(&mut self, key: &str, name: &str, most: usize, kind: D::Kind) -> Vec<Self> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = value.get_ref().as_array();
        let items: Vec<_> = items.map(|items| items.iter().collect()).unwrap_or_default();
        let mut tables: Vec<_> = items
            .iter()
            .filter_map(|item| {
                let table = item.get_ref().as_table()?;
                Some(Self::new(self.document, table, item.span().start, name.to_owned()))
            })
            .collect();
        if tables.is_empty() || tables.len() != items.len() || tables.len() > most {
            self.mistake(key, kind);
        }
        tables.truncate(most);
        tables
    }

    /// Records every key that nobody has asked for: a misspelt field must not be ignored silently.
    pub fn finish(self) {
        let known = self.read_keys.iter().cloned().collect::<Vec<_>>().join(", ");
        for (key, _) in self.table {
            if !self.read_keys.contains(key.get_ref().as_ref()) {
                self.mistake_at(key.span().start, key.get_ref(), D::unknown(&known));
            }
        }
    }
}

/// The number that is written, decimal or not.
#[must_use]
pub fn number(value: &DeValue<'_>) -> Option<u16> {
    let number = value.as_integer()?;
    u16::from_str_radix(number.as_str(), number.radix()).ok()
}
