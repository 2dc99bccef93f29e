//! The answer to a search.

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::entry::Link;

/// A part of a text. `hit` is set if the query matches it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Fragment {
    pub(crate) text: String,
    pub(crate) hit: bool,
}

/// One result of a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Hit {
    pub(crate) id: String,
    pub(crate) route: String,
    pub(crate) title: Vec<Fragment>,
    pub(crate) excerpt: Vec<Fragment>,
}

/// The results of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct HitGroup {
    pub(crate) title: String,
    pub(crate) hits: Vec<Hit>,
}

/// The danger that a query mentions. `channels` are the ids of the channels to call, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct DangerHeard {
    pub(crate) id: String,
    pub(crate) sentence: String,
    pub(crate) channels: Vec<String>,
}

/// The answer to a search. `topics` is empty if anything was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Answer {
    pub(crate) danger: Option<DangerHeard>,
    pub(crate) groups: Vec<HitGroup>,
    pub(crate) topics: Vec<Link>,
}
