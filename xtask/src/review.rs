//! `cargo xtask review`: every page that no professional has read, as one HTML file per language in
//! `target/review/`. A professional reads it without the app, on the screen or on paper.
//!
//! The texts are those that `reperes show --json` prints, under the headings of the app.

mod html;
mod interface_words;
mod page;
mod words;

#[cfg(test)]
#[path = "review_tests.rs"]
mod review_tests;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use reperes_core::knowledge::{Entry, Sensitive};
use reperes_core::{Knowledge, Language, Library, embedded_files};
use serde_json::Value;

use crate::{apt, build, cmd, setup};
use html::{element, escape};
use interface_words::InterfaceWords;
use page::PageWriter;
use words::{Words, words};

/// Prints an entry in a language as `reperes show --json` does.
type Show<'a> = dyn Fn(&Entry, Language) -> Result<Value> + 'a;

/// The order of the pages: the reason why a professional has to read a page, then all others.
const ORDER: [Option<Sensitive>; 5] = [
    Some(Sensitive::Danger),
    Some(Sensitive::Suicide),
    Some(Sensitive::Image),
    Some(Sensitive::Author),
    None,
];

pub(crate) fn run() -> Result<ExitCode> {
    setup::all(&[apt::RUN])?;
    let app = build::app(build::Kind::Plain)?;
    let files = embedded_files();
    let library = Library::read(&files)?;
    let knowledge = Knowledge::read(&files, &library)?;
    let unread = unread(&knowledge);
    let folder = cmd::root().join("target/review");
    fs::create_dir_all(&folder)?;
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        println!("{}", path.display());
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))
    };
    let show = |entry: &Entry, language| printed(&app, entry, language);
    for language in Language::ALL {
        let name = format!("review.{}.html", language.code());
        write(&name, document(&library, &unread, language, &show)?)?;
    }
    write("unread.md", release_notes(&unread))?;
    println!(
        "{} of {} pages: no professional has read them",
        unread.len(),
        knowledge.entries.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// The pages that no professional has read, in the order in which they are printed.
fn unread(knowledge: &Knowledge) -> Vec<&Entry> {
    let of = |reason| {
        let entries = knowledge.entries.iter();
        entries.filter(move |entry| entry.reviewed_by.is_empty() && entry.sensitive == reason)
    };
    ORDER.into_iter().flat_map(of).collect()
}

/// Runs `reperes show`.
fn printed(app: &Path, entry: &Entry, language: Language) -> Result<Value> {
    let app = app.display().to_string();
    let text = cmd::capture(cmd::program(
        &app,
        &["show", &entry.id, "--json", "--lang", language.code()],
    ))?;
    serde_json::from_str(&text).with_context(|| format!("reperes show {}", entry.id))
}

/// The whole file of one language.
fn document(
    library: &Library,
    unread: &[&Entry],
    language: Language,
    show: &Show<'_>,
) -> Result<String> {
    let words = words(language);
    let interface = InterfaceWords::new(language);
    let writer = PageWriter { library, interface: &interface, words, language };
    let mut pages = String::new();
    for (number, entry) in (1..).zip(unread) {
        let shown = show(entry, language)?;
        let page = writer.page(number, entry, &shown);
        pages.push_str(&page.with_context(|| format!("the page {}", entry.id))?);
    }
    let front = front(words, unread.len(), language);
    let contents = contents(words, &interface, unread, language)?;
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{front}{contents}{pages}</body>\n</html>\n",
        code = language.code(),
        title = escape(&html::typeset(language, words.title)),
        style = include_str!("review/style.css"),
    ))
}

/// The first sheet: what the file is, and how to answer.
fn front(words: &Words, count: usize, language: Language) -> String {
    let said = |tag: &str, text: &str| element(tag, &html::typeset(language, text));
    let edition = format!("Repères {} · {count} {}", env!("CARGO_PKG_VERSION"), words.pages);
    let steps: String = words.steps.iter().map(|step| said("li", step)).collect();
    format!(
        "<main>\n{}{}{}{}<ol class=\"how\">\n{steps}</ol>\n{}</main>\n",
        said("h1", words.title),
        said("p", &edition),
        said("p", words.why),
        said("h2", words.how_to_answer),
        said("p", words.privacy),
    )
}

/// The list of the pages, each with its number.
fn contents(
    words: &Words,
    interface: &InterfaceWords,
    unread: &[&Entry],
    language: Language,
) -> Result<String> {
    let said = |tag: &str, text: &str| element(tag, &html::typeset(language, text));
    let mut contents = said("h2", words.contents);
    let mut heading = String::new();
    for (number, entry) in (1..).zip(unread) {
        let next = group(words, interface, entry)?;
        if next != heading {
            contents.push_str(if heading.is_empty() { "" } else { "</ul>\n" });
            let _ = writeln!(contents, "{}<ul>", said("h3", &next));
            heading = next;
        }
        let title = escape(&entry.words.get(language).title);
        let _ = writeln!(contents, "<li><a href=\"#{}\">{number}. {title}</a></li>", entry.id);
    }
    contents.push_str(if heading.is_empty() { "" } else { "</ul>\n" });
    Ok(format!("<nav>\n{contents}</nav>\n"))
}

/// The heading over a page in the contents: the reason to read it, or its kind.
fn group(words: &Words, interface: &InterfaceWords, entry: &Entry) -> Result<String> {
    match entry.sensitive {
        Some(reason) => Ok(words.reason(reason).to_owned()),
        None => interface.get(&format!("found-{}", entry.kind().name())),
    }
}

/// The list for the text of a release: the titles in both languages.
fn release_notes(unread: &[&Entry]) -> String {
    let (french, english) = (words(Language::French), words(Language::English));
    let heading = html::typeset(Language::French, french.unread);
    let mut text = format!("## {heading} / {}\n", english.unread);
    for reason in ORDER {
        let mut titles = unread.iter().filter(|entry| entry.sensitive == reason).peekable();
        if titles.peek().is_some() {
            let [french, english] = [french, english]
                .map(|words| reason.map_or(words.other, |reason| words.reason(reason)));
            let _ = writeln!(text, "\n### {french} / {english}\n");
        }
        for Entry { id, words, .. } in titles {
            let _ = writeln!(text, "- {} / {} (`{id}`)", words.french.title, words.english.title);
        }
    }
    text
}
