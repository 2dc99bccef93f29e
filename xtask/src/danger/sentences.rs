//! The training sentences, each with its features.

use std::fs;

use anyhow::{Context as _, Result};
use reperes_core::CrisisRecogniser;
use reperes_core::crisis::{Reading, hash_of_sentences};

use crate::cmd;

/// The files, each with its language.
const FILES: [(&str, &str); 2] =
    [("fr", "core/tests/crisis/tuned-fr.tsv"), ("en", "core/tests/crisis/tuned-en.tsv")];
/// The writer of the sentences that the rules were written for. They prove no combination.
pub(super) const RULES_WRITER: &str = "first";

/// A sentence of a file.
#[derive(Debug)]
pub(super) struct Sentence {
    pub(super) language: &'static str,
    pub(super) text: String,
    pub(super) writer: String,
    /// The number of the concept. The number after the last concept stands for "none".
    pub(super) concept: usize,
    /// The features of the whole text. If it has several sentences, those of each sentence follow.
    pub(super) readings: Vec<Reading>,
}

#[derive(Debug)]
pub(super) struct Sentences {
    pub(super) all: Vec<Sentence>,
    pub(super) hash: String,
}

impl Sentences {
    pub(super) fn read(crises: &CrisisRecogniser) -> Result<Self> {
        let mut all = Vec::new();
        let mut texts = Vec::new();
        for (language, place) in FILES {
            let text = fs::read_to_string(cmd::root().join(place))?;
            for (number, line) in
                text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'))
            {
                let columns: Vec<&str> = line.split('\t').collect();
                let [sentence, concept, writer] = columns[..] else {
                    anyhow::bail!(
                        "{place}:{}: write the sentence, its concept and its writer, with TAB between",
                        number + 1
                    )
                };
                let at = crises.concepts().iter().position(|known| known.id == concept);
                let none = (concept == "-").then_some(crises.concepts().len());
                all.push(Sentence {
                    language,
                    text: sentence.to_owned(),
                    writer: writer.to_owned(),
                    concept: at.or(none).with_context(|| {
                        format!("{place}:{}: {concept:?} is no concept", number + 1)
                    })?,
                    readings: crises.readings(sentence).into_iter().next().unwrap_or_default(),
                });
            }
            texts.push(text);
        }
        let hash = hash_of_sentences(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        Ok(Self { all, hash })
    }
}
