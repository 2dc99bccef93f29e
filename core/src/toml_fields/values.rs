//! The values of a record, each read with the type that the caller asks for.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::DeValue;

use super::context::Problem;
use super::fields::number;
use super::record::Record;

impl<'d> Record<'d> {
    fn text_in(&self, key: &str, value: &Spanned<DeValue<'_>>) -> String {
        let text = value.get_ref().as_str().map(str::trim);
        let problem = match text {
            Some("") => Some(Problem::new(
                "is empty",
                "write the text, or delete the line if the field is optional",
            )),
            None => Some(Problem::new(
                &format!("is {}, not text", value.get_ref().type_str()),
                "put it between double quotes",
            )),
            Some(_) => None,
        };
        if let Some(problem) = problem {
            self.mistake_at(value.span().start, key, problem);
        }
        (self.document.typeset)(text.unwrap_or_default())
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

    /// A list of texts; empty if it is left out.
    pub(crate) fn texts(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.report(key, "is not a list", &format!("write {key} = [\"…\", \"…\"]"));
            return Vec::new();
        };
        items.iter().map(|item| self.text_in(key, item)).collect()
    }

    /// `true` or `false`; false if it is left out.
    pub(crate) fn flag(&mut self, key: &str) -> bool {
        let Some(value) = self.value(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.report(key, "is neither true nor false", "write true or false, without quotes");
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
            self.report(
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
            self.report(key, &format!("{word:?} is not known"), &remedy);
        }
        found
    }

    /// A list of words out of a closed list; empty if it is left out.
    pub(crate) fn choices<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Vec<T> {
        let remedy = format!(
            "write one or more of: {}",
            choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
        );
        let mut found = Vec::new();
        for word in self.texts(key) {
            match choices.iter().find(|(choice, _)| *choice == word) {
                Some((_, value)) => found.push(*value),
                None => self.report(key, &format!("{word:?} is not known"), &remedy),
            }
        }
        found
    }

    /// A required whole number; the lowest of the range after a mistake.
    pub(crate) fn number(&mut self, key: &str, range: RangeInclusive<u16>) -> u16 {
        let remedy = format!(
            "write a whole number from {} to {}, without quotes",
            range.start(),
            range.end()
        );
        let Some(value) = self.required(key, &remedy) else { return *range.start() };
        number(value.get_ref()).filter(|number| range.contains(number)).unwrap_or_else(|| {
            self.report(key, "is out of range or no number", &remedy);
            *range.start()
        })
    }

    /// The text of `key` if it is a text, for a field that is a word or a table.
    pub(crate) fn word(&mut self, key: &str) -> Option<&'d str> {
        self.value(key)?.get_ref().as_str()
    }
}
