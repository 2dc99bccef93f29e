//! A TOML file as lists of records.

use std::cell::RefCell;

use toml::Spanned;
use toml::de::DeTable;

use super::context::{FileContext, Problem};
use super::fields::Mistakes as _;
use super::record::Record;
use crate::error::ContentError;

/// One file being read.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    context: FileContext<'a>,
    table: DeTable<'a>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(
        name: &'a str,
        text: &'a str,
        errors: &'a RefCell<Vec<ContentError>>,
    ) -> Self {
        // Windows Notepad saves a file with a byte order mark, which TOML does not allow.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let context = FileContext::new(name, text, errors);
        let table = DeTable::parse(text).map(Spanned::into_inner).unwrap_or_else(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let remedy = "check the quotes, the brackets and the = sign on this line";
            context.record(at, context.key_at(at), Problem::new(error.message(), remedy));
            DeTable::new()
        });
        Self { context, table }
    }

    /// Applies `typeset` to every text of the document as it is read.
    pub(crate) fn typeset_with(mut self, typeset: fn(&str) -> String) -> Self {
        self.context.typeset = typeset;
        self
    }

    /// The records of the list `key`: `[[key]]`. Any other key at the top level is a mistake.
    pub(crate) fn records<'d>(&'d self, key: &'static str) -> Vec<Record<'d>> {
        let mut top = Record::new(&self.context, &self.table, 0, String::new());
        let records = top.records(key);
        if records.is_empty() && self.context.is_sound() {
            top.report(key, "is missing", &format!("write at least one [[{key}]]"));
        }
        top.finish();
        records
    }

    /// Several lists of records, of which only the first is required. Any other key at the top
    /// level is a mistake.
    pub(crate) fn lists<'d, const N: usize>(
        &'d self,
        keys: [&'static str; N],
    ) -> [Vec<Record<'d>>; N] {
        let mut top = Record::new(&self.context, &self.table, 0, String::new());
        let lists = keys.map(|key| top.records(key));
        if let (Some(key), true) = (keys.first(), lists.first().is_some_and(Vec::is_empty))
            && self.context.is_sound()
        {
            top.report(key, "is missing", &format!("write one [[{key}]]"));
        }
        top.finish();
        lists
    }
}
