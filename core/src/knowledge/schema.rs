//! The schema of the entries: which text fields each kind has, their types and their roles. A new
//! field is added here and nowhere else.

use super::kind::{Kind, Part, Place};

/// The type of a field in the content files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldType {
    /// A paragraph.
    Text,
    /// A paragraph that may be left out.
    OptionalText,
    /// A list of texts.
    List,
    /// A list of texts that may be left out.
    OptionalList,
    /// A list of steps, in order.
    Steps,
    /// Records of what to do, or of what not to do, each with its reason. The value is the key of
    /// the action.
    Reasoned(&'static str),
    /// Records with a title, a text, a list.
    Sections,
    /// One label for each value of the chart.
    Labels,
}

/// One text field of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) part: Part,
    pub(super) ty: FieldType,
}

const fn field(key: &'static str, part: Part, ty: FieldType) -> Field {
    Field { key, part, ty }
}

const LEAD: Field = field("lead", Part::Lead, FieldType::Text);
const AVOID: Field = field("avoid", Part::Avoid, FieldType::Reasoned("do_not"));
const NOTES: Field = field("notes", Part::Notes, FieldType::List);

const SIGN: &[Field] = &[
    field("explanation", Part::Explanation, FieldType::Text),
    field("gesture", Part::Gesture, FieldType::Text),
];
const FORM: &[Field] = &[
    field("looks_like", Part::LooksLike, FieldType::Text),
    field("why_it_hurts", Part::WhyItHurts, FieldType::Text),
    field("what_helps", Part::WhatHelps, FieldType::List),
];
const SITUATION: &[Field] = &[LEAD, field("step", Part::Steps, FieldType::Reasoned("do")), AVOID];
const TALK: &[Field] = &[
    LEAD,
    field("openers", Part::Openers, FieldType::List),
    field("listen", Part::Listen, FieldType::List),
    AVOID,
];
const PLATFORM: &[Field] = &[
    field("report", Part::Report, FieldType::Steps),
    field("soften", Part::Soften, FieldType::List),
    NOTES,
];
const GUIDE: &[Field] = &[LEAD, field("section", Part::Section, FieldType::Sections)];
const LETTER: &[Field] =
    &[field("use", Part::Use, FieldType::Text), field("body", Part::Body, FieldType::List)];
const LAW: &[Field] = &[
    field("says", Part::Says, FieldType::Text),
    field("penalty", Part::Penalty, FieldType::OptionalText),
    field("caution", Part::Caution, FieldType::Text),
];
const FIGURE: &[Field] = &[
    field("reading", Part::Reading, FieldType::Text),
    field("definition", Part::Definition, FieldType::Text),
    field("labels", Part::Labels, FieldType::Labels),
];
const ACTIVITY: &[Field] = &[
    field("aim", Part::Aim, FieldType::Text),
    field("material", Part::Material, FieldType::List),
    field("steps", Part::Steps, FieldType::Steps),
    field("texts", Part::Texts, FieldType::OptionalList),
    field("debrief", Part::Debrief, FieldType::List),
    field("care", Part::Care, FieldType::List),
];
const CARD: &[Field] = &[
    field("story", Part::Story, FieldType::Text),
    field("questions", Part::Questions, FieldType::List),
    NOTES,
];
const TRACK: &[Field] = &[
    LEAD,
    field("items", Part::Steps, FieldType::Steps),
    field("ending", Part::Ending, FieldType::Text),
];

/// The fields of a kind, in the order in which they are shown.
pub(super) const fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Sign => SIGN,
        Kind::Form => FORM,
        Kind::Situation => SITUATION,
        Kind::Talk => TALK,
        Kind::Platform => PLATFORM,
        Kind::Guide => GUIDE,
        Kind::Letter => LETTER,
        Kind::Law => LAW,
        Kind::Figure => FIGURE,
        Kind::Activity => ACTIVITY,
        Kind::Card => CARD,
        Kind::Track => TRACK,
    }
}

/// The files of a kind: the attributes, then the texts below `fr/` and `en/`.
pub(super) const fn files(kind: Kind) -> [&'static str; 3] {
    match kind {
        Kind::Sign => ["signs.toml", "fr/signs.toml", "en/signs.toml"],
        Kind::Form => ["forms.toml", "fr/forms.toml", "en/forms.toml"],
        Kind::Situation => ["situations.toml", "fr/situations.toml", "en/situations.toml"],
        Kind::Talk => ["talk.toml", "fr/talk.toml", "en/talk.toml"],
        Kind::Platform => ["platforms.toml", "fr/platforms.toml", "en/platforms.toml"],
        Kind::Guide => ["guides.toml", "fr/guides.toml", "en/guides.toml"],
        Kind::Letter => ["letters.toml", "fr/letters.toml", "en/letters.toml"],
        Kind::Law => ["law.toml", "fr/law.toml", "en/law.toml"],
        Kind::Figure => ["figures.toml", "fr/figures.toml", "en/figures.toml"],
        Kind::Activity => ["activities.toml", "fr/activities.toml", "en/activities.toml"],
        Kind::Card => ["cards.toml", "fr/cards.toml", "en/cards.toml"],
        Kind::Track => ["tracks.toml", "fr/tracks.toml", "en/tracks.toml"],
    }
}

/// The section of the app for the entries of a kind; `None` if each entry states its own.
pub(super) const fn place(kind: Kind) -> Option<Place> {
    match kind {
        Kind::Sign => Some(Place::Spot),
        Kind::Form | Kind::Law | Kind::Figure => Some(Place::Understand),
        Kind::Situation | Kind::Talk | Kind::Platform | Kind::Letter => Some(Place::Act),
        Kind::Activity | Kind::Card | Kind::Track => Some(Place::Class),
        Kind::Guide => None,
    }
}
