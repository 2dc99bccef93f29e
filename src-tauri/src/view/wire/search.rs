//! The answer to a search.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use super::entry::Link;

/// A stretch of text; `hit` when it was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Fragment {
    pub(crate) text: String,
    pub(crate) hit: bool,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Hit {
    pub(crate) id: String,
    pub(crate) route: String,
    pub(crate) title: Vec<Fragment>,
    pub(crate) excerpt: Vec<Fragment>,
}

/// The hits of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct HitGroup {
    pub(crate) title: String,
    pub(crate) hits: Vec<Hit>,
}

/// The danger that the words of a search speak of, and whom to call, best first, as ids of channels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct DangerHeard {
    pub(crate) id: String,
    pub(crate) sentence: String,
    pub(crate) channels: Vec<String>,
}

/// The answer to a search; `topics` only where nothing was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Answer {
    pub(crate) danger: Option<DangerHeard>,
    pub(crate) groups: Vec<HitGroup>,
    pub(crate) topics: Vec<Link>,
}
