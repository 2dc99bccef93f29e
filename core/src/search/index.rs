//! The words of everything that can be found, in one language, with the documents they stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::excerpt::texts;
use super::matching::{Form, Match, Vocabulary};
use super::synonyms::{Everyday, Synonyms};
use super::words::{Filer, Word};
use super::{Found, Wanted};
use crate::knowledge::{Detail, Entry, Kind, Knowledge, Part};
use crate::letters::plain;
use crate::library::Library;
use crate::{Helpline, Language};

const TITLE: f32 = 9.0;
const ALSO: f32 = 8.0;
const KIND: f32 = 5.0;
const FIRST: f32 = 2.5;
const REST: f32 = 1.0;
/// From this weight on, more of the same word adds little.
const SATURATION: f32 = 4.0;
/// How much a long text counts against its words.
const LENGTH: f32 = 0.6;
/// How much a word counts that only says who it is about.
const PERSON: f32 = 0.3;
/// A word that was typed without its apostrophe, or in two parts.
const REPAIRED: f32 = 0.9;
/// How much an everyday expression counts beside the words themselves.
const MEANT: f32 = 0.8;

/// The index of one language. Built once; reading it changes nothing.
#[derive(Debug)]
pub struct Index {
    language: Language,
    filer: Filer,
    everyday: Everyday,
    /// Lines first, then entries, each in the order of the content.
    lines: usize,
    documents: usize,
    vocabulary: Vocabulary,
    postings: Vec<Vec<(u32, f32)>>,
    /// A word as it is written, for each term.
    written: Vec<String>,
    /// The terms that name a line.
    names: BTreeMap<usize, usize>,
    /// For each document, the terms of each text that may be quoted: so that a key press need not read all texts again.
    passages: Vec<Vec<Vec<u32>>>,
}

