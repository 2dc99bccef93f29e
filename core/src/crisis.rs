//! Recognises, before anything is searched, that somebody's life is at stake: in what is typed, as it is typed.
//!
//! Two things decide. The rules are content: `content/crisis.toml` names the concepts and whom to call, `content/*/danger.toml` the
//! words and how they combine. The weights, `content/danger-weights.txt`, are learnt from the tuned sentences by `cargo xtask danger`.
//! A combination that was never wrong on those sentences decides alone; any other is overruled only when the weights are sure that
//! there is no danger; where the rules find nothing the weights can find danger, and they choose the concept.
//!
//! Greetings, thanks and cries for help are left out first (`filler`). The text is then judged whole and sentence by sentence, and
//! the strongest counts: what stands before or after a danger does not hide it.
//!
//! All languages are listened to whatever the app speaks: nobody changes a setting in fear. How letters and words are made alike is
//! in `fold` and `token`, what a word can be in `lexicon`, `alike`, `slip` and `spellings`, how combinations are found in `pattern`, how clues add up in
//! `listener`, what the weights count in `features` and `weights`, the reading of the files in `read`. Nothing here keeps or writes
//! what was typed.

mod alike;
mod features;
mod filler;
mod fold;
mod lexicon;
mod listener;
mod pattern;
mod read;
mod slip;
mod sound;
mod spellings;
mod token;
mod weights;

use std::iter;

use chrono::{DateTime, Utc};

use crate::error::ContentErrors;
use crate::helpline::Channel;
use crate::library::{Files, Library};
use crate::localized::{Language, Words};
use crate::status::Status;
use features::Features;
use filler::Fillers;
use listener::{Listener, Verdict};

pub use features::Feature;
pub use weights::{Enough, LEVELS, ROWS, Weights, hash_of_sentences, letter, likely, row, written};

/// What is typed beyond this is not looked at.
const LONGEST: usize = 10_000;
/// A longer text is listened to in pieces of so many bytes.
const PIECE: usize = 400;
/// The next piece begins so many bytes later.
const STRIDE: usize = 250;
/// So many times the small words of another language are what a text is clearly said in.
const CLEARLY: usize = 3;

/// How near the danger is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// It happens now: emergency services.
    Act,
    /// It is spoken of: those who listen at any hour.
    Words,
}

/// One kind of danger, with the lines that help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Stable id: `pills`.
    pub id: String,
    /// How near the danger is.
    pub block: Block,
    /// One calm sentence.
    pub sentence: Words<String>,
    /// Whom to call, best first; of those on one step, the first that answers now.
    steps: Vec<Vec<String>>,
}

impl Concept {
    /// The channel that is best first.
    #[must_use]
    pub fn first_line(&self) -> Option<&str> {
        self.steps.first()?.first().map(String::as_str)
    }

    /// The channels to reach at this instant, best first, each line once.
    #[must_use]
    pub fn channels<'l>(&self, library: &'l Library, now: DateTime<Utc>) -> Vec<&'l Channel> {
        let mut channels: Vec<&Channel> = Vec::new();
        for step in &self.steps {
            let known: Vec<&Channel> = step
                .iter()
                .filter_map(|id| library.channel(id))
                .map(|(_, channel)| channel)
                .collect();
            let open = known
                .iter()
                .find(|channel| matches!(channel.hours.status_at(now), Status::Open { .. }));
            if let Some(channel) = open.or(known.last())
                && !channels.iter().any(|listed| listed.id == channel.id)
            {
                channels.push(channel);
            }
        }
        channels
    }
}

/// What was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crisis<'c> {
    /// The danger that is nearest of all that were recognised.
    pub concept: &'c Concept,
}

/// Everything that is listened for.
#[derive(Debug)]
pub struct Crises {
    concepts: Vec<Concept>,
    /// One for each language.
    listeners: Vec<Listener>,
    /// Greetings, thanks and cries for help, of all languages.
    fillers: Fillers,
    weights: Weights,
}

