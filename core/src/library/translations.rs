//! The texts of the helplines in one language.

use std::collections::BTreeMap;

use crate::helpline::{ChannelWords, HelplineWords};
use crate::toml_fields::{Document, Record};

/// The records of one language, by the id of their line.
pub(super) struct LineTranslations<'d> {
    lines: BTreeMap<String, Record<'d>>,
}

impl<'d> LineTranslations<'d> {
    pub(super) fn read(document: &'d Document<'_>) -> Self {
        let mut lines = BTreeMap::new();
        for mut record in document.records("helpline") {
            if let Some(twice) = lines.insert(record.id(), record) {
                twice.report("id", "stands twice", "keep one of the two records");
            }
        }
        Self { lines }
    }

    pub(super) fn take(&mut self, id: &str, facts: &Record<'_>) -> LineRecords<'d> {
        let record = self.lines.remove(id);
        if record.is_none() {
            facts.report(
                "id",
                &format!("{id:?} has no words in one of the languages"),
                "add a [[helpline]] with this id to fr/helplines.toml and en/helplines.toml",
            );
        }
        LineRecords::new(record)
    }

    /// Reports the records that belong to no line.
    pub(super) fn finish(self) {
        for record in self.lines.into_values() {
            record.report(
                "id",
                "is no line of helplines.toml",
                "correct the id, or delete the record",
            );
        }
    }
}

/// The records of one line in one language, with those of its channels.
pub(super) struct LineRecords<'d> {
    record: Option<Record<'d>>,
    channels: BTreeMap<String, Record<'d>>,
}

impl<'d> LineRecords<'d> {
    fn new(mut record: Option<Record<'d>>) -> Self {
        let channels = record.as_mut().map(|record| record.records("channel")).unwrap_or_default();
        Self {
            record,
            channels: channels.into_iter().map(|mut channel| (channel.id(), channel)).collect(),
        }
    }

    pub(super) fn channel(&mut self, id: &str) -> ChannelWords {
        let Some(mut record) = self.channels.remove(id) else { return ChannelWords::default() };
        let words = ChannelWords {
            label: record.optional_text("label"),
            note: record.optional_text("note"),
        };
        record.finish();
        words
    }

    pub(super) fn finish(self, otherwise: &[String]) -> HelplineWords {
        for channel in self.channels.into_values() {
            channel.report(
                "id",
                "is no channel of this line",
                "correct the id, or delete the record",
            );
        }
        let Some(mut record) = self.record else { return HelplineWords::missing() };
        let mut reasons: BTreeMap<String, String> = BTreeMap::new();
        for mut reason in record.records("otherwise") {
            reasons.insert(reason.text("channel"), reason.text("text"));
            reason.finish();
        }
        let words = HelplineWords {
            name: record.text("name"),
            purpose: record.text("purpose"),
            answered_by: record.optional_text("answered_by"),
            audience: record.text("audience"),
            overseas: record.optional_text("overseas"),
            notes: record.texts("notes"),
            otherwise: otherwise
                .iter()
                .map(|channel| reasons.remove(channel).unwrap_or_default())
                .collect(),
        };
        if words.otherwise.iter().any(String::is_empty) || !reasons.is_empty() {
            let problem = "does not name the same channels as helplines.toml";
            record.report(
                "otherwise",
                problem,
                &format!("write one [[helpline.otherwise]] for each of: {}", otherwise.join(", ")),
            );
        }
        record.finish();
        words
    }
}

impl HelplineWords {
    fn missing() -> Self {
        Self {
            name: String::new(),
            purpose: String::new(),
            answered_by: None,
            audience: String::new(),
            overseas: None,
            notes: Vec::new(),
            otherwise: Vec::new(),
        }
    }
}
