//! `cargo xtask words`: the correct words that the search must not take for misspellings, from the
//! dictionaries of hunspell into `content/*/forms.txt`.
//!
//! A list keeps only those words of a language that the search would take for a misspelling of
//! another word. It leaves out the words in `content/*/existing.txt`, the list of the danger
//! classifier, because the search reads both lists.

mod hunspell;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use reperes_core::search::{Index, SearchContent};
use reperes_core::{Knowledge, Language, Library, embedded_files};

use crate::{apt, cmd};

/// A list, and the dictionary that it is made from.
struct WordList {
    language: Language,
    dictionary: &'static str,
    package: &'static str,
    licence: &'static str,
    place: &'static str,
}

const LISTS: [WordList; 2] = [
    WordList {
        language: Language::French,
        dictionary: "/usr/share/hunspell/fr",
        package: "hunspell-fr-classical",
        licence: "Dicollecte, MPL 2.0",
        place: "fr/forms.txt",
    },
    WordList {
        language: Language::English,
        dictionary: "/usr/share/hunspell/en_GB",
        package: "hunspell-en-gb",
        licence: "David Bartlett, Andrew Brown and Marco A.G. Pinto, LGPL",
        place: "en/forms.txt",
    },
];
/// The limit for both lists together.
const MAX_BYTES: usize = 250_000;

pub(crate) fn run(check: bool) -> Result<ExitCode> {
    apt::ensure(apt::CORE)?;
    let mut stale = Vec::new();
    let mut all = 0;
    for list in &LISTS {
        let place = list.place;
        let path = cmd::root().join("content").join(place);
        let source = format!("{} {}", list.package, package_version(list.package)?);
        let known = fs::read_to_string(&path).unwrap_or_default();
        // Another version of the dictionary has other words.
        if check && !known.lines().take(2).any(|line| line.contains(&source)) {
            println!("{place}: not checked, this system has {source}");
            continue;
        }
        let text = word_list(list, &source)?;
        all += text.len();
        println!(
            "{place}: {} words, {} bytes",
            text.lines().filter(|line| !line.starts_with('#')).count(),
            text.len()
        );
        if known == text {
            continue;
        }
        if check {
            stale.push(place);
        } else {
            fs::write(&path, text)
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
    }
    if all > MAX_BYTES {
        bail!("both lists take {all} bytes, more than {MAX_BYTES}");
    }
    if !stale.is_empty() {
        bail!("out of date: {}; write them with: cargo xtask words", stale.join(", "));
    }
    Ok(ExitCode::SUCCESS)
}

/// The version of an installed Debian package.
fn package_version(package: &str) -> Result<String> {
    cmd::capture(cmd::program("dpkg-query", &["--show", "--showformat=${Version}", package]))
}

fn word_list(list: &WordList, source: &str) -> Result<String> {
    let language = list.language;
    let forms = hunspell::forms(Path::new(list.dictionary))?;
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    // The index is built without the list itself: the search never takes a word of the list for a
    // misspelling.
    let files = embedded_files();
    let existing = match language {
        Language::French => files.text("fr/existing.txt").to_owned(),
        Language::English => files.text("en/existing.txt").to_owned(),
    };
    let existing: BTreeSet<&str> = existing.lines().collect();
    let files = files.with("fr/forms.txt", "").with("en/forms.txt", "");
    let library = Library::read(&files)?;
    let knowledge = Knowledge::read(&files, &library)?;
    let index = Index::new(
        &library,
        &knowledge,
        &SearchContent::read(&files, &library, &knowledge)?,
        language,
    );
    let kept: BTreeSet<&str> =
        index.miscorrected(&forms).into_iter().filter(|form| !existing.contains(form)).collect();
    let mut text = format!(
        "# Words that exist and are no slip of a word that the search knows, beside those of existing.txt. Made by `cargo xtask words` from the\n\
         # Debian package {source} ({}); the list is under the licence of that dictionary. Nothing of it is displayed.\n",
        list.licence
    );
    for word in kept {
        text.push_str(word);
        text.push('\n');
    }
    Ok(text)
}
