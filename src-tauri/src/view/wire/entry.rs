//! The entries of the app, and the summary of what a person noted.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use super::sources::Source;
use crate::config::preferences::Audience;

/// The kind of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Sign,
    Form,
    Situation,
    Talk,
    Platform,
    Guide,
    Letter,
    Law,
    Figure,
    Activity,
    Card,
    Track,
}

/// The part of the app that shows an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Place {
    Spot,
    Understand,
    Act,
    Class,
}

/// The role of the child that shows a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    Target,
    Author,
    Witness,
}

/// The area of life in which a sign appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Category {
    Digital,
    Emotional,
    Behaviour,
    Physical,
    School,
}

/// How soon an adult has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Urgency {
    Observe,
    Week,
    Now,
}

/// An age band, by its first year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum AgeBand {
    Six,
    Eleven,
    Fifteen,
    Any,
}

/// The way to reach 3018 that a platform announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum HelplineAccess {
    Call,
    Site,
    None,
}

/// Whether a rule of law applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum LawStatus {
    InForce,
    NotApplied,
    Pending,
}

/// One item of a list, and its reason if there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Item {
    pub(crate) text: String,
    pub(crate) why: Option<String>,
}

/// One section of an entry, under its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Section {
    /// The field that it comes from: `steps`, `avoid`, `looks-like`.
    pub(crate) part: String,
    pub(crate) title: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) items: Vec<Item>,
    pub(crate) ordered: bool,
}

/// A link to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) route: String,
    pub(crate) title: String,
}

/// One bar of a chart, in per cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) percent: u8,
}

/// The values of a survey, as a bar chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Chart {
    pub(crate) year: u16,
    pub(crate) bars: Vec<Bar>,
}

/// One entry: a sign, a situation, a guide and so on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// Its address after the "#".
    pub(crate) route: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) role: Option<Role>,
    pub(crate) audience: Vec<Audience>,
    pub(crate) category: Option<Category>,
    pub(crate) urgency: Option<Urgency>,
    pub(crate) age: Option<AgeBand>,
    pub(crate) minutes: Option<u16>,
    pub(crate) law: Option<LawStatus>,
    pub(crate) article: Option<String>,
    pub(crate) button: Option<HelplineAccess>,
    /// The platform's own help page, without its scheme.
    pub(crate) help: Option<String>,
    /// Channels to call before anything else.
    pub(crate) first_calls: Vec<String>,
    /// The channel that ends the page.
    pub(crate) call: String,
    pub(crate) related: Vec<Link>,
    pub(crate) sources: Vec<Source>,
    pub(crate) revised: String,
    /// Whether a professional has read it; `null` where that is not called for.
    pub(crate) reviewed: Option<String>,
    pub(crate) chart: Option<Chart>,
}

/// The summary of the signs that a person noted: whom to call first, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    pub(crate) title: String,
    pub(crate) signs: Vec<Link>,
    pub(crate) first_calls: Vec<String>,
    pub(crate) not_proof: String,
    pub(crate) steps: Vec<String>,
    pub(crate) next: Vec<Link>,
}
