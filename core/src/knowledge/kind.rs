//! The kinds of entries, the sections of the app and the roles of fields: enums that the rest of
//! the knowledge uses.

use serde::{Deserialize, Serialize};

/// The kind of an entry. Each kind has its own content file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A sign to notice in a child who is targeted, who takes part or who sees it.
    Sign,
    /// One form of cyberbullying.
    Form,
    /// What to do, step by step, in one situation.
    Situation,
    /// How to talk with a child of a certain age.
    Talk,
    /// How to report and to block on one network.
    Platform,
    /// A page on its own.
    Guide,
    /// A letter to copy and complete.
    Letter,
    /// One rule of law.
    Law,
    /// One figure of one survey.
    Figure,
    /// An hour with a class.
    Activity,
    /// An invented situation to discuss.
    Card,
    /// A page for pupils.
    Track,
}

impl Kind {
    /// Every kind, in the order in which they are read.
    pub const ALL: [Self; 12] = [
        Self::Sign,
        Self::Form,
        Self::Situation,
        Self::Talk,
        Self::Platform,
        Self::Guide,
        Self::Letter,
        Self::Law,
        Self::Figure,
        Self::Activity,
        Self::Card,
        Self::Track,
    ];

    /// The name of a record of this kind in the content files, `[[sign]]`, and everywhere else
    /// outside the program.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Form => "form",
            Self::Situation => "situation",
            Self::Talk => "talk",
            Self::Platform => "platform",
            Self::Guide => "guide",
            Self::Letter => "letter",
            Self::Law => "law",
            Self::Figure => "figure",
            Self::Activity => "activity",
            Self::Card => "card",
            Self::Track => "track",
        }
    }
}

/// The section of the app that an entry belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppSection {
    /// Repérer.
    Spot,
    /// Comprendre.
    Understand,
    /// Agir.
    Act,
    /// En classe.
    Class,
}

impl AppSection {
    /// Every section, in the order of the app.
    pub const ALL: [Self; 4] = [Self::Spot, Self::Understand, Self::Act, Self::Class];
}

/// The role of one section of an entry. If the section has no heading of its own, the interface
/// supplies one for the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the field of the same name in the content files")]
pub enum FieldRole {
    Lead,
    Explanation,
    Gesture,
    LooksLike,
    WhyItHurts,
    WhatHelps,
    Steps,
    Avoid,
    Openers,
    Listen,
    Report,
    Soften,
    Notes,
    Section,
    Use,
    Body,
    Says,
    Penalty,
    Caution,
    Definition,
    Reading,
    Labels,
    Aim,
    Material,
    Texts,
    Debrief,
    Care,
    Story,
    Questions,
    Ending,
}

impl FieldRole {
    /// Its name outside the program, which is also that of the message that heads the section.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Explanation => "explanation",
            Self::Gesture => "gesture",
            Self::LooksLike => "looks-like",
            Self::WhyItHurts => "why-it-hurts",
            Self::WhatHelps => "what-helps",
            Self::Steps => "steps",
            Self::Avoid => "avoid",
            Self::Openers => "openers",
            Self::Listen => "listen",
            Self::Report => "report",
            Self::Soften => "soften",
            Self::Notes => "notes",
            Self::Section => "section",
            Self::Use => "use",
            Self::Body => "body",
            Self::Says => "says",
            Self::Penalty => "penalty",
            Self::Caution => "caution",
            Self::Definition => "definition",
            Self::Reading => "reading",
            Self::Labels => "labels",
            Self::Aim => "aim",
            Self::Material => "material",
            Self::Texts => "texts",
            Self::Debrief => "debrief",
            Self::Care => "care",
            Self::Story => "story",
            Self::Questions => "questions",
            Self::Ending => "ending",
        }
    }
}
