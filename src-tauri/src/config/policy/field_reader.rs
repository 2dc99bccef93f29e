//! The values of a policy, read field by field. A wrong value is left out and reported with its
//! line and what to write instead, so that one reading reports every mistake.

use std::ops::RangeInclusive;

use reperes_core::letters;
use reperes_core::toml_fields::{Fields, number};
use serde_json::Value;
use toml::Spanned;
use toml::de::DeValue;

use super::diagnostic::DiagnosticKind;
use super::policy_document::PolicyDocument;
use super::typo_tolerance::closest_name;

/// Reads the fields of one table.
pub(super) struct TableReader<'d>(Fields<'d, PolicyDocument<'d>>);

impl<'d> TableReader<'d> {
    /// The table that contains all sections.
    pub(super) fn root(document: &'d PolicyDocument<'d>) -> Self {
        Self(Fields::new(document, &document.table, 0, String::new()))
    }

    /// Reports a mistake on the line of `key`, or on that of the table if the key is missing.
    pub(super) fn report(&self, key: &str, kind: DiagnosticKind) {
        self.0.mistake(key, kind);
    }

    fn value(&mut self, key: &str) -> Option<&'d DeValue<'d>> {
        self.0.value(key).map(Spanned::get_ref)
    }

    /// The table `[… .key]`.
    pub(super) fn table(&mut self, key: &str) -> Option<Self> {
        let name = self.0.name_of(key);
        self.0.table(key, name.clone(), DiagnosticKind::Section { name }).map(Self)
    }

    /// At most `most` tables of the list `[[… .key]]`.
    pub(super) fn table_list(&mut self, key: &str, most: usize) -> Vec<Self> {
        let name = self.0.name_of(key);
        let kind = DiagnosticKind::Records { name: name.clone(), most };
        self.0.tables(key, &name, most, kind).into_iter().map(Self).collect()
    }

    /// A text on one line, composed and without invisible marks. Its length is counted in composed
    /// letters.
    pub(super) fn text(&mut self, key: &str, limit: usize) -> Option<String> {
        let text = self.value(key)?.as_str().map(|text| letters::to_nfc(text.trim()));
        let valid = text.filter(|text| {
            !text.is_empty()
                && letters::nfc_char_count(text) <= limit
                && !text.chars().any(is_hidden)
        });
        if valid.is_none() {
            self.report(key, DiagnosticKind::Text { limit });
        }
        valid
    }

    /// As [`TableReader::text`], but the text must not be missing.
    pub(super) fn required_text(&mut self, key: &str, limit: usize) -> Option<String> {
        if self.value(key).is_none() {
            self.report(key, DiagnosticKind::Text { limit });
        }
        self.text(key, limit)
    }

    /// An integer in `range`.
    pub(super) fn integer(&mut self, key: &str, range: RangeInclusive<u16>) -> Option<u16> {
        let valid = number(self.value(key)?).filter(|number| range.contains(number));
        if valid.is_none() {
            self.report(key, DiagnosticKind::Integer { least: *range.start(), most: *range.end() });
        }
        valid
    }

    /// The value of a field as it is written, whatever it means, even if one letter of the field's
    /// name is wrong.
    pub(super) fn raw_value(&self, key: &str) -> Option<String> {
        let value = self.0.entries().get(key).or_else(|| {
            let (_, value) = self
                .0
                .entries()
                .iter()
                .find(|(written, _)| closest_name(written.get_ref(), &[key]).is_some())?;
            Some(value)
        })?;
        let text = value.get_ref().as_str().map(str::to_owned);
        Some(text.unwrap_or_else(|| {
            self.0.document.text.get(value.span()).unwrap_or_default().to_owned()
        }))
    }

    /// A boolean. In the registry of Windows it is the number 0 or 1.
    pub(super) fn boolean(&mut self, key: &str) -> Option<bool> {
        let value = self.value(key)?;
        let boolean = match value.as_integer().map(|number| number.as_str()) {
            Some("0") => Some(false),
            Some("1") => Some(true),
            Some(_) | None => value.as_bool(),
        };
        if boolean.is_none() {
            self.report(key, DiagnosticKind::Boolean);
        }
        boolean
    }

    /// One of these values, which `to_json` writes as the file does.
    pub(super) fn one_of<T: Clone>(
        &mut self,
        key: &str,
        values: &[T],
        to_json: impl Fn(&T) -> Value,
    ) -> Option<T> {
        let valid: Vec<Value> = values.iter().map(to_json).collect();
        let written = if valid.iter().all(Value::is_boolean) {
            Value::from(self.boolean(key)?)
        } else {
            written_value(self.value(key)?)
        };
        let found = valid.iter().position(|value| *value == written);
        if found.is_none() {
            let among: Vec<String> = valid.iter().map(Value::to_string).collect();
            self.report(key, DiagnosticKind::OneOf { among: among.join(", ") });
        }
        values.get(found?).cloned()
    }

    /// The values that `parse` returns for the texts of a list. `kind` gives the kind of mistake of
    /// a text without a value.
    pub(super) fn text_list<T: PartialEq>(
        &mut self,
        key: &str,
        parse: &dyn Fn(&str) -> Option<T>,
        kind: &dyn Fn(&str) -> DiagnosticKind,
    ) -> Vec<T> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(items) = value.as_array() else {
            self.report(key, DiagnosticKind::List { name: key.to_owned() });
            return Vec::new();
        };
        let mut parsed = Vec::new();
        for item in items {
            let text = item.get_ref().as_str().unwrap_or_default();
            match parse(text) {
                Some(value) if parsed.contains(&value) => {}
                Some(value) => parsed.push(value),
                None => self.0.mistake_at(item.span().start, key, kind(text)),
            }
        }
        parsed
    }

    /// The value that `parse` returns for a text.
    pub(super) fn parsed<T>(
        &mut self,
        key: &str,
        kind: DiagnosticKind,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let parsed = self.value(key)?.as_str().and_then(parse);
        if parsed.is_none() {
            self.report(key, kind);
        }
        parsed
    }

    /// Reports every field that the reader has not asked for.
    pub(super) fn finish(self) {
        self.0.finish();
    }
}

/// The text or the number that is written; null for anything else.
fn written_value(value: &DeValue<'_>) -> Value {
    match value.as_str() {
        Some(text) => text.into(),
        None => number(value).map_or(Value::Null, Value::from),
    }
}

/// Whether a character changes the direction of its neighbours or hides them, or stands for a byte
/// that was no text.
fn is_hidden(character: char) -> bool {
    // A soft hyphen is valid in a long word, a variation selector in an emoji.
    let shown = matches!(character, '\u{ad}' | '\u{fe00}'..='\u{fe0f}');
    character.is_control()
        || matches!(character, '\u{fffd}' | '\u{2028}' | '\u{2029}')
        || letters::is_ignorable(character) && !shown
}
