//! Turns the entries, and what a search finds, into what the page shows. Decides nothing; composes
//! texts.

mod facets;
mod search_results;
mod sections;
mod step_plans;
mod summary;

use reperes_core::hours::local;
use reperes_core::knowledge::{AppSection, Entry};
use reperes_core::{Knowledge, PARIS, route};

use super::helplines::Presenter;
use super::{time_text, wire};
use facets::{Facets, chart};

/// A view of the entries: beside the lines, in their language, without what the school hides.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EntryPresenter<'a> {
    pub(crate) lines: Presenter<'a>,
    /// All entries, hidden ones too. Only `find` and `entries_of` give one to another layer.
    pub(super) knowledge: &'a Knowledge,
    /// The parts of the app that the school hides.
    hidden: &'a [AppSection],
}

impl<'a> EntryPresenter<'a> {
    pub(crate) fn new(
        lines: Presenter<'a>,
        knowledge: &'a Knowledge,
        hidden: &'a [AppSection],
    ) -> Self {
        Self { lines, knowledge, hidden }
    }
}

impl EntryPresenter<'_> {
    /// The entries of one part of the app.
    pub(crate) fn entries_of(&self, section: AppSection) -> Vec<wire::Entry> {
        self.knowledge
            .at(section)
            .filter(|entry| self.is_visible(entry))
            .map(|entry| self.entry(entry))
            .collect()
    }

    /// The entry with this id, unless the school hides it.
    pub(crate) fn find(&self, id: &str) -> Option<&Entry> {
        self.knowledge.entry(id).filter(|entry| self.is_visible(entry))
    }

    fn is_visible(&self, entry: &Entry) -> bool {
        !self.hidden.contains(&entry.place)
    }

    /// Every source of the app, and whether professionals have read every sensitive entry.
    pub(crate) fn sources(&self) -> wire::Sources {
        let sources = self.lines.library.sources.iter();
        wire::Sources {
            sources: sources.map(|source| self.lines.source(source)).collect(),
            reviewed: self.knowledge.sensitive_entries_reviewed(),
        }
    }

    /// The date in Paris.
    pub(crate) fn today(&self) -> String {
        time_text::date(self.lines.messages, local(PARIS, self.lines.snapshot.now()).date())
    }

    /// One entry, as the page shows it.
    pub(crate) fn entry(&self, entry: &Entry) -> wire::Entry {
        let words = entry.words.get(self.lines.messages.language);
        let facets = Facets::of(&entry.detail);
        wire::Entry {
            id: entry.id.clone(),
            kind: entry.kind(),
            route: route::of_entry(entry),
            title: words.title.clone(),
            summary: words.summary().to_owned(),
            sections: self.sections(entry),
            role: facets.role,
            audience: facets.audience,
            category: facets.category,
            urgency: facets.urgency,
            age: facets.age,
            minutes: facets.minutes,
            law: facets.law,
            article: facets.article,
            button: facets.button,
            help: facets.help.map(|address| address.trim_start_matches("https://").to_owned()),
            first_calls: facets.first_calls,
            call: entry.call.clone(),
            related: entry
                .related
                .iter()
                .filter_map(|id| self.find(id))
                .map(|entry| self.link(entry))
                .collect(),
            sources: self.citations(entry),
            revised: self.lines.messages.format(
                "entry-revised",
                &[("date", &time_text::date(self.lines.messages, entry.revised_on))],
            ),
            reviewed: self.review(entry),
            chart: chart(&entry.detail, words),
        }
    }

    /// Who has read the entry. It says that nobody has only where a professional should.
    fn review(&self, entry: &Entry) -> Option<String> {
        let messages = self.lines.messages;
        match entry.reviewed_by.as_slice() {
            [] => entry.sensitive.map(|_| messages.get("entry-not-reviewed")),
            names => Some(messages.format("entry-reviewed", &[("names", &names.join(", "))])),
        }
    }

    fn link(&self, entry: &Entry) -> wire::Link {
        let title = entry.words.get(self.lines.messages.language).title.clone();
        wire::Link {
            id: entry.id.clone(),
            kind: entry.kind(),
            route: route::of_entry(entry),
            title,
        }
    }

    fn citations(&self, entry: &Entry) -> Vec<wire::Source> {
        entry
            .sources
            .iter()
            .filter_map(|id| self.lines.library.source(id))
            .map(|source| self.lines.source(source))
            .collect()
    }
}

#[cfg(test)]
#[path = "entries_tests.rs"]
mod tests;
