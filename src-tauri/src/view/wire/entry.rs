//! The entries of the app, and the summary of what a person noted.

use reperes_core::knowledge::{
    AgeBand, Audience, Category, HelplineAccess, Kind, LawStatus, Role, Urgency,
};
use serde::Serialize;
#[cfg(test)]
use ts_rs::TS;

use super::sources::Source;

/// One item of a list, and its reason if there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Item {
    pub(crate) text: String,
    pub(crate) why: Option<String>,
}

/// The steps that are due at the same time, under their heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct StepGroup {
    pub(crate) title: String,
    /// The number of the first step.
    pub(crate) first: usize,
    /// The positions of the steps among the items, counted from 0.
    pub(crate) steps: Vec<usize>,
}

/// The steps of the other side, or those that can wait, folded under their heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct StepFold {
    /// It says how many steps are folded.
    pub(crate) title: String,
    pub(crate) groups: Vec<StepGroup>,
}

/// All steps of a section, arranged for one reader. The numbers run through it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct StepPlan {
    /// `null`: for a reader who is not known.
    #[cfg_attr(test, ts(type = "Reader | null"))]
    pub(crate) reader: Option<Audience>,
    pub(crate) groups: Vec<StepGroup>,
    pub(crate) folds: Vec<StepFold>,
}

/// One section of an entry, under its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Section {
    /// The field that it comes from: `steps`, `avoid`, `looks-like`.
    pub(crate) part: String,
    pub(crate) title: Option<String>,
    pub(crate) text: Option<String>,
    pub(crate) items: Vec<Item>,
    pub(crate) ordered: bool,
    /// How the items are arranged: for the unknown reader first, then for each reader if that makes
    /// a difference. Empty where they have no time.
    pub(crate) plans: Vec<StepPlan>,
}

/// A link to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Link {
    pub(crate) id: String,
    #[cfg_attr(test, ts(type = "Kind"))]
    pub(crate) kind: Kind,
    pub(crate) route: String,
    pub(crate) title: String,
}

/// One bar of a chart, in per cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) percent: u8,
}

/// The values of a survey, as a bar chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Chart {
    pub(crate) year: u16,
    pub(crate) bars: Vec<Bar>,
}

/// One entry: a sign, a situation, a guide and so on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    pub(crate) id: String,
    #[cfg_attr(test, ts(type = "Kind"))]
    pub(crate) kind: Kind,
    /// Its address after the "#".
    pub(crate) route: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) sections: Vec<Section>,
    #[cfg_attr(test, ts(type = "Role | null"))]
    pub(crate) role: Option<Role>,
    #[cfg_attr(test, ts(type = "Array<Reader>"))]
    pub(crate) audience: Vec<Audience>,
    #[cfg_attr(test, ts(type = "Category | null"))]
    pub(crate) category: Option<Category>,
    #[cfg_attr(test, ts(type = "Urgency | null"))]
    pub(crate) urgency: Option<Urgency>,
    #[cfg_attr(test, ts(type = "AgeBand | null"))]
    pub(crate) age: Option<AgeBand>,
    pub(crate) minutes: Option<u16>,
    #[cfg_attr(test, ts(type = "LawStatus | null"))]
    pub(crate) law: Option<LawStatus>,
    pub(crate) article: Option<String>,
    #[cfg_attr(test, ts(type = "HelplineAccess | null"))]
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
    /// Who has read it, or that nobody has; `null` where nobody has and that is not called for.
    pub(crate) reviewed: Option<String>,
    pub(crate) chart: Option<Chart>,
}

/// The summary of the signs that a person noted: whom to call first, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
