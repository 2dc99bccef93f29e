//! Entries, lines and summaries as plain text, for the terminal and the clipboard.

use std::fmt::Write as _;

use reperes_core::Helpline;
use reperes_core::knowledge::{Entry, FieldRole, Kind, Section};

use super::entries::EntryPresenter;
use super::helplines::Presenter;

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
        for (number, item) in shown.items.iter().enumerate() {
            let mark = if shown.ordered { format!("{}.", number + 1) } else { "–".to_owned() };
            push_line(&mut text, &format!("{mark} {}", item.text));
            if let Some(why) = &item.why {
                push_line(&mut text, &format!("   {why}"));
            }
        }
    }
    text.push('\n');
    let whom = name_and_number(&entries.lines, &entry.call);
    let ending = |whom: String| entries.lines.messages.format("plain-ending", &[("whom", &whom)]);
    push_line(&mut text, &whom.map(ending).unwrap_or_default());
    text
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
            sign.starts_with("Dort mal") && sign.contains("Pour que quelqu’un agisse : 3018"),
            "{sign}"
        );
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
