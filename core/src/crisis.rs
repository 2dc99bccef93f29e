//! Recognises, before anything is searched, that somebody's life is at stake: in what is typed, as it is typed.
//!
//! What it listens for is content, not code: `content/crisis.toml` names the concepts and whom to call, `content/*/danger.toml` the
//! words and how they combine. All languages are listened to whatever the app speaks: nobody changes a setting in fear. How letters
//! and words are made alike is in `fold` and `token`, what a word can be in `lexicon`, `alike`, `slip` and `spellings`, how combinations
//! are found in `pattern`, how clues add up in `listener`, the reading of the files in `read`. Nothing here keeps or writes what was typed.

mod alike;
mod fold;
mod lexicon;
mod listener;
mod pattern;
mod read;
mod slip;
mod sound;
mod spellings;
mod token;

use chrono::{DateTime, Utc};

use crate::error::ContentErrors;
use crate::helpline::Words;
use crate::library::{Files, Library};
use crate::status::Status;
use crate::{Channel, Language};
use listener::Listener;

/// What is typed beyond this is not looked at.
const LONGEST: usize = 600;
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
    /// The channels to reach at this instant, best first, each line once.
    #[must_use]
    pub fn channels<'l>(&self, library: &'l Library, now: DateTime<Utc>) -> Vec<&'l Channel> {
        let mut channels: Vec<&Channel> = Vec::new();
        for step in &self.steps {
            let known: Vec<&Channel> = step.iter().filter_map(|id| library.channel(id)).map(|(_, channel)| channel).collect();
            let open = known.iter().find(|channel| matches!(channel.hours.status_at(now), Status::Open { .. }));
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
}

impl Crises {
    /// Nothing is listened for.
    #[must_use]
    pub fn none() -> Self {
        Self { concepts: Vec::new(), listeners: Vec::new() }
    }

    /// Reads and checks the files.
    ///
    /// # Errors
    /// Every mistake found, each with its file, line, field and what to write instead.
    pub fn read(files: &Files<'_>, library: &Library) -> Result<Self, ContentErrors> {
        read::read(files, library)
    }

    /// The concepts, the nearest danger first.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The nearest danger that the words speak of. Never fails: what cannot be understood is no danger.
    #[must_use]
    pub fn recognise(&self, query: &str) -> Option<Crisis<'_>> {
        let text: String = query.chars().take(LONGEST).collect();
        let letters = fold::fold(&text);
        let own: Vec<usize> = self.listeners.iter().map(|listener| listener.own_words(&letters)).collect();
        let most = own.iter().copied().max().unwrap_or_default();
        // What is clearly said in one language is not listened to in another: "his arms" is no "arme".
        let said_in = |own: usize| own * CLEARLY >= most;
        let listening = self.listeners.iter().zip(own).filter(|(_, own)| said_in(*own)).map(|(listener, _)| listener);
        let heard: Vec<_> = listening.map(|listener| (listener, listener.hear(&letters))).collect();
        // What a word unmakes in one language it unmakes in each that may be meant, there only as it is written.
        let written: Vec<_> = heard.iter().map(|(listener, _)| (*listener, listener.hear_as_written(&letters))).collect();
        let first = heard.iter().filter_map(|(listener, line)| {
            let others = written.iter().filter(|(other, _)| other.language != listener.language);
            let asides: Vec<&str> = others.flat_map(|(other, line)| other.asides(line)).chain(listener.asides(line)).collect();
            listener.recognise(line, &asides)
        });
        let first = first.min()?;
        self.concepts.get(first).map(|concept| Crisis { concept })
    }

    /// Those words of a language that would be taken for a slip or a spelling of another: `content/*/existing.txt` holds them.
    #[must_use]
    pub fn misheard<'w>(&self, language: Language, words: &[&'w str]) -> Vec<&'w str> {
        let listener = self.listeners.iter().find(|listener| listener.language == language);
        words.iter().copied().filter(|word| listener.is_some_and(|listener| listener.lexicon.mishears(&fold::fold(word)))).collect()
    }
}
