//! The words of the app around an entry, from `content/*/interface.ftl` and `content/*/shell.ftl`.

use anyhow::{Context, Result};
use reperes_core::Language;

use super::html;

/// The messages of one language.
pub(super) struct InterfaceWords {
    language: Language,
    files: [&'static str; 2],
}

impl InterfaceWords {
    pub(super) fn new(language: Language) -> Self {
        let files = match language {
            Language::French => [
                include_str!("../../../content/fr/interface.ftl"),
                include_str!("../../../content/fr/shell.ftl"),
            ],
            Language::English => [
                include_str!("../../../content/en/interface.ftl"),
                include_str!("../../../content/en/shell.ftl"),
            ],
        };
        Self { language, files }
    }

    /// A message of one line.
    pub(super) fn get(&self, id: &str) -> Result<String> {
        let lines = self.files.iter().flat_map(|file| file.lines());
        let mut messages = lines.filter_map(|line| line.split_once(" = "));
        let (_, text) = messages.find(|(name, _)| *name == id).with_context(|| {
            format!("content/{}: no message {id}, or not on one line", self.language.code())
        })?;
        Ok(html::typeset(self.language, text))
    }

    /// A message with a value in place of its only argument.
    pub(super) fn with(&self, id: &str, argument: &str, value: &str) -> Result<String> {
        Ok(self.get(id)?.replace(&format!("{{ ${argument} }}"), value))
    }
}
