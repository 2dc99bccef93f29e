//! Entries as plain text: for the terminal, the clipboard, a letter that somebody will complete.

use std::fmt::Write as _;

use reperes_core::Helpline;
use reperes_core::knowledge::{Entry, Kind, Part, Section};

use crate::entries::Librarian;
use crate::view::CommandError;

/// One entry as it is, or several as what somebody noted.
///
/// # Errors
/// An id that is no entry.
pub(crate) fn text(librarian: &Librarian<'_>, ids: &[String]) -> Result<String, CommandError> {
    let find = |id: &String| librarian.knowledge.entry(id).ok_or_else(|| CommandError::unknown_id(id));
    match ids.iter().map(find).collect::<Result<Vec<_>, _>>()?.as_slice() {
        [one] if one.kind() != Kind::Sign => Ok(entry(librarian, one)),
        _ => Ok(noted(librarian, ids)),
    }
}

/// An entry from its title to the line that ends it.
pub(crate) fn entry(librarian: &Librarian<'_>, entry: &Entry) -> String {
    let words = entry.words.get(librarian.words.language);
    if entry.kind() == Kind::Letter {
        return letter(words.section(Part::Body));
    }
    let mut text = format!("{}\n", words.title);
    for shown in librarian.sections(entry) {
        text.push('\n');
        for line in shown.title.iter().chain(&shown.text) {
            push(&mut text, line);
        }
        for (number, item) in shown.items.iter().enumerate() {
            let mark = if shown.ordered { format!("{}.", number + 1) } else { "–".to_owned() };
            push(&mut text, &format!("{mark} {}", item.text));
            if let Some(why) = &item.why {
                push(&mut text, &format!("   {why}"));
            }
        }
    }
    text.push('\n');
    push(&mut text, &ending(librarian, entry));
    text
}

/// A line with its ways of contact and their state.
pub(crate) fn line(librarian: &Librarian<'_>, line: &Helpline) -> String {
    let shown = librarian.line(line);
    let presenter = librarian.presenter();
    let mut text = format!("{}\n{}\n\n", shown.name, shown.purpose);
    for channel in &line.channels {
        let contact = librarian.words.fill("cli-channel", &[("label", &presenter.label(channel)), ("value", &channel.value)]);
        push(&mut text, &format!("{contact} · {}", presenter.detail(channel)));
    }
    for note in &shown.notes {
        push(&mut text, &format!("\n{note}"));
    }
    text
}

/// Several entries that somebody noted: titles only, then what to do and whom to call.
fn noted(librarian: &Librarian<'_>, ids: &[String]) -> String {
    let summary = librarian.summary(ids);
    let mut text = format!("{}\n\n", librarian.words.fill("summary-title", &[("date", &librarian.today())]));
    for sign in &summary.signs {
        push(&mut text, &format!("– {}", sign.title));
    }
    text.push('\n');
    push(&mut text, &summary.not_proof);
    text.push('\n');
    for step in &summary.steps {
        push(&mut text, &format!("– {step}"));
    }
    text
}

/// Who answers, in a sentence.
fn ending(librarian: &Librarian<'_>, entry: &Entry) -> String {
    let Some((line, channel)) = librarian.library.channel(&entry.call) else { return String::new() };
    let name = &line.words.get(librarian.words.language).name;
    librarian.words.fill("plain-ending", &[("name", name), ("value", &channel.value)])
}

fn letter(body: Option<&Section>) -> String {
    let paragraphs = body.map(|body| body.items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>());
    paragraphs.unwrap_or_default().join("\n\n") + "\n"
}

fn push(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}
