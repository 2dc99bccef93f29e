//! The sources of the facts, and the third-party software in the program.

use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

/// A source of facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) publisher: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) published: Option<String>,
    pub(crate) seen: String,
}

/// Every source. `reviewed` is set once professionals have read every sensitive entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Sources {
    pub(crate) sources: Vec<Source>,
    pub(crate) reviewed: bool,
}

/// A piece of third-party software in the program. `licence` is an SPDX expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: String,
}
