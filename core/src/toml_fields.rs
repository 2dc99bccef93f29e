//! Reads TOML records one field at a time and remembers, for each mistake, the line and what to write instead.
//!
//! It goes on after a mistake, with a harmless value in its place, so that one reading names them all. What the fields mean
//! belongs to the modules that ask for them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::ContentError;

/// One file being read.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    name: &'a str,
    text: &'a str,
    table: DeTable<'a>,
    errors: &'a RefCell<Vec<ContentError>>,
    set: fn(&str) -> String,
}

impl<'a> Document<'a> {
    pub(crate) fn new(
        name: &'a str,
        text: &'a str,
        errors: &'a RefCell<Vec<ContentError>>,
    ) -> Self {
        // A file saved by Windows Notepad starts with a byte order mark, which is no part of TOML.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table = DeTable::parse(text).map(Spanned::into_inner).unwrap_or_else(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = line_of(text, at);
            let remedy = "check the quotes, the brackets and the = sign on this line";
            push(errors, name, line, &key_on(text, line), error.message(), remedy);
            DeTable::new()
        });
        Self { name, text, table, errors, set: str::to_owned }
    }

    /// Every text of the document is set by `set` as it is read.
    pub(crate) fn set_by(self, set: fn(&str) -> String) -> Self {
        Self { set, ..self }
    }

    /// The records of the list `key`: `[[key]]`. Any other key at the top of the file is a mistake.
    pub(crate) fn records<'d>(&'d self, key: &'static str) -> Vec<Record<'d>> {
        let mut top = Record::new(self, &self.table, 0, String::new());
        let records = top.records(key);
        if records.is_empty() && self.errors.borrow().iter().all(|error| error.file != self.name) {
            top.complain(key, "is missing", &format!("write at least one [[{key}]]"));
        }
        top.finish();
        records
    }

    /// Several lists of records, of which only the first must be there. Any other key at the top of the file is a mistake.
    pub(crate) fn lists<'d, const N: usize>(
        &'d self,
        keys: [&'static str; N],
    ) -> [Vec<Record<'d>>; N] {
        let mut top = Record::new(self, &self.table, 0, String::new());
        let lists = keys.map(|key| top.records(key));
        if let (Some(key), true) = (keys.first(), lists.first().is_some_and(Vec::is_empty))
            && self.errors.borrow().iter().all(|error| error.file != self.name)
        {
            top.complain(key, "is missing", &format!("write one [[{key}]]"));
        }
        top.finish();
        lists
    }
}

/// One table of a document, read field by field.
#[derive(Debug)]
pub(crate) struct Record<'d> {
    document: &'d Document<'d>,
    table: &'d DeTable<'d>,
    start: usize,
    name: String,
    asked: BTreeSet<String>,
}

impl<'d> Record<'d> {
    fn new(document: &'d Document<'_>, table: &'d DeTable<'_>, start: usize, name: String) -> Self {
        // The document outlives the record, so its longer borrow may stand for the shorter one.
        Self { document, table, start, name, asked: BTreeSet::new() }
    }

    /// Names the record after its id, for the messages.
    pub(crate) fn id(&mut self) -> String {
        let id = self.text("id");
        if !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            self.complain(
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

    /// Reports a mistake on the line of `key`, or of the record where the key is missing.
    pub(crate) fn complain(&self, key: &str, problem: &str, remedy: &str) {
        let at = self.table.get_key_value(key).map_or(self.start, |(key, _)| key.span().start);
        self.complain_at(at, key, problem, remedy);
    }

    fn complain_at(&self, at: usize, key: &str, problem: &str, remedy: &str) {
        let field = [self.name.as_str(), key]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(".");
        push(
            self.document.errors,
            self.document.name,
            line_of(self.document.text, at),
            &field,
            problem,
            remedy,
        );
    }

    fn value(&mut self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.asked.insert(key.to_owned());
        self.table.get(key)
    }

    fn required(&mut self, key: &str, remedy: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        let value = self.value(key);
        if value.is_none() {
            self.complain(key, "is missing", remedy);
        }
        value
    }

    fn text_in(&self, key: &str, value: &Spanned<DeValue<'_>>) -> String {
        let text = value.get_ref().as_str().map(str::trim);
        match text {
            Some("") => self.complain_at(
                value.span().start,
                key,
                "is empty",
                "write the text, or delete the line if the field is optional",
            ),
            None => self.complain_at(
                value.span().start,
                key,
                &format!("is {}, not text", value.get_ref().type_str()),
                "put it between double quotes",
            ),
            Some(_) => {}
        }
        (self.document.set)(text.unwrap_or_default())
    }

    /// A required text, trimmed, not empty.
    pub(crate) fn text(&mut self, key: &str) -> String {
        self.required(key, &format!("write {key} = \"…\""))
            .map_or_else(String::new, |value| self.text_in(key, value))
    }

    /// A text that may be left out, but not empty.
    pub(crate) fn optional_text(&mut self, key: &str) -> Option<String> {
        self.value(key).map(|value| self.text_in(key, value))
    }

    /// A list of texts; empty when left out.
    pub(crate) fn texts(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.complain(key, "is not a list", &format!("write {key} = [\"…\", \"…\"]"));
            return Vec::new();
        };
        items.iter().map(|item| self.text_in(key, item)).collect()
    }

    /// `true` or `false`; false when left out.
    pub(crate) fn flag(&mut self, key: &str) -> bool {
        let Some(value) = self.value(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.complain(key, "is neither true nor false", "write true or false, without quotes");
            false
        })
    }

