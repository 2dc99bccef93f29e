//! What the app explains: signs, forms, situations and the rest, one [`Entry`] each.
//!
//! The attributes of an entry stand once, in `content/KIND.toml`; its words stand in `content/fr` and `content/en` under the same
//! id. What an entry is made of is declared in `schema`; reading and cross-checking is in `read`; nothing here knows how it is shown.

mod entry;
mod entry_words;
mod kind;
mod kind_data;
mod read;
mod schema;
mod summary;

pub use entry::{Entry, Sensitive};
pub use entry_words::{EntryWords, Item, Section};
pub use kind::{Kind, Part, Place};
pub use kind_data::{
    Age, Button, Category, Chart, Detail, LawStatus, Reader, Role, Urgency, Value,
};
pub use summary::{Summary, summarise};

use crate::error::ContentErrors;
use crate::library::{Files, Library};

/// Everything the app explains, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knowledge {
    /// The entries, kind after kind, each kind in the order of its file.
    pub entries: Vec<Entry>,
}

impl Knowledge {
    /// Reads and checks the entries against one another, the lines and the sources.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &Files<'_>, library: &Library) -> Result<Self, ContentErrors> {
        read::read(files, library).map(|entries| Self { entries })
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entries that stand in one part of the app.
    pub fn at(&self, place: Place) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.place == place)
    }

    /// Whether every entry on a sensitive matter has been read by a professional.
    #[must_use]
    pub fn reviewed(&self) -> bool {
        self.entries.iter().all(|entry| entry.sensitive.is_none() || !entry.reviewed_by.is_empty())
    }
}