/// What one text, or one sentence of it, is known by.
#[derive(Debug, Clone)]
pub struct Known {
    /// The features of its words.
    pub features: Vec<Feature>,
    /// The features that the rules make.
    pub verdict: Vec<Feature>,
    /// The number of the concept that the rules alone recognise.
    pub by_rules: Option<usize>,
    /// The combinations that make it, each by its hash.
    pub combinations: Vec<Feature>,
    /// Whether it is a single word: the weights alone find no danger in one.
    pub single: bool,
}

impl Crises {
    /// Nothing is listened for.
    #[must_use]
    pub fn none() -> Self {
        Self {
            concepts: Vec::new(),
            listeners: Vec::new(),
            fillers: Fillers::default(),
            weights: Weights::default(),
        }
    }

    /// Reads and checks the files.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &Files<'_>, library: &Library) -> Result<Self, ContentErrors> {
        read::read(files, library)
    }

    /// The learnt weights.
    #[must_use]
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The concepts, the nearest danger first.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The nearest danger that the words speak of. Never fails: what cannot be understood is no danger.
    #[must_use]
    pub fn recognise(&self, query: &str) -> Option<Crisis<'_>> {
        let nearest = self
            .readings(query)
            .into_iter()
            .filter_map(|readings| self.strongest(&readings))
            .min()?;
        self.concepts.get(nearest).map(|concept| Crisis { concept })
    }

    /// The pieces of a text; of each first the whole, then its sentences when there are several.
    #[must_use]
    pub fn readings(&self, text: &str) -> Vec<Vec<Known>> {
        let text: String = text.chars().take(LONGEST).collect();
        let letters = self.fillers.leave_out(&fold::fold(&text));
        pieces(&letters)
            .into_iter()
            .map(|piece| {
                iter::once(piece).chain(sentences(piece)).map(|part| self.known(part)).collect()
            })
            .collect()
    }

    /// What the weights are learnt from: the features of a folded text, and what the rules alone say of it.
    fn known(&self, letters: &str) -> Known {
        let own: Vec<usize> =
            self.listeners.iter().map(|listener| listener.own_words(letters)).collect();
        let most = own.iter().copied().max().unwrap_or_default();
        // What is clearly said in one language is not listened to in another: "his arms" is no "arme".
        let said_in = |own: usize| own * CLEARLY >= most;
        let listening = self
            .listeners
            .iter()
            .zip(&own)
            .filter(|(_, own)| said_in(**own))
            .map(|(listener, _)| listener);
        let written_in: Vec<Language> = self
            .listeners
            .iter()
            .zip(&own)
            .filter(|(_, own)| **own == most)
            .map(|(listener, _)| listener.language)
            .collect();
        let heard: Vec<_> = listening.map(|listener| (listener, listener.hear(letters))).collect();
        // What a word unmakes in one language it unmakes in each that may be meant, there only as it is written.
        let written: Vec<_> = heard
            .iter()
            .map(|(listener, _)| (*listener, listener.hear_as_written(letters)))
            .collect();
        let mut verdict = Verdict::default();
        for (listener, line) in &heard {
            let others = written.iter().filter(|(other, _)| other.language != listener.language);
            let asides: Vec<&str> = others
                .flat_map(|(other, line)| other.asides(line))
                .chain(listener.asides(line))
                .collect();
            listener.recognise(line, &asides, &mut verdict);
            verdict.asides.extend(asides.iter().map(|aside| (*aside).to_owned()));
        }
        let mut words = token::cut(letters, token::Apostrophe::Parts);
        // A sentence is the same with and without its last point.
        words.pop_if(|last| last == token::STOP);
        let mut features = Features::of(&written_in);
        features.add_words(&words);
        for (listener, line) in &heard {
            features.add_classes(listener.language, &listener.classes(line));
        }
        Known {
            features: features.finish(),
            verdict: features::verdict(&verdict, &self.concepts),
            by_rules: verdict.nearest,
            combinations: verdict.combinations,
            single: words.iter().filter(|word| *word != token::STOP).count() < 2,
        }
    }

    /// The number of the concept of the whole, or where the whole has none that of the sentence in which danger is likeliest.
    fn strongest(&self, readings: &[Known]) -> Option<usize> {
        let (whole, sentences) = readings.split_first()?;
        let of_sentences = || {
            sentences
                .iter()
                .filter_map(|sentence| self.judge(sentence))
                .max_by(|(a, _), (b, _)| a.total_cmp(b))
        };
        self.judge(whole).or_else(of_sentences).map(|(_, concept)| concept)
    }

    /// How likely danger is, and the number of the concept.
    fn judge(&self, known: &Known) -> Option<(f32, usize)> {
        if self.weights.are_missing() {
            return known.by_rules.map(|concept| (1.0, concept));
        }
        let likely = self.weights.likelihood(&known.features, &known.verdict);
        let proven =
            known.combinations.iter().any(|combination| self.weights.proven.contains(combination));
        let enough = self.weights.enough.of(known, proven);
        let danger = 1.0 - likely.last().copied().unwrap_or_default();
        self.decide(&likely, enough).map(|concept| (danger, concept))
    }

    /// The concept that likelihoods come to: whether there is danger, then its block, then the first line, then the concept.
    ///
    /// The likelihoods are in the order of the concepts, none at the end.
    #[must_use]
    pub fn decide(&self, likely: &[f32], enough: f32) -> Option<usize> {
        let of = |block: Block| {
            self.concepts.iter().enumerate().filter(move |(_, concept)| concept.block == block)
        };
        let likely = |at: usize| likely.get(at).copied().unwrap_or_default();
        let [now, spoken] = [Block::Act, Block::Words]
            .map(|block| of(block).map(|(at, _)| likely(at)).sum::<f32>());
        if now + spoken < enough {
            return None;
        }
        let block = if now >= spoken { Block::Act } else { Block::Words };
        let line = |concept: &Concept| concept.steps.first().cloned();
        let of_line = |at: &Concept| {
            of(block)
                .filter(|(_, other)| line(other) == line(at))
                .map(|(at, _)| likely(at))
                .sum::<f32>()
        };
        let best = of(block).max_by(|(a, first), (b, second)| {
            of_line(first)
                .total_cmp(&of_line(second))
                .then(likely(*a).total_cmp(&likely(*b)))
                .then(b.cmp(a))
        });
        best.map(|(at, _)| at)
    }

    /// Those words of a language that would be taken for a slip or a spelling of another: `content/*/existing.txt` holds them.
    #[must_use]
    pub fn misheard<'w>(&self, language: Language, words: &[&'w str]) -> Vec<&'w str> {
        let listener = self.listeners.iter().find(|listener| listener.language == language);
        words
            .iter()
            .copied()
            .filter(|word| {
                listener.is_some_and(|listener| listener.lexicon.mishears(&fold::fold(word)))
            })
            .collect()
    }
}

