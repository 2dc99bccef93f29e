//! Builds an index: which word occurs in which document, and with what weight.

use std::collections::BTreeMap;

use super::screens::ScreenWords;
use super::words::Stemmer;
use crate::flat::{Interner, Lists, WordMap, saturating_u32};
use crate::helpline::Helpline;
use crate::knowledge::{Entry, FieldRole, Kind, KindData};
use crate::language::Language;
use crate::letters::fold_case;

const TITLE: f32 = 9.0;
const ALSO: f32 = 8.0;
const KIND: f32 = 5.0;
const FIRST: f32 = 2.5;
const REST: f32 = 1.0;

/// A word of a phrase: its two keys, equal if it has only one, and its weight.
pub(super) type PhraseWord = ([u32; 2], f32);

/// An index under construction. Frequent values are stored by number.
pub(super) struct IndexBuilder<'c> {
    pub(super) stemmer: Stemmer,
    /// The keys, in the order in which they occur first.
    pub(super) keys: Interner,
    /// For each key, the number in `spelt` of the word as the content writes it; none if the key
    /// occurs in phrases only.
    pub(super) written: Vec<u32>,
    pub(super) spelt: Interner,
    /// The keys of each word as it is written.
    pub(super) forms: WordMap<u32>,
    /// A key, a document, and the weight of the key in it.
    pub(super) postings: Vec<(u32, u32, f32)>,
    /// For each key, the number of its latest posting.
    latest: Vec<u32>,
    /// The number of words of each document.
    pub(super) lengths: BTreeMap<u32, f32>,
    /// The phrases, each with its document.
    pub(super) typed: Vec<(u32, &'c str)>,
    /// The words of each phrase.
    pub(super) phrases: Lists<PhraseWord>,
}

impl<'c> IndexBuilder<'c> {
    pub(super) fn new(language: Language) -> Self {
        Self {
            stemmer: Stemmer::new(language),
            keys: Interner::default(),
            written: Vec::new(),
            spelt: Interner::default(),
            forms: WordMap::default(),
            postings: Vec::new(),
            latest: Vec::new(),
            lengths: BTreeMap::new(),
            typed: Vec::new(),
            phrases: Lists::default(),
        }
    }

    /// The number of a key of a word.
    fn key(&mut self, key: &str, form: &str) -> u32 {
        let number = saturating_u32(self.keys.add(key));
        self.forms.add(form, number);
        number
    }

    pub(super) fn screen(&mut self, document: usize, words: &'c ScreenWords) {
        self.file(document, &words.title, TITLE);
        self.phrase(document, &words.title);
        self.file(document, &words.text, REST);
        for text in &words.also {
            self.phrase(document, text);
        }
    }

    /// Adds a phrase of a document. Its words become part of the vocabulary, but not of the
    /// document's text.
    pub(super) fn phrase(&mut self, document: usize, text: &'c str) {
        let words = self.stemmer.all_words(text).into_iter().map(|word| {
            let first = word.keys.first().map_or(0, |key| self.key(key, &word.form));
            let last = word.keys.get(1).map_or(first, |key| self.key(key, &word.form));
            ([first, last], self.stemmer.weight(&word.form))
        });
        let words: Vec<PhraseWord> = words.collect();
        self.typed.push((saturating_u32(document), text));
        self.phrases.push(words);
    }

    pub(super) fn entry(&mut self, document: usize, entry: &'c Entry, language: Language) {
        let words = entry.words.get(language);
        self.file(document, &words.title, TITLE);
        self.file(document, query_words_for_kind(entry.kind(), language), KIND);
        self.phrase(document, &words.title);
        for text in &words.also {
            self.file(document, text, ALSO);
            self.phrase(document, text);
        }
        if let KindData::Law { article: Some(article), .. } = &entry.detail {
            self.file(document, article, ALSO);
            self.file(document, &article.replace('-', ""), ALSO);
        }
        for (number, section) in words.sections.iter().enumerate() {
            let first =
                number == 0 || section.part == FieldRole::Section && section.title.is_some();
            for (at, text) in section.texts().enumerate() {
                self.file(document, text, if first && at == 0 { FIRST } else { REST });
            }
        }
    }

    pub(super) fn line(&mut self, document: usize, line: &'c Helpline, language: Language) {
        let words = line.words.get(language);
        self.file(document, &words.name, TITLE);
        self.phrase(document, &words.name);
        self.file(document, &words.purpose, FIRST);
        self.file(document, &line.id, TITLE);
        self.file(document, &words.audience, REST);
        for text in words.notes.iter().chain(&words.answered_by).chain(&words.overseas) {
            self.file(document, text, REST);
        }
        for channel in &line.channels {
            self.file(document, &channel.value, TITLE);
            let joined: String =
                channel.value.chars().filter(|letter| !letter.is_whitespace()).collect();
            self.file(document, &joined, TITLE);
        }
    }

    fn file(&mut self, document: usize, text: &str, weight: f32) {
        let document = saturating_u32(document);
        for word in self.stemmer.words(text) {
            *self.lengths.entry(document).or_default() += 1.0;
            for key in &word.keys {
                let key = self.key(key, &word.form) as usize;
                if self.written.len() <= key {
                    self.written.resize(key + 1, u32::MAX);
                    self.latest.resize(key + 1, u32::MAX);
                }
                if self.written[key] == u32::MAX {
                    self.written[key] = saturating_u32(
                        self.spelt.add(&fold_case(text.get(word.at.clone()).unwrap_or_default())),
                    );
                }
                // Documents are added one after the other, so the latest posting of the key is the
                // one of this document if there is one.
                match self
                    .postings
                    .get_mut(self.latest[key] as usize)
                    .filter(|(_, known, _)| *known == document)
                {
                    Some((_, _, sum)) => *sum += weight,
                    None => {
                        self.latest[key] = saturating_u32(self.postings.len());
                        self.postings.push((saturating_u32(key), document, weight));
                    }
                }
            }
        }
    }
}

/// The words that users type for an entry of this kind.
const fn query_words_for_kind(kind: Kind, language: Language) -> &'static str {
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
