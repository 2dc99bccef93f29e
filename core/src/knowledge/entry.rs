//! One thing that the app explains, with its words in both languages.

use chrono::NaiveDate;

use super::entry_words::EntryWords;
use super::kind::{Kind, Place};
use super::kind_data::Detail;
use crate::localized::Words;

/// Why an entry has to be read by a professional before it may be called reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sensitive {
    /// Somebody may be in danger now.
    Danger,
    /// It speaks of suicide.
    Suicide,
    /// It speaks of intimate images.
    Image,
    /// It speaks of a child who hurts others.
    Author,
}

/// One thing that the app explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Stable id, unique over all kinds and lines.
    pub id: String,
    /// Where it stands in the app.
    pub place: Place,
    /// What only its kind has.
    pub detail: Detail,
    /// The channel that ends the page: whom to call so that somebody acts.
    pub call: String,
    /// Ids of its sources, at least one.
    pub sources: Vec<String>,
    /// Ids of entries that one may want next.
    pub related: Vec<String>,
    /// The day on which its words were last checked against the sources.
    pub revised_on: NaiveDate,
    /// Why a professional has to read it.
    pub sensitive: Option<Sensitive>,
    /// The professionals who have; empty until somebody did.
    pub reviewed_by: Vec<String>,
    /// What it says.
    pub words: Words<EntryWords>,
}

impl Entry {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.detail.kind()
    }
}
