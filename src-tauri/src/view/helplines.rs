//! Turns what is true at an instant into what the page shows. Decides nothing; composes texts.

mod directory;
mod hours;
mod moment;
mod state;

use chrono::{DateTime, Utc};
use reperes_core::{ClockVerdict, Language, Library, Provenance, Source};

use super::messages::Messages;
use super::{time_text, wire};
use crate::config::preferences::{Audience, Preferences};
use crate::platform::zone::Zone;

/// A view of the library: at an instant, in a language, for a computer in a zone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Presenter<'a> {
    pub(crate) library: &'a Library,
    pub(crate) messages: &'a Messages,
    pub(crate) now: DateTime<Utc>,
    /// The zone of the computer, if it is known.
    pub(crate) computer: Option<Zone>,
    /// Whether `now` can be believed.
    pub(crate) clock: ClockVerdict,
}

impl Presenter<'_> {
    /// The page of a person who has chosen nothing. `AppState::page` replaces what depends on the
    /// person, the policy or the kiosk.
    pub(crate) fn default_page(&self) -> wire::Page {
        let moment = self.moment();
        wire::Page {
            language: match self.messages.language {
                Language::French => wire::Language::Fr,
                Language::English => wire::Language::En,
            },
            version: env!("CARGO_PKG_VERSION").to_owned(),
            tzdb: chrono_tz::IANA_TZDB_VERSION.to_owned(),
            day: moment.day.clone(),
            lines: self.library.helplines.iter().map(|line| self.line(line)).collect(),
            sources: self.helpline_sources(),
            audience: Audience::Parent,
            preferences: Preferences::default(),
            first_run: false,
            storage: wire::Storage { folder: None, lasts: false },
            notice: None,
            moment,
            managed: wire::Managed::default(),
            hearing: hearing(),
            kiosk: None,
        }
    }

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
        if source.copy {
            self.messages.format("publisher-copy", &[("publisher", &source.publisher)])
        } else {
            source.publisher.clone()
        }
    }

    /// The sources of the lines. The page reads the sources of the entries with the entries.
    fn helpline_sources(&self) -> Vec<wire::Source> {
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

/// How a screen reader learns what has changed: from announcements if it speaks them, otherwise
/// from notifications.
#[cfg(target_os = "linux")]
fn hearing() -> wire::Hearing {
    if crate::platform::screen_reader::speaks_announcements() {
        wire::Hearing::Announcements
    } else {
        wire::Hearing::Notifications
    }
}

/// How a screen reader learns what has changed: from live regions of the page.
#[cfg(not(target_os = "linux"))]
fn hearing() -> wire::Hearing {
    wire::Hearing::Regions
}

#[cfg(test)]
#[path = "helplines_tests.rs"]
mod tests;
