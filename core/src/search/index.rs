//! The inverted index of one language: the words of every document, with the documents that contain
//! them.

mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::aids::SearchContent;
use super::asker::{Asker, AskerMatcher};
use super::found::Found;
use super::index_builder::IndexBuilder;
use super::matching::Vocabulary;
use super::ngrams::NgramIndex;
use super::phrase_index::PhraseIndex;
use super::quotable::quotable_texts;
use super::screens::Screen;
use super::synonyms::SynonymMatcher;
use super::topic::Topic;
use super::words::Stemmer;
use crate::flat::{Lists, WordList, saturating_u32};
use crate::knowledge::{Entry, Knowledge};
use crate::language::Language;
use crate::library::Library;

/// From this weight on, more of the same word adds little.
const SATURATION: f32 = 4.0;
/// How much the length of a text reduces the weight of its words.
const LENGTH: f32 = 0.6;

/// The index of one language. It is immutable once built.
#[derive(Debug)]
pub struct Index {
    language: Language,
    pub(super) stemmer: Stemmer,
    pub(super) synonyms: SynonymMatcher,
    asker_matcher: AskerMatcher,
    /// The number of documents of each kind. Lines come first, then entries, then screens, each in
    /// the order of the content.
    lines: usize,
    entries: usize,
    screens: Arc<[Screen]>,
    documents: usize,
    pub(super) vocabulary: Vocabulary,
    /// For each term, its documents, and its weight in each.
    postings: Lists<(u32, f32)>,
    /// A word as it is written, for each term.
    pub(super) written: WordList,
    /// The terms that name a line.
    pub(super) names: BTreeMap<usize, usize>,
    /// The terms of each quotable text, so that a key press does not process all texts again.
    passages: Lists<u16>,
    /// For each document, the number of its first text in `passages`, with one entry more at the
    /// end.
    quotable: Vec<usize>,
    phrase_index: PhraseIndex,
    ngrams: NgramIndex,
    topic: Topic,
    /// The terms that name a network, and those that occur in the pages of most networks.
    pub(super) networks: BTreeSet<usize>,
    pub(super) network_actions: BTreeSet<usize>,
}

