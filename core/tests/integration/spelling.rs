//! The spelling of the app: every French and English word is in a dictionary or in the project's
//! own list.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support::{knowledge, library};
use reperes_core::{CrisisRecogniser, Language, embedded_files};

/// Every text that a user reads in one language: entries, lines, and the messages of the interface
/// and of the shell.
fn everything(language: Language) -> String {
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push('\n');
    };
    for entry in knowledge().entries {
        let words = entry.words.get(language);
        add(&words.title);
        words.sections.iter().flat_map(|section| section.texts()).for_each(&mut add);
    }
    for line in library().helplines {
        let words = line.words.get(language);
        [&words.name, &words.purpose, &words.audience]
            .into_iter()
            .chain(&words.notes)
            .chain(&words.otherwise)
            .for_each(|text| add(text));
        words.answered_by.iter().chain(&words.overseas).for_each(|text| add(text));
    }
    let crises = CrisisRecogniser::read(&embedded_files(), &library()).unwrap();
    crises.concepts().iter().for_each(|concept| add(concept.sentence.get(language)));
    let (interface, shell) = match language {
        Language::French => (
            include_str!("../../../content/fr/interface.ftl"),
            include_str!("../../../content/fr/shell.ftl"),
        ),
        Language::English => (
            include_str!("../../../content/en/interface.ftl"),
            include_str!("../../../content/en/shell.ftl"),
        ),
    };
    for line in interface.lines().chain(shell.lines()) {
        let said = line
            .split_once(" = ")
            .map_or_else(|| line.strip_prefix("    "), |(_, said)| Some(said));
        said.into_iter().for_each(|said| add(&without_places(said)));
    }
    text
}

/// The text without `{ $value }`, addresses, options and file names, which are not words.
fn without_places(said: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    for letter in said.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => text.push(letter),
            _ => {}
        }
    }
    text
}

fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for token in text.split_whitespace().filter(|token| {
        !token.contains("://")
            && !token.contains('/')
            && !token.contains('@')
            && !token.starts_with("--")
    }) {
        let token = token.trim_matches(|letter: char| !letter.is_alphanumeric());
        let dotted = token.contains('.')
            && token.chars().filter(|letter| *letter == '.').count() >= 1
            && !token.ends_with('.');
        if dotted || token.chars().any(|letter| letter.is_ascii_digit()) {
            continue;
        }
        // The dictionaries contain the straight apostrophe.
        words.insert(token.replace('’', "'"));
    }
    words
}

fn unknown(dictionary: &str, own: &str, text: &str) -> Vec<String> {
    let own: BTreeSet<&str> =
        own.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let mut child = Command::new("hunspell")
        .args(["-d", dictionary, "-i", "UTF-8", "-l"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("hunspell: {error}; `cargo xtask test` installs it"));
    let input: String = words(text).into_iter().map(|word| word + "\n").collect();
    let mut pipe = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let out = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(out.status.success(), "hunspell failed");
    let text = String::from_utf8(out.stdout).unwrap();
    let found: BTreeSet<&str> = text.lines().filter(|word| !own.contains(word)).collect();
    found.into_iter().map(str::to_owned).collect()
}

#[test]
fn french_is_spelt_right() {
    let found = unknown(
        "fr_FR",
        include_str!("../../../content/fr/words.txt"),
        &everything(Language::French),
    );
    assert_eq!(found, [] as [String; 0], "correct them, or add them to content/fr/words.txt");
}

#[test]
fn english_is_spelt_right() {
    let found = unknown(
        "en_GB",
        include_str!("../../../content/en/words.txt"),
        &everything(Language::English),
    );
    assert_eq!(found, [] as [String; 0], "correct them, or add them to content/en/words.txt");
}

#[test]
fn a_misspelt_word_is_noticed() {
    assert_eq!(unknown("fr_FR", "", "Un harcellement grave"), ["harcellement"]);
    assert_eq!(unknown("en_GB", "", "A grave harasment"), ["harasment"]);
}

/// Every text is composed (NFC) and contains no invisible character.
#[test]
fn every_text_is_nfc_without_invisible_characters() {
    for language in [Language::French, Language::English] {
        let text = everything(language);
        assert_eq!(text, reperes_core::letters::to_nfc(&text), "{language:?}");
        let hidden: BTreeSet<char> =
            text.chars().filter(|letter| reperes_core::letters::is_ignorable(*letter)).collect();
        assert!(hidden.is_empty(), "{language:?}: {hidden:?}");
    }
}
