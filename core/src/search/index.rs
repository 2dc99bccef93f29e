//! The words of everything that can be found, in one language, with the documents they stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::Found;
use super::aids::Aids;
use super::asking::{Asker, Listening};
use super::draft::{Draft, Keyed};
use super::excerpt::texts;
use super::matching::{Form, Vocabulary};
use super::profile::Profiles;
use super::sayings::Sayings;
use super::screens::Screen;
use super::synonyms::Everyday;
use super::topic::Topic;
use super::weights::WEIGHTS;
use super::words::Filer;
use crate::Language;
use crate::knowledge::{Entry, Kind, Knowledge};
use crate::library::Library;

/// From this weight on, more of the same word adds little.
const SATURATION: f32 = 4.0;
/// How much a long text counts against its words.
const LENGTH: f32 = 0.6;
/// A word names a network that stands in this part of the phrases of its page.
const SHORT_NAME: f32 = 0.16;

/// The index of one language. Built once; reading it changes nothing.
#[derive(Debug)]
pub struct Index {
    language: Language,
    pub(super) filer: Filer,
    pub(super) everyday: Everyday,
    listening: Listening,
    /// Lines first, then entries, then screens, each in the order of the content.
    lines: usize,
    entries: usize,
    screens: Vec<Screen>,
    documents: usize,
    pub(super) vocabulary: Vocabulary,
    postings: Vec<Vec<(u32, f32)>>,
    /// A word as it is written, for each term.
    pub(super) written: Vec<String>,
    /// The terms that name a line.
    pub(super) names: BTreeMap<usize, usize>,
    /// For each document, the terms of each text that may be quoted: so that a key press need not read all texts again.
    passages: Vec<Vec<Vec<u32>>>,
    sayings: Sayings,
    profiles: Profiles,
    topic: Topic,
    /// The terms that name a network, and those that stand in the pages of most networks.
    pub(super) networks: BTreeSet<usize>,
    pub(super) operated: BTreeSet<usize>,
}

