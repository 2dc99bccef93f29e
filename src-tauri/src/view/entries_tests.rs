//! Every entry as the page shows it, in both languages.

use reperes_core::{ClockVerdict, Language};

use super::*;
use crate::state::app_state::test_app::with_entries;

fn with<T>(language: Language, tell: impl FnOnce(&EntryPresenter<'_>) -> T) -> T {
    with_entries(language, "2026-11-24T12:00:00Z", ClockVerdict::Plausible, tell)
}

/// Some entries of each kind, for the fake backend that the tests of the page use.
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

/// Writes the entries of the fake backend. `cargo xtask test` fails if that changes the checkout.
#[test]
fn fake_backend_has_real_entries() {
    for (language, code) in [(Language::French, "fr"), (Language::English, "en")] {
        let entries_of = |place| -> Vec<wire::Entry> {
            with(language, |entries| entries.entries_of(place))
                .into_iter()
                .filter(|entry| STAND_IN.contains(&entry.id.as_str()))
                .collect()
        };
        let [spot, understand, act, class] = AppSection::ALL.map(entries_of);
        assert_eq!(spot.len() + understand.len() + act.len() + class.len(), STAND_IN.len());
        // One entry a line, so that a difference is read entry by entry.
        let lines = |(section, entries): (&str, Vec<wire::Entry>)| {
            let entries: Vec<String> = entries
                .iter()
                .map(|entry| serde_json::to_value(entry).unwrap().to_string())
                .collect();
            format!("\"{section}\":[\n{}\n]", entries.join(",\n"))
        };
        let sections =
            [("act", act), ("class", class), ("spot", spot), ("understand", understand)].map(lines);
        let text = format!("{{\n{}\n}}\n", sections.join(",\n"));
        let path =
            format!("{}/ui/src/backend/fake/entries.{code}.json", env!("CARGO_MANIFEST_DIR"));
        if std::fs::read_to_string(&path).ok().as_deref() != Some(&text) {
            std::fs::write(path, text).unwrap();
        }
    }
}

/// Every entry is shown whole, with its sources and the headings of its sections.
#[test]
fn every_entry_has_text_sources_and_headings() {
    for language in [Language::French, Language::English] {
        with(language, |entries| {
            for entry in &entries.knowledge.entries {
                let shown = entries.entry(entry);
                assert!(
                    !shown.title.is_empty()
                        && !shown.summary.is_empty()
                        && !shown.sources.is_empty(),
                    "{}",
                    entry.id
                );
                assert_eq!(shown.related.len(), entry.related.len(), "{}", entry.id);
                let states_review = entry.sensitive.is_some() || !entry.reviewed_by.is_empty();
                assert_eq!(shown.reviewed.is_some(), states_review, "{}", entry.id);
                let titled = shown.sections.iter().all(
                    |section| !matches!(&section.title, Some(title) if title.starts_with("part-")),
                );
                assert!(titled, "{}", entry.id);
            }
        });
    }
}

/// A page names its reader, also where none is called for.
#[test]
fn reader_of_any_page_is_named() {
    for (id, awaited) in [("sign-sleep", false), ("immediate-danger", true)] {
        with(Language::French, |entries| {
            let mut entry = entries.find(id).unwrap().clone();
            entry.reviewed_by.clear();
            assert_eq!(entries.entry(&entry).reviewed.is_some(), awaited, "{id}");
            entry.reviewed_by.push("Prénom Nom, psychologue".to_owned());
            let reviewed = entries.entry(&entry).reviewed;
            assert_eq!(reviewed.as_deref(), Some("Relue par Prénom Nom, psychologue."), "{id}");
        });
    }
}

#[test]
fn a_summary_says_what_to_do_and_never_what_it_means() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    with(Language::French, |entries| {
        let calm = entries.summary(&ids(&["sign-sleep", "sign-secretive", "no-such-sign"]));
        assert_eq!((calm.signs.len(), calm.first_calls.len()), (2, 0));
        assert!(calm.steps.iter().any(|step| step.contains("3018")) && calm.next.len() == 3);
        let danger = entries.summary(&ids(&["sign-sleep", "sign-talk-of-dying"]));
        assert_eq!(danger.first_calls.first().map(String::as_str), Some("3114-phone"));
        assert!(entries.summary(&[]).steps.is_empty());
    });
}
