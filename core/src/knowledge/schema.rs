//! The schema of the entries: which text fields each kind has, their types and their roles. A new
//! field is added here and nowhere else.

use super::kind::{AppSection, FieldRole, Kind};

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
    pub(super) part: FieldRole,
    pub(super) ty: FieldType,
}

const fn field(key: &'static str, part: FieldRole, ty: FieldType) -> Field {
    Field { key, part, ty }
}

const LEAD_FIELD: Field = field("lead", FieldRole::Lead, FieldType::Text);
const AVOID_FIELD: Field = field("avoid", FieldRole::Avoid, FieldType::Reasoned("do_not"));
const NOTES_FIELD: Field = field("notes", FieldRole::Notes, FieldType::List);

const SIGN: &[Field] = &[
    field("explanation", FieldRole::Explanation, FieldType::Text),
    field("gesture", FieldRole::Gesture, FieldType::Text),
];
const FORM: &[Field] = &[
    field("looks_like", FieldRole::LooksLike, FieldType::Text),
    field("why_it_hurts", FieldRole::WhyItHurts, FieldType::Text),
    field("what_helps", FieldRole::WhatHelps, FieldType::List),
];
const SITUATION: &[Field] =
    &[LEAD_FIELD, field("step", FieldRole::Steps, FieldType::Reasoned("do")), AVOID_FIELD];
const TALK: &[Field] = &[
    LEAD_FIELD,
    field("openers", FieldRole::Openers, FieldType::List),
    field("listen", FieldRole::Listen, FieldType::List),
    AVOID_FIELD,
];
const PLATFORM: &[Field] = &[
    field("report", FieldRole::Report, FieldType::Steps),
    field("soften", FieldRole::Soften, FieldType::List),
    NOTES_FIELD,
];
const GUIDE: &[Field] = &[LEAD_FIELD, field("section", FieldRole::Section, FieldType::Sections)];
const LETTER: &[Field] = &[
    field("use", FieldRole::Use, FieldType::Text),
    field("body", FieldRole::Body, FieldType::List),
];
const LAW: &[Field] = &[
    field("says", FieldRole::Says, FieldType::Text),
    field("penalty", FieldRole::Penalty, FieldType::OptionalText),
    field("caution", FieldRole::Caution, FieldType::Text),
];
const FIGURE: &[Field] = &[
    field("reading", FieldRole::Reading, FieldType::Text),
    field("definition", FieldRole::Definition, FieldType::Text),
    field("labels", FieldRole::Labels, FieldType::Labels),
];
const ACTIVITY: &[Field] = &[
    field("aim", FieldRole::Aim, FieldType::Text),
    field("material", FieldRole::Material, FieldType::List),
    field("steps", FieldRole::Steps, FieldType::Steps),
    field("texts", FieldRole::Texts, FieldType::OptionalList),
    field("debrief", FieldRole::Debrief, FieldType::List),
    field("care", FieldRole::Care, FieldType::List),
];
const CARD: &[Field] = &[
    field("story", FieldRole::Story, FieldType::Text),
    field("questions", FieldRole::Questions, FieldType::List),
    NOTES_FIELD,
];
const TRACK: &[Field] = &[
    LEAD_FIELD,
    field("items", FieldRole::Steps, FieldType::Steps),
    field("ending", FieldRole::Ending, FieldType::Text),
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
pub(super) const fn place(kind: Kind) -> Option<AppSection> {
    match kind {
        Kind::Sign => Some(AppSection::Spot),
        Kind::Form | Kind::Law | Kind::Figure => Some(AppSection::Understand),
        Kind::Situation | Kind::Talk | Kind::Platform | Kind::Letter => Some(AppSection::Act),
        Kind::Activity | Kind::Card | Kind::Track => Some(AppSection::Class),
        Kind::Guide => None,
    }
}
