//! One table of a content file, and the tables inside it.

use toml::Spanned;
use toml::de::DeValue;

use super::context::{FileContext, Problem};
use super::fields::Fields;

/// One table of a content file, read field by field.
pub(crate) type Record<'d> = Fields<'d, FileContext<'d>>;

impl<'d> Record<'d> {
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
        self.entries().contains_key(key)
    }

    /// Reports a mistake on the line of `key`, or on that of the record if the key is missing.
    pub(crate) fn report(&self, key: &str, problem: &str, remedy: &str) {
        self.mistake(key, Problem::new(problem, remedy));
    }

    pub(super) fn required(&mut self, key: &str, remedy: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        let value = self.value(key);
        if value.is_none() {
            self.report(key, "is missing", remedy);
        }
        value
    }

    /// The table `[… .key]`.
    pub(crate) fn record(&mut self, key: &str) -> Option<Self> {
        let problem = Problem::new("is not a table", &format!("write {key} = {{ … }}"));
        self.table(key, format!("{}.{key}", self.name), problem)
    }

    /// The tables of the list `[[… .key]]`; none if it is left out.
    pub(crate) fn records(&mut self, key: &str) -> Vec<Self> {
        let remedy = format!("start each record with [[{key}]]");
        let problem = Problem::new("is not a list of records", &remedy);
        self.tables(key, &self.name.clone(), usize::MAX, problem)
    }
}
