//! The phrases that users type: each entry has enough of them, they differ, and few repeat its
//! title.

use std::collections::BTreeSet;

use crate::support::{knowledge, library};
use reperes_core::letters::fold_case_and_accents;
use reperes_core::search::SearchContent;
use reperes_core::{Language, embedded_files};

/// Words that do not make two phrases differ.
const ARTICLES: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a", "an", "mon", "ma",
    "mes", "my",
];

fn words(text: &str) -> Vec<String> {
    let cut = fold_case_and_accents(text);
    cut.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn telling(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| !ARTICLES.contains(&word.as_str())).collect()
}

/// Each entry has enough phrases, and they differ.
#[test]
fn each_entry_has_enough_distinct_phrases() {
    let (library, knowledge) = (library(), knowledge());
    let aids = SearchContent::read(&embedded_files(), &library, &knowledge)
        .unwrap_or_else(|errors| panic!("{errors}"));
    let mut wrong = Vec::new();
    for (language, least) in [(Language::French, 30), (Language::English, 15)] {
        let (mut all, mut apart) = (0, 0);
        for entry in &knowledge.entries {
            let said = aids.phrases().of(language).iter().find(|said| said.id == entry.id);
            let phrases: Vec<&str> = said.into_iter().flat_map(|said| said.phrases()).collect();
            let differ: BTreeSet<Vec<String>> =
                phrases.iter().map(|phrase| telling(phrase)).collect();
            if phrases.len() < least || differ.len() < phrases.len() {
                wrong.push(format!(
                    "{}, {language:?}: {} phrases, {} that differ",
                    entry.id,
                    phrases.len(),
                    differ.len()
                ));
            }
            let title: BTreeSet<String> = words(&entry.words.get(language).title)
                .into_iter()
                .filter(|word| word.len() > 3)
                .collect();
            all += phrases.len();
            apart += phrases
                .iter()
                .filter(|phrase| words(phrase).iter().all(|word| !title.contains(word)))
                .count();
        }
        println!("{language:?}: {all} phrases, {apart} share no word with the title");
        if apart * 10 < all * 6 {
            wrong.push(format!(
                "{language:?}: only {apart} of {all} phrases share no word with the title"
            ));
        }
    }
    assert_eq!(wrong, [] as [String; 0]);
}
