//! Entries, lines and summaries as plain text, for the terminal and the clipboard.

use std::fmt::Write as _;

use reperes_core::Helpline;
use reperes_core::knowledge::{Audience, Entry, FieldRole, Kind, Section};

use super::entries::EntryPresenter;
use super::helplines::Presenter;
use super::wire::{Item, StepGroup, StepPlan};

/// An entry, from its title to the line to contact. Of a letter, only the body: a person completes
/// it.
pub(crate) fn entry(entries: &EntryPresenter<'_>, entry: &Entry) -> String {
    let words = entry.words.get(entries.lines.messages.language);
    if entry.kind() == Kind::Letter {
        return letter(words.section(FieldRole::Body));
    }
    let mut text = format!("{}\n", words.title);
    for shown in entries.sections(entry) {
        text.push('\n');
        for line in shown.title.iter().chain(&shown.text) {
            push_line(&mut text, line);
        }
        match shown.plans.as_slice() {
            [] => {
                for (number, item) in shown.items.iter().enumerate() {
                    push_item(&mut text, shown.ordered.then_some(number + 1), item);
                }
            }
            plans => push_plan(&mut text, &shown.items, for_family(plans)),
        }
    }
    text.push('\n');
    let whom = name_and_number(&entries.lines, &entry.call);
    let ending = |whom: String| entries.lines.messages.format("plain-ending", &[("whom", &whom)]);
    push_line(&mut text, &whom.map(ending).unwrap_or_default());
    text
}

/// The plan that begins with the steps of the family, or the only plan.
fn for_family(plans: &[StepPlan]) -> Option<&StepPlan> {
    let is_for_family = |plan: &&StepPlan| plan.reader == Some(Audience::Parent);
    plans.iter().find(is_for_family).or_else(|| plans.first())
}

/// Every step of a plan, each group under its heading.
fn push_plan(text: &mut String, items: &[Item], plan: Option<&StepPlan>) {
    let Some(plan) = plan else { return };
    push_groups(text, items, &plan.groups);
    for fold in &plan.folds {
        push_line(text, &format!("\n{}", fold.title));
        push_groups(text, items, &fold.groups);
    }
}

fn push_groups(text: &mut String, items: &[Item], groups: &[StepGroup]) {
    for group in groups {
        push_line(text, &format!("\n{}", group.title));
        let shown = group.steps.iter().filter_map(|at| items.get(*at));
        for (number, item) in (group.first..).zip(shown) {
            push_item(text, Some(number), item);
        }
    }
}

/// An item after its number, or after a dash.
fn push_item(text: &mut String, number: Option<usize>, item: &Item) {
    let mark = number.map_or_else(|| "–".to_owned(), |number| format!("{number}."));
    push_line(text, &format!("{mark} {}", item.text));
    if let Some(why) = &item.why {
        push_line(text, &format!("   {why}"));
    }
}

/// A line, its channels and their states.
pub(crate) fn line(presenter: &Presenter<'_>, line: &Helpline) -> String {
    let shown = presenter.line(line);
    let mut text = format!("{}\n{}\n\n", shown.name, shown.purpose);
    for channel in &line.channels {
        let contact = presenter.messages.format(
            "cli-channel",
            &[("label", &presenter.channel_name(channel)), ("value", &channel.value)],
        );
        push_line(
            &mut text,
            &[contact].into_iter().chain(presenter.state(channel)).collect::<Vec<_>>().join(" · "),
        );
        if let Some(hours) = presenter.hours(channel) {
            push_line(&mut text, &format!("   {hours}"));
        }
    }
    for note in &shown.notes {
        push_line(&mut text, &format!("\n{note}"));
    }
    text
}

/// The summary of the signs that a person noted: the signs, whom to call first, what to do.
pub(crate) fn summary(entries: &EntryPresenter<'_>, ids: &[String]) -> String {
    let summary = entries.summary(ids);
    let mut text = format!("{}\n\n", summary.title);
    for sign in &summary.signs {
        push_line(&mut text, &format!("– {}", sign.title));
    }
    text.push('\n');
    push_line(&mut text, &summary.not_proof);
    for whom in summary.first_calls.iter().filter_map(|id| name_and_number(&entries.lines, id)) {
        let call = entries.lines.messages.format("plain-call-first", &[("whom", &whom)]);
        push_line(&mut text, &call);
    }
    text.push('\n');
    for step in &summary.steps {
        push_line(&mut text, &format!("– {step}"));
    }
    text
}

/// The name and the number of the line with this channel, or one of them if they are the same.
fn name_and_number(lines: &Presenter<'_>, channel: &str) -> Option<String> {
    let (line, channel) = lines.library.channel(channel)?;
    let (name, value) = (&line.words.get(lines.messages.language).name, &channel.value);
    Some(if name == value { name.clone() } else { format!("{name}, {value}") })
}

fn letter(body: Option<&Section>) -> String {
    let paragraphs =
        body.map(|body| body.items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>());
    paragraphs.unwrap_or_default().join("\n\n") + "\n"
}

fn push_line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::app_state::test_app::with_entries;
    use reperes_core::{ClockVerdict, Language};

    fn plain(what: impl FnOnce(&EntryPresenter<'_>) -> String) -> String {
        let now = "2026-11-24T12:00:00Z";
        with_entries(Language::French, now, ClockVerdict::Plausible, what)
            .replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// The text of a letter has no title. The text of another entry ends with the line to contact.
    #[test]
    fn a_letter_is_copied_without_its_title_and_an_entry_whole() {
        let letter =
            plain(|entries| entry(entries, entries.knowledge.entry("letter-school").unwrap()));
        assert!(
            letter.contains("Madame, Monsieur") && !letter.contains("Première lettre"),
            "{letter}"
        );
        let sign = plain(|entries| entry(entries, entries.knowledge.entry("sign-sleep").unwrap()));
        assert!(
            sign.starts_with("Dort mal") && sign.contains("Quelqu’un vers qui se tourner : 3018"),
            "{sign}"
        );
    }

    /// The steps of a family come first. Those of the school follow, with numbers that go on.
    #[test]
    fn steps_are_under_the_time_when_they_are_due() {
        let text =
            plain(|entries| entry(entries, entries.knowledge.entry("talks-of-dying").unwrap()));
        let mut from = 0;
        for part in [
            "\n\nCe soir\n1. ",
            "\n\nDemain\n5. ",
            "\n\nEnsuite\n8. ",
            "\n\nPour l’école : 1 étape\n\nAujourd’hui\n10. Dans un établissement",
            "\n\nCe qu’il vaut mieux éviter\n",
        ] {
            let at = text[from..].find(part);
            from += at.unwrap_or_else(|| panic!("{part:?} in {text}"));
        }
    }

    #[test]
    fn what_was_noted_names_the_first_call_of_a_danger_sign() {
        let ids = ["sign-sleep".to_owned(), "sign-runaway".to_owned()];
        let text = plain(|entries| summary(entries, &ids));
        for part in ["24 novembre 2026", "Dort mal", "Appelez d’abord : 17", "preuve"] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
