//! The languages of the app, and values that exist in each of them.

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, the first language of the app.
    French,
    /// English.
    English,
}

/// One value for each language, side by side, so that neither can be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words<T> {
    /// In French.
    pub french: T,
    /// In English.
    pub english: T,
}

impl<T> Words<T> {
    /// The value in `language`.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }
}
