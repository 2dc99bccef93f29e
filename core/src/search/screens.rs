//! Screens and settings that a search finds: `content/screens.toml` and its texts.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::error::ContentError;
use crate::library::ContentFiles;
use crate::localized::Localized;
use crate::toml_fields::{Document, Record};
use crate::typography;

/// A screen, or a setting on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Its id, which no entry and no line has.
    pub id: String,
    /// Its route in the window.
    pub route: String,
    /// Its texts.
    pub words: Localized<ScreenWords>,
}

/// The texts of a screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScreenWords {
    /// What it is called.
    pub title: String,
    /// A sentence that says where to find it.
    pub text: String,
    /// What users call it. Searched, never displayed.
    pub also: Vec<String>,
}

pub(super) fn read(
    files: &ContentFiles<'_>,
    taken: &BTreeSet<&str>,
    errors: &RefCell<Vec<ContentError>>,
) -> Vec<Screen> {
    let open = |place| Document::new(place, files.text(place), errors);
    let facts = open("screens.toml");
    let (french, english) = (
        open("fr/screens.toml").typeset_with(typography::french),
        open("en/screens.toml").typeset_with(typography::english),
    );
    let (mut french, mut english) = (translations(&french), translations(&english));
    let mut screens: Vec<Screen> = Vec::new();
    for mut record in facts.records("screen") {
        let id = record.id();
        if taken.contains(id.as_str()) || screens.iter().any(|screen| screen.id == id) {
            record.report(
                "id",
                "stands twice",
                "give each screen an id that no entry, no line and no other screen has",
            );
        }
        let route = record.text("route");
        if !route.starts_with('/') {
            record.report(
                "route",
                "is no address",
                "write the address of a screen, such as /reglages",
            );
        }
        let [french, english] = [&mut french, &mut english].map(|known| {
            known.remove(&id).map(words).unwrap_or_else(|| {
                record.report(
                    "id",
                    "has no words in one of the languages",
                    "add it to fr/screens.toml and en/screens.toml",
                );
                ScreenWords::default()
            })
        });
        record.finish();
        screens.push(Screen { id, route, words: Localized { french, english } });
    }
    for record in french.into_values().chain(english.into_values()) {
        record.report("id", "is no screen of screens.toml", "correct the id, or delete the record");
    }
    screens
}

fn translations<'d>(document: &'d Document<'_>) -> BTreeMap<String, Record<'d>> {
    document.records("screen").into_iter().map(|mut record| (record.id(), record)).collect()
}

fn words(mut record: Record<'_>) -> ScreenWords {
    let words = ScreenWords {
        title: record.text("title"),
        text: record.text("text"),
        also: record.texts("also"),
    };
    record.finish();
    words
}
