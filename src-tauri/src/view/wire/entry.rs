//! What the page receives of the entries and of a search.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use crate::config::preferences::Audience;

view! {
    /// Where facts come from.
    pub(crate) struct Source {
        pub(crate) id: String,
        pub(crate) publisher: String,
        pub(crate) title: String,
        pub(crate) url: String,
        pub(crate) published: Option<String>,
        pub(crate) seen: String,
    }

    /// What kind of thing an entry is.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Kind { Sign, Form, Situation, Talk, Platform, Guide, Letter, Law, Figure, Activity, Card, Track }

    /// The part of the app in which an entry stands.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Place { Spot, Understand, Act, Class }

    /// Whose sign it is.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Role { Target, Author, Witness }

    /// Where a sign shows.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Category { Digital, Emotional, Behaviour, Physical, School }

    /// How soon to act.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Urgency { Observe, Week, Now }

    /// An age band, by its first year.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Age { Six, Eleven, Fifteen, Any }

    /// The way to 3018 that a network announced.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Button { Call, Site, None }

    /// Whether a rule of law applies.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum LawStatus { InForce, NotApplied, Pending }

    /// A paper to print on.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    pub(crate) enum Paper { A4, A3 }

    /// One item of a list, with its reason where one is given.
    pub(crate) struct Item { pub(crate) text: String, pub(crate) why: Option<String> }

    /// One section of an entry, under its heading.
    pub(crate) struct Section {
        /// The field that it comes from: `steps`, `avoid`, `looks-like`.
        pub(crate) part: String,
        pub(crate) title: Option<String>,
        pub(crate) text: Option<String>,
        pub(crate) items: Vec<Item>,
        pub(crate) ordered: bool,
    }

    /// The way to an entry.
    pub(crate) struct Link { pub(crate) id: String, pub(crate) kind: Kind, pub(crate) route: String, pub(crate) title: String }

    /// One bar of a chart, in per cent.
    pub(crate) struct Bar { pub(crate) label: String, pub(crate) percent: u8 }

    /// The values of a survey.
    pub(crate) struct Chart { pub(crate) year: u16, pub(crate) bars: Vec<Bar> }

    /// One thing that the app explains.
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
        pub(crate) age: Option<Age>,
        pub(crate) minutes: Option<u16>,
        pub(crate) law: Option<LawStatus>,
        pub(crate) article: Option<String>,
        pub(crate) button: Option<Button>,
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

    /// What somebody noted, and what it calls for.
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Summary {
        pub(crate) title: String,
        pub(crate) signs: Vec<Link>,
        pub(crate) first_calls: Vec<String>,
        pub(crate) not_proof: String,
        pub(crate) steps: Vec<String>,
        pub(crate) next: Vec<Link>,
    }

    /// Every source; `reviewed` once professionals have read all that is sensitive.
    pub(crate) struct Sources { pub(crate) sources: Vec<Source>, pub(crate) reviewed: bool }

    /// One piece of software by others that the program contains, with its licence as an SPDX expression.
    pub(crate) struct Part { pub(crate) name: String, pub(crate) version: String, pub(crate) licence: String }

    /// A stretch of text; `hit` when it was looked for.
    pub(crate) struct Fragment { pub(crate) text: String, pub(crate) hit: bool }

    /// One thing that was found.
    pub(crate) struct Hit { pub(crate) id: String, pub(crate) route: String, pub(crate) title: Vec<Fragment>, pub(crate) excerpt: Vec<Fragment> }

    /// The hits of one kind.
    pub(crate) struct HitGroup { pub(crate) title: String, pub(crate) hits: Vec<Hit> }

    /// The danger that the words of a search speak of, and whom to call, best first, as ids of channels.
    pub(crate) struct DangerHeard { pub(crate) id: String, pub(crate) sentence: String, pub(crate) channels: Vec<String> }

    /// The answer to a search; `topics` only where nothing was found.
    pub(crate) struct Answer { pub(crate) danger: Option<DangerHeard>, pub(crate) groups: Vec<HitGroup>, pub(crate) topics: Vec<Link> }
}
