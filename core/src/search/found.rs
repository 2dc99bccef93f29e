//! The documents that a search can find.

use super::screens::Screen;
use crate::helpline::Helpline;
use crate::knowledge::Entry;
use crate::language::Language;

/// A document that a search has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'k> {
    /// An entry.
    Entry(&'k Entry),
    /// A line.
    Line(&'k Helpline),
    /// A screen or a setting.
    Screen(&'k Screen),
}

impl Found<'_> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Entry(entry) => &entry.id,
            Self::Line(line) => &line.id,
            Self::Screen(screen) => &screen.id,
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self, language: Language) -> &str {
        match self {
            Self::Entry(entry) => &entry.words.get(language).title,
            Self::Line(line) => &line.words.get(language).name,
            Self::Screen(screen) => &screen.words.get(language).title,
        }
    }
}
