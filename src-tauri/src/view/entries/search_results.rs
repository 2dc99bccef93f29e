//! The answer to a search: the danger first, then the results, kind by kind.

use reperes_core::knowledge::Kind;
use reperes_core::search::{self, Answer, Found, Hit};
use reperes_core::{Crisis, route};

use super::EntryPresenter;
use crate::view::wire;

impl EntryPresenter<'_> {
    /// Whether a result leads to something that the school does not hide.
    pub(crate) fn shows(&self, found: &Found<'_>) -> bool {
        match found {
            Found::Entry(entry) => self.is_visible(entry),
            Found::Line(_) => true,
            Found::Screen(screen) => !self
                .hidden
                .iter()
                .any(|place| route::screens_of(*place).contains(&screen.route.as_str())),
        }
    }

    /// The danger first, then the results kind by kind. The kind of the best result comes first.
    pub(crate) fn answer(&self, answer: &Answer<'_>, crisis: Option<Crisis<'_>>) -> wire::Answer {
        let mut groups: Vec<wire::HitGroup> = Vec::new();
        for hit in answer.hits.iter().filter(|hit| self.shows(&hit.found)) {
            let title = match hit.found {
                Found::Entry(entry) => self.lines.messages.get(kind_heading(entry.kind())),
                Found::Line(_) => self.lines.messages.get("found-line"),
                Found::Screen(_) => self.lines.messages.get("found-screen"),
            };
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.hits.push(self.hit(hit)),
                None => groups.push(wire::HitGroup { title, hits: vec![self.hit(hit)] }),
            }
        }
        let topics = answer
            .topics
            .iter()
            .filter(|entry| self.shows(&Found::Entry(entry)))
            .map(|entry| self.link(entry))
            .collect();
        wire::Answer { danger: crisis.map(|crisis| self.danger(crisis)), groups, topics }
    }

    /// The danger that a query mentions.
    fn danger(&self, crisis: Crisis<'_>) -> wire::DangerHeard {
        let concept = crisis.concept;
        wire::DangerHeard {
            id: concept.id.clone(),
            sentence: concept.sentence.get(self.lines.messages.language).clone(),
            channels: concept
                .channels(self.lines.library, &self.lines.snapshot.outlooks)
                .into_iter()
                .map(|channel| channel.id.clone())
                .collect(),
        }
    }

    fn hit(&self, hit: &Hit<'_>) -> wire::Hit {
        let fragments = |fragments: &[search::Fragment]| {
            fragments
                .iter()
                .map(|fragment| wire::Fragment { text: fragment.text.clone(), hit: fragment.hit })
                .collect()
        };
        wire::Hit {
            id: hit.found.id().to_owned(),
            route: route::of_found(&hit.found),
            title: fragments(&hit.title),
            excerpt: fragments(&hit.excerpt),
        }
    }
}

/// The id of the heading over the results of a kind.
const fn kind_heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Sign => "found-sign",
        Kind::Form => "found-form",
        Kind::Situation => "found-situation",
        Kind::Talk => "found-talk",
        Kind::Platform => "found-platform",
        Kind::Guide => "found-guide",
        Kind::Letter => "found-letter",
        Kind::Law => "found-law",
        Kind::Figure => "found-figure",
        Kind::Activity => "found-activity",
        Kind::Card => "found-card",
        Kind::Track => "found-track",
    }
}
