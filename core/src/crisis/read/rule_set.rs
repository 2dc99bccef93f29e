//! Reads the words and rules of one language.

use std::collections::HashSet;

use super::classes::read_classes;
use super::patterns::{items, patterns};
use super::rules::read_rule;
use crate::crisis::atom::NUMBER;
use crate::crisis::concept::Concept;
use crate::crisis::filler::Fillers;
use crate::crisis::fold::fold;
use crate::crisis::lexicon::Lexicon;
use crate::crisis::pattern::MatchMode;
use crate::crisis::rule_set::RuleSet;
use crate::crisis::token::Apostrophe;
use crate::flat::WordList;
use crate::language::Language;
use crate::toml_fields::{Document, Record};

const APOSTROPHES: [(&str, Apostrophe); 2] =
    [("parts", Apostrophe::Parts), ("within", Apostrophe::Within)];

pub(super) fn read_rule_set(
    language: Language,
    document: &Document<'_>,
    existing: &str,
    concepts: &[Concept],
    fillers: &mut Fillers,
) -> RuleSet {
    let mut lexicon = Lexicon::default();
    lexicon.candidates.by_sound = language == Language::French;
    lexicon.variants.by_sound = lexicon.candidates.by_sound;
    lexicon.existing = WordList::sorted(existing.lines().filter(|line| !line.starts_with('#')));
    let _ = lexicon.atom(NUMBER);
    let [grammar, classes, spellings, asides, rules] =
        document.lists(["grammar", "class", "spelling", "aside", "rule"]);
    // The endings and the words without variants are needed before any word is added.
    let mut grammar = grammar;
    for record in &mut grammar {
        lexicon.variants.ends = items(&record.optional_text("ends").unwrap_or_default());
        lexicon.variants.ends.sort_by_key(|end| std::cmp::Reverse(end.len()));
        lexicon.variants.apart =
            items(&record.optional_text("apart").unwrap_or_default()).into_iter().collect();
    }
    for record in spellings {
        read_spelling(record, &mut lexicon);
    }
    read_classes(classes, &mut lexicon);
    let mut rule_set = RuleSet {
        language,
        apostrophe: Apostrophe::Parts,
        lexicon,
        silent: Vec::new(),
        negation: Vec::new(),
        own: HashSet::new(),
        asides: Vec::new(),
        rules: Vec::new(),
    };
    for record in grammar {
        read_grammar(record, &mut rule_set, fillers);
    }
    for mut record in asides {
        let id = record.id();
        rule_set
            .asides
            .push((id, patterns(&mut record, "when", MatchMode::Exact, &mut rule_set.lexicon)));
        record.finish();
    }
    for record in rules {
        let rule = read_rule(record, concepts, &mut rule_set);
        rule_set.rules.push(rule);
    }
    rule_set.lexicon.close();
    rule_set
}

/// Reads a spelling and the words that it stands for.
fn read_spelling(mut record: Record<'_>, lexicon: &mut Lexicon) {
    let meant = fold(&record.text("means"));
    for written in items(&record.text("written")) {
        if !lexicon.spellings.add(&written, &meant) {
            record.report("written", &format!("{written:?} stands twice"), "keep it in one place");
        }
    }
    record.finish();
}

/// Reads the grammar, except for the fields that the lexicon needed before.
fn read_grammar(mut record: Record<'_>, rule_set: &mut RuleSet, fillers: &mut Fillers) {
    rule_set.apostrophe = record.choice("apostrophe", &APOSTROPHES).unwrap_or(Apostrophe::Parts);
    for filler in items(&record.optional_text("fillers").unwrap_or_default()) {
        fillers.add(&filler);
    }
    rule_set.silent = items(&record.optional_text("silent").unwrap_or_default());
    for elision in items(&record.optional_text("elisions").unwrap_or_default()) {
        let whole = rule_set
            .lexicon
            .spellings
            .meant(&elision)
            .and_then(|mut meant| meant.next())
            .unwrap_or(&elision)
            .to_owned();
        rule_set.lexicon.elisions.push((elision, whole));
    }
    for word in items(&record.text("negation")) {
        let atom = rule_set.lexicon.word_as_written(&word);
        rule_set.negation.push(atom);
    }
    rule_set.own = items(&record.optional_text("own").unwrap_or_default()).into_iter().collect();
    record.finish();
}
