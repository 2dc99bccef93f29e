//! The sections of an entry, each under its heading.

use reperes_core::knowledge::{self, Entry, FieldRole, Kind};

use super::EntryPresenter;
use super::step_plans::plans;
use crate::view::messages::Messages;
use crate::view::wire;

impl EntryPresenter<'_> {
    /// The sections of an entry, each under its heading.
    pub(crate) fn sections(&self, entry: &Entry) -> Vec<wire::Section> {
        let sections = entry
            .words
            .get(self.lines.messages.language)
            .sections
            .iter()
            .filter(|section| section.part != FieldRole::Labels);
        let shown = |section: &knowledge::Section| wire::Section {
            part: section.part.name().to_owned(),
            title: section
                .title
                .clone()
                .or_else(|| heading(self.lines.messages, entry.kind(), section.part)),
            text: section.text.clone(),
            items: section
                .items
                .iter()
                .map(|item| wire::Item { text: item.text.clone(), why: item.why.clone() })
                .collect(),
            ordered: section.ordered,
            plans: if section.part == FieldRole::Steps {
                plans(self.lines.messages, entry.detail.steps())
            } else {
                Vec::new()
            },
        };
        sections.map(shown).collect()
    }
}

/// The heading of a section that has none of its own. The first text of an entry needs none.
fn heading(messages: &Messages, kind: Kind, part: FieldRole) -> Option<String> {
    let id = match part {
        FieldRole::Lead
        | FieldRole::Explanation
        | FieldRole::Section
        | FieldRole::Body
        | FieldRole::Labels
        | FieldRole::Reading
        | FieldRole::Story
        | FieldRole::Says => {
            return None;
        }
        FieldRole::Use => "part-use",
        FieldRole::Gesture => "part-gesture",
        FieldRole::LooksLike => "part-looks-like",
        FieldRole::WhyItHurts => "part-why-it-hurts",
        FieldRole::WhatHelps => "part-what-helps",
        FieldRole::Steps if kind == Kind::Activity => "part-course",
        FieldRole::Steps if kind == Kind::Track => return None,
        FieldRole::Steps => "part-steps",
        FieldRole::Avoid => "part-avoid",
        FieldRole::Openers => "part-openers",
        FieldRole::Listen => "part-listen",
        FieldRole::Report => "part-report",
        FieldRole::Soften => "part-soften",
        FieldRole::Notes if kind == Kind::Card => "part-for-adult",
        FieldRole::Notes => "part-notes",
        FieldRole::Penalty => "part-penalty",
        FieldRole::Caution => "part-caution",
        FieldRole::Definition => "part-definition",
        FieldRole::Aim => "part-aim",
        FieldRole::Material => "part-material",
        FieldRole::Texts => "part-texts",
        FieldRole::Debrief => "part-debrief",
        FieldRole::Care => "part-care",
        FieldRole::Questions => "part-questions",
        FieldRole::Ending => "part-ending",
    };
    Some(messages.get(id))
}
