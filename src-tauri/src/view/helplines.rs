//! Turns what is true at an instant into what the page shows. Decides nothing; composes texts.

mod directory;
mod hours;
mod moment;
mod state;

use reperes_core::{Library, Provenance, Source};

use super::messages::Messages;
use super::snapshot::Snapshot;
use super::{time_text, wire};

/// A view of the library: at an instant, in a language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Presenter<'a> {
    pub(crate) library: &'a Library,
    pub(crate) messages: &'a Messages,
    pub(crate) snapshot: &'a Snapshot,
}

impl Presenter<'_> {
    fn provenance(&self, provenance: &Provenance) -> String {
        let seen = time_text::date(self.messages, provenance.seen_on);
        let Some(source) = provenance.sources.first().and_then(|id| self.library.source(id)) else {
            return String::new();
        };
        let publisher = self.publisher(source);
        match &source.published {
            Some(published) => {
                let published = time_text::publication_date(self.messages, published);
                self.messages.format(
                    "provenance-dated",
                    &[("publisher", &publisher), ("published", &published), ("date", &seen)],
                )
            }
            None => {
                self.messages.format("provenance", &[("publisher", &publisher), ("date", &seen)])
            }
        }
    }

    fn publisher(&self, source: &Source) -> String {
        if source.stand_in.is_some() {
            self.messages.format("publisher-copy", &[("publisher", &source.publisher)])
        } else {
            source.publisher.clone()
        }
    }

    /// The sources of the lines. The page reads the sources of the entries with the entries.
    pub(crate) fn helpline_sources(&self) -> Vec<wire::Source> {
        let cited = |source: &&Source| {
            self.library.helplines.iter().any(|line| line.provenance.sources.contains(&source.id))
        };
        self.library.sources.iter().filter(cited).map(|source| self.source(source)).collect()
    }

    /// A source, as the page shows it.
    pub(crate) fn source(&self, source: &Source) -> wire::Source {
        wire::Source {
            id: source.id.clone(),
            publisher: self.publisher(source),
            title: source.title.clone(),
            url: source.url.clone(),
            published: source
                .published
                .as_deref()
                .map(|text| time_text::publication_date(self.messages, text)),
            seen: time_text::date(self.messages, source.seen_on),
        }
    }
}

#[cfg(test)]
#[path = "helplines_tests.rs"]
mod tests;