impl Index {
    /// Indexes the words of the library, the entries, the screens and the phrases.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub fn new(
        library: &Library,
        knowledge: &Knowledge,
        aids: &SearchContent,
        language: Language,
    ) -> Self {
        let mut builder = IndexBuilder::new(language);
        let (lines, entries) = (library.helplines.len(), knowledge.entries.len());
        for (number, line) in library.helplines.iter().enumerate() {
            builder.line(number, line, language);
        }
        for (number, entry) in knowledge.entries.iter().enumerate() {
            builder.entry(lines + number, entry, language);
        }
        for (number, screen) in aids.screens.iter().enumerate() {
            builder.screen(lines + entries + number, screen.words.get(language));
        }
        let ids = library
            .helplines
            .iter()
            .map(|line| &line.id)
            .chain(knowledge.entries.iter().map(|entry| &entry.id));
        let numbers: BTreeMap<&str, usize> =
            ids.enumerate().map(|(number, id)| (id.as_str(), number)).collect();
        for said in aids.phrases.of(language) {
            let Some(document) = numbers.get(said.id.as_str()) else { continue };
            for phrase in said.phrases() {
                builder.phrase(*document, phrase);
            }
        }
        let documents = lines + entries + aids.screens.len();
        // The alphabetical order of the keys. The position of a key in it is the number of its
        // term.
        let mut order: Vec<usize> = (0..builder.keys.len()).collect();
        order.sort_unstable_by_key(|key| builder.keys.get(*key));
        let mut term = vec![0; order.len()];
        order.iter().enumerate().for_each(|(at, key)| term[*key] = saturating_u32(at));
        let usual = builder.lengths.values().sum::<f32>() / (documents as f32).max(1.0);
        let mut with = vec![0; term.len()];
        builder.postings.iter().for_each(|(key, _, _)| with[term[*key as usize] as usize] += 1);
        let mut postings = Lists::with_lengths(with);
        for (key, document, weight) in builder.postings {
            let length = builder.lengths.get(&document).copied().unwrap_or(usual) / usual;
            let weight = weight / (weight + SATURATION * (1.0 - LENGTH + LENGTH * length));
            postings.put(term[key as usize] as usize, (document, weight));
        }
        let terms = order.iter().map(|key| builder.keys.get(*key)).collect();
        let forms = builder.forms.iter().map(|(form, key)| (form, term[key as usize])).collect();
        let mut index = Self {
            language,
            synonyms: aids.synonyms.cut(&builder.stemmer, language),
            asker_matcher: aids.askers.cut(language),
            lines,
            entries,
            screens: aids.screens.clone(),
            documents,
            vocabulary: Vocabulary::new(terms, forms, aids.existing.get(language).clone()),
            postings,
            written: order
                .iter()
                .map(|key| {
                    builder.written.get(*key).map_or("", |spelt| builder.spelt.get(*spelt as usize))
                })
                .collect(),
            names: BTreeMap::new(),
            passages: Lists::default(),
            quotable: Vec::new(),
            phrase_index: PhraseIndex::new(&term, documents, &builder.typed, builder.phrases),
            ngrams: NgramIndex::new(documents, builder.typed),
            topic: aids.topic.get(language).clone(),
            networks: BTreeSet::new(),
            network_actions: BTreeSet::new(),
            stemmer: builder.stemmer,
        };
        index.note_names(library, knowledge);
        index.note_passages(library, knowledge);
        index
    }

    /// Records the terms of the quotable texts.
    fn note_passages(&mut self, library: &Library, knowledge: &Knowledge) {
        let (mut all, mut quotable) = (Vec::new(), vec![0]);
        for document in 0..self.documents {
            all.extend(
                self.found(document, library, knowledge)
                    .into_iter()
                    .flat_map(|found| quotable_texts(found, self.language)),
            );
            quotable.push(all.len());
        }
        self.passages = all.into_iter().map(|text| self.terms_of(text)).collect();
        self.quotable = quotable;
    }

    /// The language that it was made for.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    pub(super) fn found<'k>(
        &'k self,
        document: usize,
        library: &'k Library,
        knowledge: &'k Knowledge,
    ) -> Option<Found<'k>> {
        let Some(entry) = document.checked_sub(self.lines) else {
            return library.helplines.get(document).map(Found::Line);
        };
        match entry.checked_sub(self.entries) {
            Some(screen) => self.screens.get(screen).map(Found::Screen),
            None => knowledge.entries.get(entry).map(Found::Entry),
        }
    }

    /// The terms of each quotable text of a document.
    pub(super) fn passages(&self, document: usize) -> impl Iterator<Item = &[u16]> {
        let bounds = self.quotable.get(document).zip(self.quotable.get(document + 1));
        bounds.map_or(0..0, |(from, to)| *from..*to).map(|text| self.passages.get(text))
    }

    /// The terms of a text, each once.
    fn terms_of(&self, text: &str) -> BTreeSet<u16> {
        let words = self.stemmer.words(text);
        let terms = words
            .iter()
            .flat_map(|word| &word.keys)
            .filter_map(|key| u16::try_from(self.vocabulary.term(key)?).ok());
        terms.collect()
    }

    /// Those words of the language that would be corrected to another one;
    /// `content/*/forms.txt` lists them.
    #[must_use]
    pub fn miscorrected<'w>(&self, forms: &[&'w str]) -> Vec<&'w str> {
        self.vocabulary.miscorrected(forms.iter().map(|form| (*form, self.stemmer.keys(form))))
    }

    /// The group of users that the query seems to come from.
    pub(super) fn asker(&self, query: &str) -> Option<Asker> {
        self.asker_matcher.asker(query)
    }

    /// The similarity of a query to the phrases of each document, by n-grams of letters: 0 to 1.
    pub(super) fn letters(&self, query: &str) -> Vec<f32> {
        self.ngrams.likeness(query)
    }

    pub(super) fn topic(&self) -> &Topic {
        &self.topic
    }

    pub(super) fn phrase_index(&self) -> &PhraseIndex {
        &self.phrase_index
    }

    /// The entry with this document number.
    pub(super) fn entry<'k>(&self, document: usize, knowledge: &'k Knowledge) -> Option<&'k Entry> {
        document.checked_sub(self.lines).and_then(|entry| knowledge.entries.get(entry))
    }

    /// Whether a document is a screen.
    pub(super) fn is_screen(&self, document: usize) -> bool {
        document >= self.lines + self.entries
    }

    /// The line with this number or id.
    pub(super) fn line_named(&self, term: usize) -> Option<usize> {
        self.names.get(&term).copied()
    }

    pub(super) fn key(&self, term: usize) -> &str {
        self.vocabulary.terms.get(term)
    }

    /// The inverse document frequency of a term.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub(super) fn rarity(&self, term: usize) -> f32 {
        let with = self.postings.get(term).len();
        (1.0 + self.documents as f32 / (1.0 + with as f32)).ln()
    }

    pub(super) fn postings(&self, term: usize) -> impl Iterator<Item = (usize, f32)> {
        self.postings.get(term).iter().map(|(document, weight)| (*document as usize, *weight))
    }
}
