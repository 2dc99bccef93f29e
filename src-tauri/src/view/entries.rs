//! Turns the entries, and what a search finds, into what the page shows. Decides nothing; composes words.

mod facets;

use chrono::{DateTime, Utc};
use reperes_core::hours::local;
use reperes_core::knowledge::{self, AppSection, Entry, FieldRole, Kind, Urgency};
use reperes_core::search::{Answer, Found, Hit};
use reperes_core::{ClockVerdict, Crisis, Knowledge, Library};

use super::helplines::Presenter;
use super::messages::Words;
use super::{time_text, wire};
use facets::{Facets, chart, kind};
use reperes_core::PARIS;
use reperes_core::route;

/// One reading of the entries, in a language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Librarian<'a> {
    pub(crate) library: &'a Library,
    pub(crate) knowledge: &'a Knowledge,
    pub(crate) words: &'a Words,
    pub(crate) now: DateTime<Utc>,
    /// The parts of the app that the school hides.
    pub(crate) hidden: &'a [AppSection],
}

impl Librarian<'_> {
    /// Everything that stands in one part of the app.
    pub(crate) fn place(&self, place: AppSection) -> Vec<wire::Entry> {
        self.knowledge
            .at(place)
            .filter(|entry| self.is_seen(entry))
            .map(|entry| self.entry(entry))
            .collect()
    }

    /// The entry with this id, where it is to be seen.
    pub(crate) fn find(&self, id: &str) -> Option<&Entry> {
        self.knowledge.entry(id).filter(|entry| self.is_seen(entry))
    }

    fn is_seen(&self, entry: &Entry) -> bool {
        !self.hidden.contains(&entry.place)
    }

    /// Whether a hit leads to something that is to be seen.
    pub(crate) fn is_found(&self, found: &Found<'_>) -> bool {
        match found {
            Found::Entry(entry) => self.is_seen(entry),
            Found::Line(_) => true,
            Found::Screen(screen) => !self
                .hidden
                .iter()
                .any(|place| route::screens_of(*place).contains(&screen.route.as_str())),
        }
    }

    /// Every source of the app, and whether professionals have read what they should.
    pub(crate) fn sources(&self) -> wire::Sources {
        let presenter = self.presenter();
        wire::Sources {
            sources: self.library.sources.iter().map(|source| presenter.source(source)).collect(),
            reviewed: self.knowledge.reviewed(),
        }
    }

    /// One line of the directory.
    pub(crate) fn line(&self, line: &reperes_core::Helpline) -> wire::Line {
        self.presenter().line(line)
    }

    pub(crate) fn presenter(&self) -> Presenter<'_> {
        Presenter {
            library: self.library,
            words: self.words,
            now: self.now,
            computer: None,
            clock: ClockVerdict::Plausible,
        }
    }

    /// The day in Paris, in words.
    pub(crate) fn today(&self) -> String {
        time_text::date(self.words, local(PARIS, self.now).date())
    }

    /// One entry.
    pub(crate) fn entry(&self, entry: &Entry) -> wire::Entry {
        let words = entry.words.get(self.words.language);
        let facets = Facets::of(&entry.detail);
        wire::Entry {
            id: entry.id.clone(),
            kind: kind(entry.kind()),
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
            revised: self
                .words
                .fill("entry-revised", &[("date", &time_text::date(self.words, entry.revised_on))]),
            reviewed: entry.sensitive.map(|_| match entry.reviewed_by.as_slice() {
                [] => self.words.say("entry-not-reviewed"),
                names => self.words.fill("entry-reviewed", &[("names", &names.join(", "))]),
            }),
            chart: chart(&entry.detail, words),
        }
    }

    /// The sections of an entry, each under its heading.
    pub(crate) fn sections(&self, entry: &Entry) -> Vec<wire::Section> {
        let sections = entry
            .words
            .get(self.words.language)
            .sections
            .iter()
            .filter(|section| section.part != FieldRole::Labels);
        let shown = |section: &knowledge::Section| wire::Section {
            part: section.part.name().to_owned(),
            title: section.title.clone().or_else(|| self.heading(entry.kind(), section.part)),
            text: section.text.clone(),
            items: section
                .items
                .iter()
                .map(|item| wire::Item { text: item.text.clone(), why: item.why.clone() })
                .collect(),
            ordered: section.ordered,
        };
        sections.map(shown).collect()
    }

    /// The danger that was recognised in what was typed.
    fn danger(&self, crisis: Crisis<'_>) -> wire::DangerHeard {
        let concept = crisis.concept;
        wire::DangerHeard {
            id: concept.id.clone(),
            sentence: concept.sentence.get(self.words.language).clone(),
            channels: concept
                .channels(self.library, self.now)
                .into_iter()
                .map(|channel| channel.id.clone())
                .collect(),
        }
    }

    /// The danger first; then what an answer found, kind by kind, the kind of the best hit first.
    pub(crate) fn answer(&self, answer: &Answer<'_>, crisis: Option<Crisis<'_>>) -> wire::Answer {
        let mut groups: Vec<wire::HitGroup> = Vec::new();
        for hit in answer.hits.iter().filter(|hit| self.is_found(&hit.found)) {
            let title = match hit.found {
                Found::Entry(entry) => self.words.say(kind_word(entry.kind())),
                Found::Line(_) => self.words.say("found-line"),
                Found::Screen(_) => self.words.say("found-screen"),
            };
            match groups.iter_mut().find(|group| group.title == title) {
                Some(group) => group.hits.push(self.hit(hit)),
                None => groups.push(wire::HitGroup { title, hits: vec![self.hit(hit)] }),
            }
        }
        let topics = answer
            .topics
            .iter()
            .filter(|entry| self.is_found(&Found::Entry(entry)))
            .map(|entry| self.link(entry))
            .collect();
        wire::Answer { danger: crisis.map(|crisis| self.danger(crisis)), groups, topics }
    }

    /// What somebody noted: what it calls for, never what it means.
    pub(crate) fn summary(&self, ids: &[String]) -> wire::Summary {
        let noted: Vec<&Entry> = ids.iter().filter_map(|id| self.knowledge.entry(id)).collect();
        let summary = knowledge::summarise(&noted);
        let steps: &[&str] = match summary.urgency {
            Some(Urgency::Now) => &["summary-now-stay", "summary-now-call", "summary-now-then"],
            Some(Urgency::Week) => &[
                "summary-week-talk",
                "summary-week-keep",
                "summary-week-school",
                "summary-week-call",
            ],
            Some(Urgency::Observe) => {
                &["summary-observe-talk", "summary-observe-watch", "summary-observe-call"]
            }
            None => &[],
        };
        wire::Summary {
            title: self.words.fill("summary-title", &[("date", &self.today())]),
            signs: noted.iter().map(|entry| self.link(entry)).collect(),
            not_proof: self.words.say(if summary.first_calls.is_empty() {
                "summary-not-proof"
            } else {
                "summary-not-proof-now"
            }),
            first_calls: summary.first_calls.into_iter().map(str::to_owned).collect(),
            steps: steps.iter().map(|id| self.words.say(id)).collect(),
            next: summary
                .next
                .iter()
                .filter_map(|id| self.find(id))
                .map(|entry| self.link(entry))
                .collect(),
        }
    }

    fn hit(&self, hit: &Hit<'_>) -> wire::Hit {
        let fragments = |fragments: &[reperes_core::search::Fragment]| {
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

    fn link(&self, entry: &Entry) -> wire::Link {
        let title = entry.words.get(self.words.language).title.clone();
        wire::Link {
            id: entry.id.clone(),
            kind: kind(entry.kind()),
            route: route::of_entry(entry),
            title,
        }
    }

    fn citations(&self, entry: &Entry) -> Vec<wire::Source> {
        let presenter = self.presenter();
        entry
            .sources
            .iter()
            .filter_map(|id| self.library.source(id))
            .map(|source| presenter.source(source))
            .collect()
    }

    /// The heading of a part that has none of its own; the first words of an entry need none.
    fn heading(&self, kind: Kind, part: FieldRole) -> Option<String> {
        let id = match part {
            FieldRole::Lead
            | FieldRole::Explanation
            | FieldRole::Section
            | FieldRole::Body
            | FieldRole::Labels
            | FieldRole::Reading
            | FieldRole::Story
            | FieldRole::Says => {
                return None;
            }
            FieldRole::Use => "part-use",
            FieldRole::Gesture => "part-gesture",
            FieldRole::LooksLike => "part-looks-like",
            FieldRole::WhyItHurts => "part-why-it-hurts",
            FieldRole::WhatHelps => "part-what-helps",
            FieldRole::Steps if kind == Kind::Activity => "part-course",
            FieldRole::Steps if kind == Kind::Track => return None,
            FieldRole::Steps => "part-steps",
            FieldRole::Avoid => "part-avoid",
            FieldRole::Openers => "part-openers",
            FieldRole::Listen => "part-listen",
            FieldRole::Report => "part-report",
            FieldRole::Soften => "part-soften",
            FieldRole::Notes if kind == Kind::Card => "part-for-adult",
            FieldRole::Notes => "part-notes",
            FieldRole::Penalty => "part-penalty",
            FieldRole::Caution => "part-caution",
            FieldRole::Definition => "part-definition",
            FieldRole::Aim => "part-aim",
            FieldRole::Material => "part-material",
            FieldRole::Texts => "part-texts",
            FieldRole::Debrief => "part-debrief",
            FieldRole::Care => "part-care",
            FieldRole::Questions => "part-questions",
            FieldRole::Ending => "part-ending",
        };
        Some(self.words.say(id))
    }
}

/// The word that heads the hits of a kind.
const fn kind_word(kind: Kind) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::content::Content;
    use reperes_core::Language;

    fn with<T>(language: Language, tell: impl FnOnce(&Librarian<'_>) -> T) -> T {
        let content = Content::embedded();
        let (words, now) = (Words::new(language), "2026-11-24T12:00:00Z".parse().unwrap());
        tell(&Librarian {
            library: &content.library,
            knowledge: content.reference.knowledge(&content.library),
            words: &words,
            now,
            hidden: &[],
        })
    }

    /// Some of each kind, for the desktop in memory that the page is tested on.
    const STAND_IN: &[&str] = &[
        "sign-talk-of-dying",
        "sign-runaway",
        "sign-hides-screen",
        "sign-sleep",
        "sign-falling-marks",
        "sign-withdrawn",
        "sign-author-reposts",
        "witness-tell-adult",
        "form-sextortion",
        "form-exclusion",
        "law-harassment",
        "law-under-15-bill",
        "figure-pupils-2023",
        "sign-is-not-proof",
        "joke-or-bullying",
        "tonight",
        "calling-3018",
        "child-targeted",
        "intimate-image",
        "pupil-tells-me",
        "teacher-targeted",
        "talk-6-10",
        "platform-instagram",
        "platform-discord",
        "letter-school",
        "complaint",
        "school-procedure",
        "activity-joke-scale",
        "card-photo",
        "track-joke",
        "track-me",
        "track-seen",
        "track-took-part",
        "track-very-bad",
    ];

    #[test]
    fn the_stand_in_desktop_has_real_entries() {
        for (language, code) in [(Language::French, "fr"), (Language::English, "en")] {
            let shelf = |place| -> Vec<wire::Entry> {
                with(language, |librarian| librarian.place(place))
                    .into_iter()
                    .filter(|entry| STAND_IN.contains(&entry.id.as_str()))
                    .collect()
            };
            let [spot, understand, act, class] = AppSection::ALL.map(shelf);
            assert_eq!(spot.len() + understand.len() + act.len() + class.len(), STAND_IN.len());
            let shelves = serde_json::json!({ "spot": spot, "understand": understand, "act": act, "class": class });
            let text = serde_json::to_string_pretty(&shelves).unwrap() + "\n";
            let path =
                format!("{}/ui/src/backend/fake/entries.{code}.json", env!("CARGO_MANIFEST_DIR"));
            if std::fs::read_to_string(&path).ok().as_deref() != Some(&text) {
                std::fs::write(path, text).unwrap();
            }
        }
    }

    #[test]
    fn every_entry_is_shown_whole_with_its_sources_and_the_line_that_ends_it() {
        for language in [Language::French, Language::English] {
            with(language, |librarian| {
                for entry in &librarian.knowledge.entries {
                    let shown = librarian.entry(entry);
                    assert!(
                        !shown.title.is_empty()
                            && !shown.summary.is_empty()
                            && !shown.sources.is_empty(),
                        "{}",
                        entry.id
                    );
                    assert_eq!(shown.related.len(), entry.related.len(), "{}", entry.id);
                    assert_eq!(shown.reviewed.is_some(), entry.sensitive.is_some(), "{}", entry.id);
                    let titled = shown.sections.iter().all(|section| !matches!(&section.title, Some(title) if title.starts_with("part-")));
                    assert!(titled, "{}", entry.id);
                }
            });
        }
    }

    #[test]
    fn a_summary_says_what_to_do_and_never_what_it_means() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        with(Language::French, |librarian| {
            let calm = librarian.summary(&ids(&["sign-sleep", "sign-secretive", "no-such-sign"]));
            assert_eq!((calm.signs.len(), calm.first_calls.len()), (2, 0));
            assert!(calm.steps.iter().any(|step| step.contains("3018")) && calm.next.len() == 3);
            let danger = librarian.summary(&ids(&["sign-sleep", "sign-talk-of-dying"]));
            assert_eq!(danger.first_calls.first().map(String::as_str), Some("3114-phone"));
            assert!(librarian.summary(&[]).steps.is_empty());
        });
    }
}