impl Index {
    /// Files every word of the library, of the entries, of the screens and of the phrases.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub fn new(library: &Library, knowledge: &Knowledge, aids: &Aids, language: Language) -> Self {
        let mut draft = Draft::new(language);
        let (lines, entries) = (library.helplines.len(), knowledge.entries.len());
        for (number, line) in library.helplines.iter().enumerate() {
            draft.line(number, line, language);
        }
        for (number, entry) in knowledge.entries.iter().enumerate() {
            draft.entry(lines + number, entry, language);
        }
        for (number, screen) in aids.screens.iter().enumerate() {
            draft.screen(lines + entries + number, screen.words.get(language));
        }
        let ids = library.helplines.iter().map(|line| &line.id).chain(knowledge.entries.iter().map(|entry| &entry.id));
        let numbers: BTreeMap<&str, usize> = ids.enumerate().map(|(number, id)| (id.as_str(), number)).collect();
        for said in aids.phrases.of(language) {
            let Some(document) = numbers.get(said.id.as_str()) else { continue };
            for phrase in &said.phrases {
                draft.phrase(*document, phrase);
            }
        }
        let mut index = Self {
            language,
            everyday: aids.synonyms.cut(&draft.filer, language),
            listening: aids.askers.cut(language),
            filer: draft.filer,
            lines,
            entries,
            screens: aids.screens.clone(),
            documents: lines + entries + aids.screens.len(),
            vocabulary: Vocabulary { existing: aids.existing.get(language).clone(), ..Vocabulary::default() },
            postings: Vec::new(),
            written: Vec::new(),
            names: BTreeMap::new(),
            passages: Vec::new(),
            sayings: Sayings::default(),
            profiles: Profiles::default(),
            topic: aids.topic.get(language).clone(),
            networks: BTreeSet::new(),
            operated: BTreeSet::new(),
        };
        let lengths = draft.lengths;
        let usual = lengths.values().sum::<f32>() / (index.documents as f32).max(1.0);
        for (term, (key, filed)) in draft.terms.into_iter().enumerate() {
            index.vocabulary.terms.push(key);
            index.written.push(filed.written);
            index.vocabulary.forms.extend(filed.forms.into_iter().map(|form| Form::new(form, term)));
            let weigh = |(document, weight): (u32, f32)| {
                let length = lengths.get(&document).copied().unwrap_or(usual) / usual;
                (document, weight / (weight + SATURATION * (1.0 - LENGTH + LENGTH * length)))
            };
            index.postings.push(filed.postings.into_iter().map(weigh).collect());
        }
        index.vocabulary.forms.sort_by(|a, b| a.text.cmp(&b.text));
        index.file_phrases(&draft.phrases);
        index.profiles = Profiles::new(index.documents, draft.typed.iter().map(|(document, text)| (*document, text.as_str())));
        index.name(library, knowledge);
        let documents = (0..index.documents).filter_map(|document| index.found(document, library, knowledge));
        index.passages = documents.map(|found| texts(found, language).into_iter().map(|text| index.terms_of(text)).collect()).collect();
        index
    }

    fn file_phrases(&mut self, phrases: &[(u32, Vec<Keyed>)]) {
        let weigh = |(keys, form): &Keyed| {
            let terms = keys.iter().filter_map(|key| self.vocabulary.term(key)).collect();
            (terms, self.weight(form))
        };
        let phrases: Vec<_> = phrases.iter().map(|(document, words)| (*document, words.iter().map(weigh).collect())).collect();
        self.sayings = Sayings::new(self.vocabulary.terms.len(), self.documents, &phrases);
    }

    /// How much a word counts in a phrase.
    pub(super) fn weight(&self, form: &str) -> f32 {
        if self.filer.is_empty(form) {
            WEIGHTS.empty
        } else if Filer::is_person(form) {
            WEIGHTS.person
        } else {
            1.0
        }
    }

    /// Notes the terms that name a line or a network, and those that most pages of networks share.
    fn name(&mut self, library: &Library, knowledge: &Knowledge) {
        for (number, line) in library.helplines.iter().enumerate() {
            for term in self.filer.keys(&line.id).iter().filter_map(|key| self.vocabulary.term(key)) {
                self.names.insert(term, number);
            }
        }
        let networks: Vec<_> = knowledge.entries.iter().enumerate().filter(|(_, entry)| entry.kind() == Kind::Platform).collect();
        for (number, network) in &networks {
            let title = self.filer.words(&network.words.get(self.language).title);
            let keys = title.iter().flat_map(|word| &word.keys);
            self.networks.extend(keys.filter_map(|key| self.vocabulary.term(key)));
            // A short name stands in many of its phrases and in those of few others: "insta".
            let named = |term: &usize| self.vocabulary.terms.get(*term).is_some_and(|key| key.len() > 1 && !self.filer.is_empty(key));
            let short: Vec<usize> = self.sayings.usual(self.lines + number, SHORT_NAME).filter(named).collect();
            self.networks.extend(short);
        }
        let documents: BTreeSet<u32> = networks.iter().filter_map(|(number, _)| u32::try_from(self.lines + number).ok()).collect();
        let shared =
            |postings: &Vec<(u32, f32)>| postings.iter().filter(|(document, _)| documents.contains(document)).count() * 2 > documents.len();
        self.operated = self
            .postings
            .iter()
            .enumerate()
            .filter(|(_, postings)| !documents.is_empty() && shared(postings))
            .map(|(term, _)| term)
            .collect();
        self.networks.retain(|term| !self.operated.contains(term));
    }

    /// The language that it was made for.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    pub(super) fn found<'k>(&'k self, document: usize, library: &'k Library, knowledge: &'k Knowledge) -> Option<Found<'k>> {
        let Some(entry) = document.checked_sub(self.lines) else { return library.helplines.get(document).map(Found::Line) };
        match entry.checked_sub(self.entries) {
            Some(screen) => self.screens.get(screen).map(Found::Screen),
            None => knowledge.entries.get(entry).map(Found::Entry),
        }
    }

    /// The terms of each text that may be quoted of a document.
    pub(super) fn passages(&self, document: usize) -> &[Vec<u32>] {
        self.passages.get(document).map_or(&[], Vec::as_slice)
    }

    /// The terms of a text, each once.
    fn terms_of(&self, text: &str) -> Vec<u32> {
        let words = self.filer.words(text);
        let terms = words.iter().flat_map(|word| &word.keys).filter_map(|key| u32::try_from(self.vocabulary.term(key)?).ok());
        terms.collect::<BTreeSet<u32>>().into_iter().collect()
    }

    /// Those words of the language that would be taken for a slip of others: `content/*/forms.txt` holds them.
    #[must_use]
    pub fn mistaken<'w>(&self, forms: &[&'w str]) -> Vec<&'w str> {
        self.vocabulary.mistaken(forms.iter().map(|form| (*form, self.filer.keys(form))))
    }

    /// Who seems to ask.
    pub(super) fn asker(&self, query: &str) -> Option<Asker> {
        self.listening.asker(query)
    }

    /// How like what is typed for each document a query is, by groups of letters: 0 to 1.
    pub(super) fn letters(&self, query: &str) -> Vec<f32> {
        self.profiles.likeness(query)
    }

    pub(super) fn topic(&self) -> &Topic {
        &self.topic
    }

    pub(super) fn sayings(&self) -> &Sayings {
        &self.sayings
    }

    /// The entry that a document is.
    pub(super) fn entry<'k>(&self, document: usize, knowledge: &'k Knowledge) -> Option<&'k Entry> {
        document.checked_sub(self.lines).and_then(|entry| knowledge.entries.get(entry))
    }

    /// Whether a document is a screen.
    pub(super) fn is_screen(&self, document: usize) -> bool {
        document >= self.lines + self.entries
    }

    /// The line that bears this number or id.
    pub(super) fn line_named(&self, term: usize) -> Option<usize> {
        self.names.get(&term).copied()
    }

    pub(super) fn key(&self, term: usize) -> &str {
        self.vocabulary.terms.get(term).map_or("", String::as_str)
    }

    /// How much a term tells: the rarer, the more.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub(super) fn rarity(&self, term: usize) -> f32 {
        let with = self.postings.get(term).map_or(0, Vec::len);
        (1.0 + self.documents as f32 / (1.0 + with as f32)).ln()
    }

    pub(super) fn postings(&self, term: usize) -> impl Iterator<Item = (usize, f32)> {
        self.postings.get(term).into_iter().flatten().map(|(document, weight)| (*document as usize, *weight))
    }
}
