//! The sources of a fact, the day on which it was read there, and the day until which it may stand
//! unchecked.

use chrono::{DateTime, NaiveDate, Utc};

use crate::toml_fields::Record;

/// A page, a text of law or a document that a fact was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Stable id.
    pub id: String,
    /// The organisation that publishes it.
    pub publisher: String,
    /// Its title, in its own language.
    pub title: String,
    /// Its https address.
    pub url: String,
    /// The date that the page itself bears, with the precision of the page: `2023-02`,
    /// `2025-09-22`.
    pub published: Option<String>,
    /// Why it is cited, if it is not its owner's page: it repeats the owner's text or says what the
    /// owner says. `None` for the owner's own page.
    pub stand_in: Option<String>,
    /// The day on which it was read.
    pub seen_on: NaiveDate,
}

/// The sources and the dates of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Ids of its sources; the first is the one that is cited.
    pub sources: Vec<String>,
    /// The day on which the sources were read.
    pub seen_on: NaiveDate,
    /// The day on which a person checked the record with the line itself; `None` until then.
    pub verified_on: Option<NaiveDate>,
    /// The last day on which the record may be shown without the mark "to confirm" (UTC).
    pub review_by: NaiveDate,
}

impl Provenance {
    /// Whether the record is past its review date at `now`.
    #[must_use]
    pub fn overdue(&self, now: DateTime<Utc>) -> bool {
        now.date_naive() > self.review_by
    }

    /// Reads the four fields from a record, or from `parent` those that it leaves out.
    pub(crate) fn read(record: &mut Record<'_>, parent: Option<&Self>) -> Self {
        let inherits = |record: &mut Record<'_>, key: &str| parent.filter(|_| !record.has(key));
        let sources = match inherits(record, "sources") {
            Some(parent) => parent.sources.clone(),
            None => record.texts("sources"),
        };
        let seen_on = match inherits(record, "seen_on") {
            Some(parent) => parent.seen_on,
            None => record.date("seen_on"),
        };
        let review_by = match inherits(record, "review_by") {
            Some(parent) => parent.review_by,
            None => record.date("review_by"),
        };
        let verified_on = record
            .optional_date("verified_on")
            .or_else(|| parent.and_then(|parent| parent.verified_on));
        if review_by < seen_on {
            record.report(
                "review_by",
                "is before the day on which the source was seen",
                "write a later day, usually six months after seen_on",
            );
        }
        if sources.is_empty() {
            record.report("sources", "names no source", "write at least one id of sources.toml");
        }
        Self { sources, seen_on, verified_on, review_by }
    }
}