    /// A required calendar day.
    pub(crate) fn date(&mut self, key: &str) -> NaiveDate {
        match self.required(key, &format!("write {key} = 2026-11-23, without quotes")) {
            Some(_) => self.optional_date(key).unwrap_or_default(),
            None => NaiveDate::default(),
        }
    }

    /// A calendar day that may be left out.
    pub(crate) fn optional_date(&mut self, key: &str) -> Option<NaiveDate> {
        let value = self.value(key)?;
        let date = value
            .get_ref()
            .as_datetime()
            .filter(|datetime| datetime.time.is_none())
            .and_then(|datetime| datetime.date);
        let date = date.and_then(|date| {
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        });
        if date.is_none() {
            self.complain(
                key,
                "is not a calendar day",
                "write year-month-day without quotes: 2026-11-23",
            );
        }
        date
    }

    /// One of a closed list of words.
    pub(crate) fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let words = choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let remedy = format!("write one of: {words}");
        let value = self.required(key, &remedy)?;
        let word = self.text_in(key, value);
        let found = choices.iter().find(|(choice, _)| *choice == word).map(|(_, value)| *value);
        if found.is_none() && !word.is_empty() {
            self.complain(key, &format!("{word:?} is not known"), &remedy);
        }
        found
    }

    /// A list of words out of a closed list; empty when left out.
    pub(crate) fn choices<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Vec<T> {
        let remedy = format!(
            "write one or more of: {}",
            choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
        );
        let mut found = Vec::new();
        for word in self.texts(key) {
            match choices.iter().find(|(choice, _)| *choice == word) {
                Some((_, value)) => found.push(*value),
                None => self.complain(key, &format!("{word:?} is not known"), &remedy),
            }
        }
        found
    }

    /// A required whole number; the least of the range in its place after a mistake.
    pub(crate) fn number(&mut self, key: &str, range: RangeInclusive<u16>) -> u16 {
        let remedy = format!(
            "write a whole number from {} to {}, without quotes",
            range.start(),
            range.end()
        );
        let Some(value) = self.required(key, &remedy) else { return *range.start() };
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| u16::from_str_radix(number.as_str(), number.radix()).ok());
        number.filter(|number| range.contains(number)).unwrap_or_else(|| {
            self.complain(key, "is out of range or no number", &remedy);
            *range.start()
        })
    }

    /// The text of `key` when it is text: for a field that may be a word or a table.
    pub(crate) fn word(&mut self, key: &str) -> Option<&'d str> {
        self.value(key)?.get_ref().as_str()
    }

    /// The table `[… .key]`.
    pub(crate) fn record(&mut self, key: &str) -> Option<Record<'d>> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.complain(key, "is not a table", &format!("write {key} = {{ … }}"));
            return None;
        };
        Some(Record::new(self.document, table, value.span().start, format!("{}.{key}", self.name)))
    }

    /// The tables of the list `[[… .key]]`; none when left out.
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
            self.complain(
                key,
                "is not a list of records",
                &format!("start each record with [[{key}]]"),
            );
        }
        tables
            .into_iter()
            .map(|(table, start)| Record::new(self.document, table, start, self.name.clone()))
            .collect()
    }

    /// Reports every key that nobody asked for: a misspelt field must not vanish.
    pub(crate) fn finish(self) {
        for (key, _) in self.table {
            if !self.asked.contains(key.get_ref().as_ref()) {
                let known = self.asked.iter().cloned().collect::<Vec<_>>().join(", ");
                self.complain_at(
                    key.span().start,
                    key.get_ref(),
                    "is not a known field",
                    &format!("the fields here are: {known}"),
                );
            }
        }
    }
}

fn push(
    errors: &RefCell<Vec<ContentError>>,
    file: &str,
    line: usize,
    field: &str,
    problem: &str,
    remedy: &str,
) {
    errors.borrow_mut().push(ContentError {
        file: file.to_owned(),
        line,
        field: field.to_owned(),
        problem: problem.to_owned(),
        remedy: remedy.to_owned(),
    });
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The key written on a line that TOML could not read, or "?".
fn key_on(text: &str, line: usize) -> String {
    let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let key = line.split(['=', ']']).next().unwrap_or_default().trim().trim_start_matches('[');
    if key.is_empty() { "?".to_owned() } else { key.to_owned() }
}