impl Index {
    /// Files every word of the library and of the entries.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few hundred documents")]
    pub fn new(library: &Library, knowledge: &Knowledge, synonyms: &Synonyms, language: Language) -> Self {
        let mut draft = Draft { filer: Filer::new(language), terms: BTreeMap::new(), lengths: BTreeMap::new() };
        for (number, line) in library.helplines.iter().enumerate() {
            draft.line(number, line, language);
        }
        let lines = library.helplines.len();
        for (number, entry) in knowledge.entries.iter().enumerate() {
            draft.entry(lines + number, entry, language);
        }
        let mut index = Self {
            language,
            everyday: synonyms.cut(&draft.filer, language),
            filer: draft.filer,
            lines,
            documents: lines + knowledge.entries.len(),
            vocabulary: Vocabulary::default(),
            postings: Vec::new(),
            written: Vec::new(),
            names: BTreeMap::new(),
            passages: Vec::new(),
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
        for (number, line) in library.helplines.iter().enumerate() {
            for term in index.filer.keys(&line.id).iter().filter_map(|key| index.vocabulary.term(key)) {
                index.names.insert(term, number);
            }
        }
        index.vocabulary.forms.sort_by(|a, b| a.text.cmp(&b.text));
        let documents = (0..index.documents).filter_map(|document| index.found(document, library, knowledge));
        index.passages = documents.map(|found| texts(found, language).into_iter().map(|text| index.terms_of(text)).collect()).collect();
        index
    }

    /// The language that it was made for.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    pub(super) fn found<'k>(&self, document: usize, library: &'k Library, knowledge: &'k Knowledge) -> Option<Found<'k>> {
        match document.checked_sub(self.lines) {
            Some(entry) => knowledge.entries.get(entry).map(Found::Entry),
            None => library.helplines.get(document).map(Found::Line),
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

    /// What the query asks for: its words, and what its everyday expressions mean.
    pub(super) fn wanted(&self, query: &str) -> Vec<Wanted> {
        let words = self.filer.words(query);
        // A space after the last word says that it is finished.
        let finished = query.ends_with(char::is_whitespace);
        let last = words.len().saturating_sub(1);
        let typed = words.iter().enumerate().map(|(number, word)| {
            let mut matches = self.vocabulary.matches(word, number == last && !finished);
            matches.extend(self.repaired(word));
            Wanted { matches, weight: if Filer::is_person(word) { PERSON } else { 1.0 }, typed: true }
        });
        let mut wanted: Vec<Wanted> = typed.collect();
        wanted.extend(words.windows(2).filter_map(|pair| self.joined(pair)));
        for meaning in self.everyday.meant_by(&self.filer.every_word(query)) {
            for word in self.filer.words(meaning) {
                wanted.push(Wanted { matches: self.vocabulary.matches(&word, false), weight: MEANT, typed: false });
            }
        }
        wanted
    }

    /// Words of the content near to those of a query that found nothing.
    pub(super) fn near(&self, query: &str) -> Vec<String> {
        let mut near = BTreeSet::new();
        for word in self.filer.words(query) {
            let stem: String = word.form.chars().take(4).collect();
            let alike = if stem.chars().count() > 3 { self.vocabulary.beginning_with(&stem).take(3).collect() } else { Vec::new() };
            let slips = self.vocabulary.slips(&word.form);
            let terms = slips.iter().take(3).map(|found| found.term).chain(alike);
            near.extend(terms.filter_map(|term| self.written.get(term)).cloned());
        }
        near.into_iter().take(6).collect()
    }

    /// How much a kind of document counts: what to do and whom to call before what to know, to count or to teach.
    pub(super) fn standing(&self, document: usize, knowledge: &Knowledge) -> f32 {
        let Some(entry) = document.checked_sub(self.lines).and_then(|entry| knowledge.entries.get(entry)) else { return 1.0 };
        match entry.kind() {
            Kind::Situation => 1.15,
            Kind::Sign | Kind::Form | Kind::Talk | Kind::Platform | Kind::Guide | Kind::Track => 1.0,
            Kind::Letter | Kind::Law => 0.95,
            Kind::Activity | Kind::Card | Kind::Figure => 0.85,
        }
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

    /// A word whose apostrophe was left out.
    fn repaired(&self, word: &Word) -> Vec<Match> {
        let Some(rest) = self.filer.unglued(&word.form) else { return Vec::new() };
        let exact = self.filer.keys(&rest).into_iter().filter_map(|key| self.vocabulary.term(&key));
        exact.map(|term| Match { term, closeness: REPAIRED }).collect()
    }

    /// Two words that are one in the content, as in "snap chat" or "30 18".
    fn joined(&self, pair: &[Word]) -> Option<Wanted> {
        let [first, second] = pair else { return None };
        let both = self.filer.words(&format!("{}{}", first.form, second.form));
        let matches = both.iter().flat_map(|word| self.vocabulary.matches(word, false));
        let matches: Vec<Match> = matches.filter(|found| found.closeness >= REPAIRED - 0.2).collect();
        (!matches.is_empty()).then_some(Wanted { matches, weight: 1.0, typed: false })
    }
}

/// An index being made.
struct Draft {
    filer: Filer,
    terms: BTreeMap<String, Filed>,
    /// How many words each document has.
    lengths: BTreeMap<u32, f32>,
}

/// What is filed under one key.
#[derive(Default)]
struct Filed {
    written: String,
    forms: BTreeSet<String>,
    postings: BTreeMap<u32, f32>,
}

impl Draft {
    fn entry(&mut self, document: usize, entry: &Entry, language: Language) {
        let words = entry.words.get(language);
        self.file(document, &words.title, TITLE);
        self.file(document, kind_named(entry.kind(), language), KIND);
        for text in &words.also {
            self.file(document, text, ALSO);
        }
        if let Detail::Law { article: Some(article), .. } = &entry.detail {
            self.file(document, article, ALSO);
            self.file(document, &article.replace('-', ""), ALSO);
        }
        for (number, section) in words.sections.iter().enumerate() {
            let first = number == 0 || section.part == Part::Section && section.title.is_some();
            for (at, text) in section.texts().enumerate() {
                self.file(document, text, if first && at == 0 { FIRST } else { REST });
            }
        }
    }

    fn line(&mut self, document: usize, line: &Helpline, language: Language) {
        let words = line.words.get(language);
        self.file(document, &words.name, TITLE);
        self.file(document, &words.purpose, FIRST);
        self.file(document, &line.id, TITLE);
        self.file(document, &words.audience, REST);
        for text in words.notes.iter().chain(&words.answered_by).chain(&words.overseas) {
            self.file(document, text, REST);
        }
        for channel in &line.channels {
            self.file(document, &channel.value, TITLE);
            let joined: String = channel.value.chars().filter(|letter| !letter.is_whitespace()).collect();
            self.file(document, &joined, TITLE);
        }
    }

    fn file(&mut self, document: usize, text: &str, weight: f32) {
        let Ok(document) = u32::try_from(document) else { return };
        for word in self.filer.words(text) {
            *self.lengths.entry(document).or_default() += 1.0;
            for key in word.keys {
                let filed = self.terms.entry(key).or_default();
                if filed.written.is_empty() {
                    filed.written = plain(text.get(word.at.clone()).unwrap_or_default());
                }
                filed.forms.insert(word.form.clone());
                *filed.postings.entry(document).or_default() += weight;
            }
        }
    }
}

/// What people call a thing of this kind when they look for one.
const fn kind_named(kind: Kind, language: Language) -> &'static str {
    match (kind, language) {
        (Kind::Sign, Language::French) => "signe signes alerte",
        (Kind::Sign, Language::English) => "sign signs warning",
        (Kind::Form | Kind::Situation | Kind::Guide, _) => "",
        (Kind::Talk, Language::French) => "parler dire conversation",
        (Kind::Talk, Language::English) => "talk say conversation",
        (Kind::Platform, Language::French) => "réseau application signaler bloquer",
        (Kind::Platform, Language::English) => "network app report block",
        (Kind::Letter, Language::French) => "lettre courrier modèle mail",
        (Kind::Letter, Language::English) => "letter template mail",
        (Kind::Law, Language::French) => "loi peine délit",
        (Kind::Law, Language::English) => "law penalty offence",
        (Kind::Figure, Language::French) => "chiffre enquête pourcentage statistique",
        (Kind::Figure, Language::English) => "figure survey percentage statistics",
        (Kind::Activity, Language::French) => "activité classe atelier séance",
        (Kind::Activity, Language::English) => "activity class classroom lesson",
        (Kind::Card, Language::French) => "carte discussion débat",
        (Kind::Card, Language::English) => "card discussion debate",
        (Kind::Track, Language::French) => "élève je moi",
        (Kind::Track, Language::English) => "pupil me",
    }
}
