//! The fields of an entry besides its text.

use reperes_core::knowledge::{
    AgeBand, Audience, Category, EntryWords, FieldRole, HelplineAccess, KindData, LawStatus, Role,
    Urgency,
};

use crate::view::wire;

/// The fields that only some kinds of entry have.
#[derive(Default)]
pub(super) struct Facets {
    pub(super) role: Option<Role>,
    pub(super) audience: Vec<Audience>,
    pub(super) category: Option<Category>,
    pub(super) urgency: Option<Urgency>,
    pub(super) age: Option<AgeBand>,
    pub(super) minutes: Option<u16>,
    pub(super) law: Option<LawStatus>,
    pub(super) article: Option<String>,
    pub(super) button: Option<HelplineAccess>,
    pub(super) help: Option<String>,
    pub(super) first_calls: Vec<String>,
}

impl Facets {
    pub(super) fn of(detail: &KindData) -> Self {
        let none = Self::default();
        match detail {
            KindData::Sign { role, observers, category, urgency, first_calls } => Self {
                role: Some(*role),
                audience: observers.clone(),
                category: Some(*category),
                urgency: Some(*urgency),
                first_calls: first_calls.clone(),
                ..none
            },
            KindData::Situation { audience, .. } | KindData::Guide { audience } => {
                Self { audience: audience.clone(), ..none }
            }
            KindData::Talk { age } | KindData::Card { age } => Self { age: Some(*age), ..none },
            KindData::Platform { button, help } => {
                Self { button: Some(*button), help: help.clone(), ..none }
            }
            KindData::Law { status, article } => {
                Self { law: Some(*status), article: article.clone(), ..none }
            }
            KindData::Activity { age, minutes, audience } => Self {
                age: Some(*age),
                minutes: Some(*minutes),
                audience: audience.clone(),
                ..none
            },
            KindData::Form | KindData::Letter | KindData::Figure { .. } | KindData::Track => none,
        }
    }
}

/// The bars of a figure, with their labels.
pub(super) fn chart(detail: &KindData, text: &EntryWords) -> Option<wire::Chart> {
    let chart = detail.chart()?;
    let labels =
        text.section(FieldRole::Labels).map(|section| section.items.as_slice()).unwrap_or_default();
    let bars = chart
        .values
        .iter()
        .zip(labels)
        .map(|(value, label)| wire::Bar { label: label.text.clone(), percent: value.percent });
    Some(wire::Chart { year: chart.year, bars: bars.collect() })
}
