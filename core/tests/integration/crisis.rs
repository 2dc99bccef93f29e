//! Danger is recognised in the sentences that its words were tuned on, however they are typed, and in nothing that only looks like it.

use crate::support::library;
use proptest::prelude::*;
use reperes_core::crisis::{Block, Crises};
use reperes_core::embedded_files;

const TUNED: [&str; 2] = [include_str!("../crisis/tuned-fr.tsv"), include_str!("../crisis/tuned-en.tsv")];

fn crises() -> Crises {
    let mut files = embedded_files();
    if let Ok(dir) = std::env::var("CDIR") {
        for place in ["crisis.toml", "fr/danger.toml", "en/danger.toml", "fr/crisis.toml", "en/crisis.toml", "fr/existing.txt", "en/existing.txt"] {
            files = files.with(place, std::fs::read_to_string(format!("{dir}/{place}")).unwrap());
        }
    }
    Crises::read(&files, &library()).unwrap_or_else(|errors| panic!("{errors}"))
}

fn tuned() -> impl Iterator<Item = (&'static str, &'static str)> {
    TUNED.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn concept<'c>(crises: &'c Crises, query: &str) -> &'c str {
    crises.recognise(query).map_or("-", |crisis| &crisis.concept.id)
}

fn block(crises: &Crises, id: &str) -> Option<Block> {
    crises.concepts().iter().find(|concept| concept.id == id).map(|concept| concept.block)
}

/// The block is what counts: which of two dangers of one block is named first is not always one answer.
#[test]
fn what_was_tuned_on_brings_its_block() {
    let crises = crises();
    let mut wrong = Vec::new();
    for (query, wanted) in tuned() {
        let found = concept(&crises, query);
        if block(&crises, found) != block(&crises, wanted) {
            wrong.push(format!("{query}: wanted {wanted}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), tuned().count(), wrong.join("\n"));
}

#[test]
fn zz_existing() {
    let crises = crises();
    for (language, code) in [(reperes_core::Language::French, "fr"), (reperes_core::Language::English, "en")] {
        let text = std::fs::read_to_string("/tmp/cv/words-all.txt").unwrap();
        let words: Vec<&str> = text.lines().collect();
        let found = crises.misheard(language, &words).join("\n");
        std::fs::write(format!("/tmp/cv/misheard-{code}.txt"), found).unwrap();
    }
}

#[test]
fn zz_debug() {
    let crises = crises();
    for q in std::env::var("Q").unwrap_or_default().split('|') {
        println!("{q}: {} {:?}", concept(&crises, q), crises.debug(q));
    }
}
