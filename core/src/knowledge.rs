//! The entries that the app explains: signs, forms, situations and the other kinds, one [`Entry`]
//! each.
//!
//! `content/KIND.toml` holds the attributes of an entry; `content/fr` and `content/en` hold its
//! texts under the same id. `schema` declares the fields of each kind, `read` reads and
//! cross-checks the files. This module does not know how an entry is displayed.

mod entry;
mod entry_words;
mod kind;
mod kind_data;
mod read;
mod schema;
mod step_plan;
mod summary;

pub use entry::{Entry, Sensitive};
pub use entry_words::{EntryWords, Item, Section};
pub use kind::{AppSection, FieldRole, Kind};
pub use kind_data::{
    Actor, AgeBand, Audience, Category, Chart, Due, HelplineAccess, KindData, LawStatus, Role,
    StepMark, Urgency, Value,
};
pub use step_plan::{StepFold, StepGroup, StepPlan, step_plans};
pub use summary::{Summary, summarise};

use crate::error::ContentErrors;
use crate::library::{ContentFiles, Library};

/// All entries, in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knowledge {
    /// The entries, grouped by kind, each kind in the order of its file.
    pub entries: Vec<Entry>,
}

impl Knowledge {
    /// Reads and checks the entries against one another, the lines and the sources.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &ContentFiles<'_>, library: &Library) -> Result<Self, ContentErrors> {
        read::read(files, library).map(|entries| Self { entries })
    }

    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entries of one section of the app.
    pub fn at(&self, place: AppSection) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.place == place)
    }

    /// Whether a professional has reviewed every entry on a sensitive matter.
    #[must_use]
    pub fn sensitive_entries_reviewed(&self) -> bool {
        self.entries.iter().all(|entry| entry.sensitive.is_none() || !entry.reviewed_by.is_empty())
    }
}
