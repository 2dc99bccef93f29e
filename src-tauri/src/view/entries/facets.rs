//! The fields of an entry besides its text, and the enums of `core` as wire types.

use reperes_core::knowledge::{self, AppSection, FieldRole, KindData};

use crate::config::preferences::Audience;
use crate::view::wire;

/// The fields that only some kinds of entry have.
#[derive(Default)]
pub(super) struct Facets {
    pub(super) role: Option<wire::Role>,
    pub(super) audience: Vec<Audience>,
    pub(super) category: Option<wire::Category>,
    pub(super) urgency: Option<wire::Urgency>,
    pub(super) age: Option<wire::AgeBand>,
    pub(super) minutes: Option<u16>,
    pub(super) law: Option<wire::LawStatus>,
    pub(super) article: Option<String>,
    pub(super) button: Option<wire::HelplineAccess>,
    pub(super) help: Option<String>,
    pub(super) first_calls: Vec<String>,
}

impl Facets {
    pub(super) fn of(detail: &KindData) -> Self {
        let readers = |readers: &[knowledge::Audience]| {
            readers.iter().map(|reader| reader_view(*reader)).collect()
        };
        let none = Self::default();
        match detail {
            KindData::Sign { role, observers, category, urgency, first_calls } => Self {
                role: Some(role_view(*role)),
                audience: readers(observers),
                category: Some(category_view(*category)),
                urgency: Some(urgency_view(*urgency)),
                first_calls: first_calls.clone(),
                ..none
            },
            KindData::Situation { audience } | KindData::Guide { audience } => {
                Self { audience: readers(audience), ..none }
            }
            KindData::Talk { age } | KindData::Card { age } => {
                Self { age: Some(age_band_view(*age)), ..none }
            }
            KindData::Platform { button, help } => {
                Self { button: Some(helpline_access_view(*button)), help: help.clone(), ..none }
            }
            KindData::Law { status, article } => {
                Self { law: Some(law_view(*status)), article: article.clone(), ..none }
            }
            KindData::Activity { age, minutes, audience } => Self {
                age: Some(age_band_view(*age)),
                minutes: Some(*minutes),
                audience: readers(audience),
                ..none
            },
            KindData::Form | KindData::Letter | KindData::Figure { .. } | KindData::Track => none,
        }
    }
}

/// The bars of a figure, with their labels.
pub(super) fn chart(detail: &KindData, text: &knowledge::EntryWords) -> Option<wire::Chart> {
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

/// A conversion from an enum of `core` to the wire type of the same name, value by value. A new
/// value fails to compile until it is listed here.
macro_rules! to_wire {
    ($function:ident, $type:ident { $($value:ident),+ }) => {
        pub(super) const fn $function(value: knowledge::$type) -> wire::$type {
            match value {
                $(knowledge::$type::$value => wire::$type::$value),+
            }
        }
    };
}

to_wire!(
    kind,
    Kind {
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
        Track
    }
);
to_wire!(role_view, Role { Target, Author, Witness });
to_wire!(category_view, Category { Digital, Emotional, Behaviour, Physical, School });
to_wire!(urgency_view, Urgency { Observe, Week, Now });
to_wire!(age_band_view, AgeBand { Six, Eleven, Fifteen, Any });
to_wire!(helpline_access_view, HelplineAccess { Call, Site, None });
to_wire!(law_view, LawStatus { InForce, NotApplied, Pending });

/// The audience of an entry. The type is also that of a setting, so the macro does not cover it.
pub(super) const fn reader_view(value: knowledge::Audience) -> Audience {
    match value {
        knowledge::Audience::Parent => Audience::Parent,
        knowledge::Audience::Educator => Audience::Educator,
    }
}

impl From<AppSection> for wire::Place {
    fn from(place: AppSection) -> Self {
        match place {
            AppSection::Spot => Self::Spot,
            AppSection::Understand => Self::Understand,
            AppSection::Act => Self::Act,
            AppSection::Class => Self::Class,
        }
    }
}

impl From<wire::Place> for AppSection {
    fn from(place: wire::Place) -> Self {
        match place {
            wire::Place::Spot => Self::Spot,
            wire::Place::Understand => Self::Understand,
            wire::Place::Act => Self::Act,
            wire::Place::Class => Self::Class,
        }
    }
}
