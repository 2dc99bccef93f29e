//! The ids that earlier records have used, to detect duplicates.

use std::collections::BTreeSet;

#[derive(Default)]
pub(super) struct SeenIds {
    pub(super) lines: BTreeSet<String>,
    pub(super) channels: BTreeSet<String>,
}
