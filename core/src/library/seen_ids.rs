//! The ids that a line or a channel has already.

use std::collections::BTreeSet;

#[derive(Default)]
pub(super) struct SeenIds {
    pub(super) lines: BTreeSet<String>,
    pub(super) channels: BTreeSet<String>,
}
