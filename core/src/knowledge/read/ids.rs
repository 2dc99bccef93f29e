//! The ids of channels, lines and sources that an entry may refer to.

use std::collections::BTreeSet;

use crate::library::Library;
use crate::toml_fields::Record;

/// The ids of channels, lines and sources that an entry may refer to.
pub(super) struct Ids<'l> {
    channels: BTreeSet<&'l str>,
    pub(super) lines: BTreeSet<&'l str>,
    pub(super) sources: BTreeSet<&'l str>,
}

impl<'l> Ids<'l> {
    pub(super) fn of(library: &'l Library) -> Self {
        let lines = &library.helplines;
        Self {
            channels: lines
                .iter()
                .flat_map(|line| &line.channels)
                .map(|channel| channel.id.as_str())
                .collect(),
            lines: lines.iter().map(|line| line.id.as_str()).collect(),
            sources: library.sources.iter().map(|source| source.id.as_str()).collect(),
        }
    }

    /// Reports a channel that does not exist.
    pub(super) fn check_channel(&self, record: &Record<'_>, key: &str, id: &str) {
        if !self.channels.contains(id) {
            record.report(
                key,
                &format!("{id:?} is no channel"),
                "write the id of a channel of helplines.toml, such as 3018-phone",
            );
        }
    }
}
