//! An entry: one subject that the app explains, with its texts in both languages.

use chrono::NaiveDate;

use super::entry_words::EntryWords;
use super::kind::{AppSection, Kind};
use super::kind_data::KindData;
use crate::localized::Localized;

/// Why a professional has to read an entry before it counts as reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitive {
    /// A person may be in danger now.
    Danger,
    /// It speaks of suicide.
    Suicide,
    /// It speaks of intimate images.
    Image,
    /// It speaks of a child who hurts others.
    Author,
}

/// One subject that the app explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Stable id, unique over all kinds and lines.
    pub id: String,
    /// The section of the app that it belongs to.
    pub place: AppSection,
    /// The data that only its kind has.
    pub detail: KindData,
    /// The channel at the end of the page: whom to call for action.
    pub call: String,
    /// Ids of its sources, at least one.
    pub sources: Vec<String>,
    /// Ids of entries to read next.
    pub related: Vec<String>,
    /// The day on which its words were last checked against the sources.
    pub revised_on: NaiveDate,
    /// Why a professional has to read it.
    pub sensitive: Option<Sensitive>,
    /// The professionals who have read it; empty until one has.
    pub reviewed_by: Vec<String>,
    /// Its texts.
    pub words: Localized<EntryWords>,
}

impl Entry {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.detail.kind()
    }
}
