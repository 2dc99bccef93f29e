//! Values that exist in each language of the app.

use crate::language::Language;

/// One value for each language, side by side, so that neither can be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized<T> {
    /// In French.
    pub french: T,
    /// In English.
    pub english: T,
}

impl<T> Localized<T> {
    /// The value in `language`.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }
}
