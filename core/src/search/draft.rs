//! An index being made: which word stands in which document, and how much it counts there.

use std::collections::{BTreeMap, BTreeSet};

use super::screens::ScreenWords;
use super::words::Filer;
use crate::knowledge::{Detail, Entry, Kind, Part};
use crate::letters::plain;
use crate::{Helpline, Language};

const TITLE: f32 = 9.0;
const ALSO: f32 = 8.0;
const KIND: f32 = 5.0;
const FIRST: f32 = 2.5;
const REST: f32 = 1.0;

/// A word of a phrase: its keys, and the word itself.
pub(super) type Keyed = (Vec<String>, String);

/// An index being made.
pub(super) struct Draft {
    pub(super) filer: Filer,
    pub(super) terms: BTreeMap<String, Filed>,
    /// How many words each document has.
    pub(super) lengths: BTreeMap<u32, f32>,
    /// The phrases, each with its document and its words.
    pub(super) phrases: Vec<(u32, Vec<Keyed>)>,
    /// The same as they are typed.
    pub(super) typed: Vec<(usize, String)>,
}

/// What is filed under one key.
#[derive(Default)]
pub(super) struct Filed {
    /// The word as the content writes it; empty where only phrases have it.
    pub(super) written: String,
    pub(super) forms: BTreeSet<String>,
    pub(super) postings: BTreeMap<u32, f32>,
}

impl Draft {
    pub(super) fn new(language: Language) -> Self {
        Self { filer: Filer::new(language), terms: BTreeMap::new(), lengths: BTreeMap::new(), phrases: Vec::new(), typed: Vec::new() }
    }

    pub(super) fn screen(&mut self, document: usize, words: &ScreenWords) {
        self.file(document, &words.title, TITLE);
        self.phrase(document, &words.title);
        self.file(document, &words.text, REST);
        for text in &words.also {
            self.phrase(document, text);
        }
    }

    /// A phrase of a document: its words are known from then on, and stand in no text.
    pub(super) fn phrase(&mut self, document: usize, text: &str) {
        self.typed.push((document, text.to_owned()));
        let Ok(document) = u32::try_from(document) else { return };
        let words = self.filer.every_word(text);
        for word in &words {
            for key in &word.keys {
                self.terms.entry(key.clone()).or_default().forms.insert(word.form.clone());
            }
        }
        self.phrases.push((document, words.into_iter().map(|word| (word.keys, word.form)).collect()));
    }

    pub(super) fn entry(&mut self, document: usize, entry: &Entry, language: Language) {
        let words = entry.words.get(language);
        self.file(document, &words.title, TITLE);
        self.file(document, kind_named(entry.kind(), language), KIND);
        self.phrase(document, &words.title);
        for text in &words.also {
            self.file(document, text, ALSO);
            self.phrase(document, text);
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

    pub(super) fn line(&mut self, document: usize, line: &Helpline, language: Language) {
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
