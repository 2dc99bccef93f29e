//! The terms that name a line or a network.

use std::collections::BTreeSet;

use super::Index;
use crate::knowledge::{Kind, Knowledge};
use crate::library::Library;

/// A word that occurs in at least this part of the phrases of a network's page names the network.
const MIN_SHORT_NAME_SHARE: f32 = 0.16;

impl Index {
    /// Records the terms that name a line or a network, and those that most pages of networks
    /// share.
    pub(super) fn note_names(&mut self, library: &Library, knowledge: &Knowledge) {
        for (number, line) in library.helplines.iter().enumerate() {
            for term in
                self.stemmer.keys(&line.id).iter().filter_map(|key| self.vocabulary.term(key))
            {
                self.names.insert(term, number);
            }
        }
        let networks: Vec<_> = knowledge
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.kind() == Kind::Platform)
            .collect();
        for (number, network) in &networks {
            let title = self.stemmer.words(&network.words.get(self.language).title);
            let keys = title.iter().flat_map(|word| &word.keys);
            self.networks.extend(keys.filter_map(|key| self.vocabulary.term(key)));
            // A short name, such as "insta", occurs in many phrases of its network and in few of
            // the others.
            let named = |term: &usize| {
                self.key(*term).len() > 1 && !self.stemmer.is_stop_word(self.key(*term))
            };
            let short: Vec<usize> = self
                .phrase_index
                .usual(self.lines + number, MIN_SHORT_NAME_SHARE)
                .filter(named)
                .collect();
            self.networks.extend(short);
        }
        let documents: BTreeSet<u32> = networks
            .iter()
            .filter_map(|(number, _)| u32::try_from(self.lines + number).ok())
            .collect();
        let shared = |postings: &[(u32, f32)]| {
            postings.iter().filter(|(of, _)| documents.contains(of)).count() * 2 > documents.len()
        };
        let usual = self
            .postings
            .iter()
            .enumerate()
            .filter(|(_, postings)| !documents.is_empty() && shared(postings));
        self.network_actions = usual.map(|(term, _)| term).collect();
        self.networks.retain(|term| !self.network_actions.contains(term));
    }
}
