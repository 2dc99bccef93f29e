//! The directory of helplines: its lines, their channels and their hours.

use reperes_core::contact::Action;
use reperes_core::{ChannelKind, Group};
use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::moment::DaySpan;

/// One day of a week of hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Day {
    pub(crate) name: String,
    pub(crate) short: String,
    pub(crate) hours: String,
    pub(crate) spans: Vec<DaySpan>,
    pub(crate) today: bool,
    pub(crate) note: Option<String>,
}

/// One way to reach a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Channel {
    pub(crate) id: String,
    #[cfg_attr(test, ts(type = "ChannelKind"))]
    pub(crate) kind: ChannelKind,
    pub(crate) label: String,
    pub(crate) value: String,
    /// The value as it is shown: the number as it is, an address without its scheme.
    pub(crate) display: String,
    /// The value as a screen reader should say it.
    pub(crate) spoken: String,
    pub(crate) overseas: Option<String>,
    /// The buttons to offer, in order.
    #[cfg_attr(test, ts(type = "Array<How>"))]
    pub(crate) actions: Vec<Action>,
    pub(crate) hours: Option<String>,
    pub(crate) hours_note: Option<String>,
    pub(crate) week: Vec<Day>,
    pub(crate) provenance: String,
    pub(crate) verified: String,
}

/// A channel to use while a line is closed, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Alternative {
    pub(crate) line: String,
    pub(crate) channel: String,
    pub(crate) text: String,
}

/// One line of the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Line {
    pub(crate) id: String,
    #[cfg_attr(test, ts(type = "Group"))]
    pub(crate) group: Group,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) operator: Option<String>,
    pub(crate) answered_by: Option<String>,
    pub(crate) audience: String,
    /// Empty where nothing is to be said.
    pub(crate) cost: String,
    pub(crate) privacy: String,
    pub(crate) reach: String,
    pub(crate) notes: Vec<String>,
    pub(crate) channels: Vec<Channel>,
    /// The channel whose state stands for the line.
    pub(crate) primary: String,
    pub(crate) site: Option<String>,
    pub(crate) otherwise: Vec<Alternative>,
    pub(crate) sources: Vec<String>,
}
