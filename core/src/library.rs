//! The helplines and the sources, read and cross-checked once.
//!
//! The embedded content and any other content are read by the same code.

mod channels;
mod helplines;
mod hours;
mod seen_ids;
mod translations;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::error::{ContentError, ContentErrors};
use crate::helpline::{Channel, Helpline};
use crate::source::Source;
use crate::toml_fields::Document;
use crate::typography;
use crate::web_address::is_https_url;

/// The texts of the content files, by their path under `content/`.
#[derive(Debug, Clone, Default)]
pub struct ContentFiles<'a>(BTreeMap<&'static str, Cow<'a, str>>);

impl<'a> ContentFiles<'a> {
    /// Sets the text at a path.
    #[must_use]
    pub fn with(mut self, place: &'static str, text: impl Into<Cow<'a, str>>) -> Self {
        self.0.insert(place, text.into());
        self
    }

    /// The text at a path. It is empty if there is none; reading the content then reports a
    /// mistake.
    #[must_use]
    pub fn text(&self, place: &str) -> &str {
        self.0.get(place).map_or("", AsRef::as_ref)
    }

    /// Every path that has a text.
    pub fn places(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }
}

/// The helplines and the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    /// The lines, in the order of the file.
    pub helplines: Vec<Helpline>,
    /// The sources, in the order of the file.
    pub sources: Vec<Source>,
}

impl Library {
    /// Reads and checks the content.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &ContentFiles<'_>) -> Result<Self, ContentErrors> {
        let errors = RefCell::new(Vec::new());
        let open = |place| Document::new(place, files.text(place), &errors);
        let sources = read_sources(&open("sources.toml"));
        let known: BTreeSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
        let helplines = helplines::read(
            &open("helplines.toml"),
            &open("fr/helplines.toml").typeset_with(typography::french),
            &open("en/helplines.toml").typeset_with(typography::english),
            &known,
        );
        let errors: Vec<ContentError> = errors.into_inner();
        if errors.is_empty() { Ok(Self { helplines, sources }) } else { Err(ContentErrors(errors)) }
    }

    /// The channels of all lines, in the order of the file.
    pub fn channels(&self) -> impl Iterator<Item = &Channel> {
        self.helplines.iter().flat_map(|line| &line.channels)
    }

    /// The line and the channel with this channel id.
    #[must_use]
    pub fn channel(&self, id: &str) -> Option<(&Helpline, &Channel)> {
        self.helplines
            .iter()
            .find_map(|line| Some((line, line.channels.iter().find(|channel| channel.id == id)?)))
    }

    /// The line with this id.
    #[must_use]
    pub fn helpline(&self, id: &str) -> Option<&Helpline> {
        self.helplines.iter().find(|line| line.id == id)
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

fn read_sources(document: &Document<'_>) -> Vec<Source> {
    let mut seen = BTreeSet::new();
    let read = |mut record: crate::toml_fields::Record<'_>| {
        let id = record.id();
        let source = Source {
            publisher: record.text("publisher"),
            title: record.text("title"),
            url: record.text("url"),
            published: record.optional_text("published"),
            stand_in: record.optional_text("stand_in"),
            seen_on: record.date("seen_on"),
            id,
        };
        if !seen.insert(source.id.clone()) {
            record.report("id", "stands twice", "give each source its own id");
        }
        if !is_https_url(&source.url) {
            record.report(
                "url",
                &format!("{:?} is not an https address", source.url),
                "write the whole address, starting with https://",
            );
        }
        record.finish();
        source
    };
    document.records("source").into_iter().map(read).collect()
}
