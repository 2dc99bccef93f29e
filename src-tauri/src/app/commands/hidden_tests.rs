//! No command answers with an entry of a part of the app that the school hides.

use std::collections::BTreeSet;

use reperes_core::knowledge::AppSection;
use reperes_core::{Language, route};

use super::permissions::COMMANDS;
use super::typescript_tests::sources;
use super::{contact, knowledge};
use crate::config::policy::parse;
use crate::state::app_state::AppState;
use crate::state::app_state::test_app::app_state;
use crate::view::wire::Entry;

const NOW: &str = "2026-11-24T12:00:00Z";

/// Whether the answer of a command to the id of an entry has anything of that entry.
type Answers = fn(&AppState, &Entry) -> bool;

fn ids(entry: &Entry) -> Vec<String> {
    vec![entry.id.clone()]
}

/// The line of a noted sign.
fn sign(entry: &Entry) -> String {
    format!("\n– {}\n", entry.title)
}

/// The commands that take the id of an entry.
const OF_ENTRIES: &[(&str, Answers)] = &[
    ("copy_entry", |app, entry| contact::entry_text(app, &entry.id).is_ok()),
    ("copy_noted", |app, entry| contact::noted_text(app, &ids(entry)).contains(&sign(entry))),
    ("open_help", |app, entry| contact::help_address(app, &entry.id).is_ok()),
    ("sum_up", |app, entry| !knowledge::summary(app, &ids(entry)).signs.is_empty()),
];

/// The commands that take the id of a channel.
const OF_CHANNELS: &[&str] = &["contact", "remind"];

/// Each command that takes an id is in one of the lists.
#[test]
fn every_command_that_takes_an_id_is_listed() {
    let source = sources();
    let takes_id = |command: &&str| {
        let (_, after) = source.split_once(&format!("\npub(crate) fn {command}(")).unwrap();
        let (signature, _) = after.split_once(" {\n").unwrap();
        signature.contains("id: &str") || signature.contains("ids: Vec<String>")
    };
    let found: BTreeSet<&str> = COMMANDS.iter().map(|(name, _)| *name).filter(takes_id).collect();
    let listed = OF_ENTRIES.iter().map(|(name, _)| *name).chain(OF_CHANNELS.iter().copied());
    assert_eq!(found, listed.collect());
}

/// Each command answers for entries that are shown, and for none that is hidden.
#[test]
fn no_command_answers_for_a_hidden_entry() {
    let shown = app_state(Language::French, NOW);
    let mut tried = BTreeSet::new();
    for section in AppSection::ALL {
        let part = route::of_place(section);
        let loaded = parse(&format!("[mandatory]\nhidden = [\"{part}\"]\n"));
        assert_eq!(loaded.diagnostics, []);
        let hiding = app_state(Language::French, NOW).with_policy(loaded);
        let entries = shown.with_entries(&shown.snapshot(), |all| all.entries_of(section));
        for (command, answers) in OF_ENTRIES {
            for entry in entries.iter().filter(|entry| answers(&shown, entry)) {
                assert!(!answers(&hiding, entry), "{command} answers for {}", entry.id);
                tried.insert(command);
            }
        }
    }
    assert_eq!(tried.len(), OF_ENTRIES.len(), "{tried:?}");
}