/// The sentences of a folded text when there are several of more than one word.
fn sentences(text: &str) -> Vec<&str> {
    let ends = |letter: char| matches!(letter, '.' | '!' | '?' | ';' | '\n');
    let said = |sentence: &&str| {
        sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() > 1
    };
    let sentences: Vec<&str> = text.split(ends).filter(said).collect();
    if sentences.len() > 1 { sentences } else { Vec::new() }
}

/// A text in pieces that overlap, each beginning with a whole word.
fn pieces(text: &str) -> Vec<&str> {
    let word_from = |at: usize| {
        let at = text.ceil_char_boundary(at);
        let rest = text.get(at..).unwrap_or_default();
        // A row of letters without any space is cut where it is.
        rest.find(char::is_whitespace).filter(|to| *to < PIECE - STRIDE).map_or(at, |to| at + to)
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    loop {
        let end = if text.len() <= start + PIECE { text.len() } else { word_from(start + PIECE) };
        pieces.extend(text.get(start..end));
        if end == text.len() {
            return pieces;
        }
        start = word_from(start + STRIDE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_overlap_and_leave_nothing_out() {
        for text in ["", "mot", &"un mot ".repeat(900), &"é".repeat(4000)] {
            let pieces = pieces(text);
            let at = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
            assert_eq!(at(pieces[0]), 0);
            for pair in pieces.windows(2) {
                assert!(at(pair[1]) > at(pair[0]) && at(pair[1]) < at(pair[0]) + pair[0].len());
            }
            let last = pieces[pieces.len() - 1];
            assert_eq!(at(last) + last.len(), text.len());
        }
    }
}
