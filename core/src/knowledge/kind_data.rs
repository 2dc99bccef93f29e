//! The data that only one kind of entry has, the same in every language.

use serde::{Deserialize, Serialize};

use super::kind::Kind;

/// The role of the child in whom a sign shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The child who is targeted.
    Target,
    /// The child who may be taking part.
    Author,
    /// The child who sees it.
    Witness,
}

/// The people whom a text addresses, or who can observe a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// A parent or another person who brings the child up.
    Parent,
    /// A teacher or another person who works with children.
    Educator,
}

/// When a step of a situation is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Before the night.
    Tonight,
    /// On the next day.
    Tomorrow,
    /// In the days and weeks after.
    Later,
}

/// Who takes a step of a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The family only.
    Family,
    /// The staff of the school only.
    School,
    /// Whoever is with the child.
    Both,
}

impl Actor {
    /// Whether a reader takes this step.
    #[must_use]
    pub const fn includes(self, reader: Audience) -> bool {
        match self {
            Self::Family => matches!(reader, Audience::Parent),
            Self::School => matches!(reader, Audience::Educator),
            Self::Both => true,
        }
    }
}

/// When a step of a situation is due, and who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepMark {
    /// When it is due.
    pub due: Due,
    /// Who takes it.
    pub actor: Actor,
}

/// The area in which a sign shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// With phone, computer, networks, games.
    Digital,
    /// In what the child feels.
    Emotional,
    /// In what the child does.
    Behaviour,
    /// In the body.
    Physical,
    /// At school.
    School,
}

/// How soon to act on a sign. No source grades signs: the grade is the project's own reading, and
/// the app says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Watch and talk.
    Observe,
    /// Act this week.
    Week,
    /// Act now.
    Now,
}

/// An age band of children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeBand {
    /// 6 to 10 years.
    Six,
    /// 11 to 14 years.
    Eleven,
    /// 15 to 18 years.
    Fifteen,
    /// Any age.
    Any,
}

/// The access to 3018 that a network announced in November 2023.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelplineAccess {
    /// A button that calls.
    Call,
    /// A link to the site.
    Site,
    /// None was announced.
    None,
}

/// Whether a rule of law applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LawStatus {
    /// The rule applies.
    InForce,
    /// The rule was enacted but does not apply yet.
    NotApplied,
    /// The rule is being debated.
    Pending,
    /// The rule was voted, and the Constitutional Council annulled it before it applied.
    StruckDown,
}

/// One bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The id under which the texts name it.
    pub id: String,
    /// The percentage of what the definition counts.
    pub percent: u8,
}

/// The values of one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The year of the survey.
    pub year: u16,
    /// The bars, in order.
    pub values: Vec<Value>,
}

/// The data of one kind of entry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field bears the name of its type")]
pub enum KindData {
    Sign {
        role: Role,
        observers: Vec<Audience>,
        category: Category,
        urgency: Urgency,
        first_calls: Vec<String>,
    },
    Form,
    Situation {
        audience: Vec<Audience>,
        /// One mark for each step, in the order of the texts.
        steps: Vec<StepMark>,
    },
    Talk {
        age: AgeBand,
    },
    Platform {
        button: HelplineAccess,
        help: Option<String>,
    },
    Guide {
        audience: Vec<Audience>,
    },
    Letter,
    Law {
        status: LawStatus,
        article: Option<String>,
    },
    Figure {
        chart: Chart,
    },
    Activity {
        age: AgeBand,
        minutes: u16,
        audience: Vec<Audience>,
    },
    Card {
        age: AgeBand,
    },
    Track,
}

impl KindData {
    /// The values of a figure.
    #[must_use]
    pub const fn chart(&self) -> Option<&Chart> {
        if let Self::Figure { chart } = self { Some(chart) } else { None }
    }

    /// The marks of the steps; none if its kind has none.
    #[must_use]
    pub const fn steps(&self) -> &[StepMark] {
        if let Self::Situation { steps, .. } = self { steps.as_slice() } else { &[] }
    }

    /// The kind that it belongs to.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Sign { .. } => Kind::Sign,
            Self::Form => Kind::Form,
            Self::Situation { .. } => Kind::Situation,
            Self::Talk { .. } => Kind::Talk,
            Self::Platform { .. } => Kind::Platform,
            Self::Guide { .. } => Kind::Guide,
            Self::Letter => Kind::Letter,
            Self::Law { .. } => Kind::Law,
            Self::Figure { .. } => Kind::Figure,
            Self::Activity { .. } => Kind::Activity,
            Self::Card { .. } => Kind::Card,
            Self::Track => Kind::Track,
        }
    }
}
