//! `cargo xtask danger`: learns the weights of the danger classifier from the tuned sentences,
//! offline and reproducibly.
//!
//! The model is a multinomial logistic regression over hashed features, learnt with AdaGrad. Its
//! weights are quantised to whole steps. The thresholds are chosen by cross-validation: `--check`
//! leaves out some writers at a time.

mod cross_validation;
mod model;
mod random;
mod sentences;
mod write;

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, anyhow};
use reperes_core::crisis::Thresholds;
use reperes_core::{CrisisRecogniser, Library, embedded_files};

use crate::cmd;
use model::Model;
use sentences::Sentences;

/// The likelihood from which a sentence counts as danger, chosen with `--check`.
const THRESHOLDS: Thresholds = Thresholds { without_rule: 0.6, with_rule: 0.5 };

fn crises() -> Result<CrisisRecogniser> {
    // The learnt weights do not depend on the current ones, which may be older than the concepts.
    let files = embedded_files().with("danger-weights.txt", "");
    let library = Library::read(&files).map_err(|errors| anyhow!("{errors}"))?;
    CrisisRecogniser::read(&files, &library).map_err(|errors| anyhow!("{errors}"))
}

pub(crate) fn run() -> Result<ExitCode> {
    let start = Instant::now();
    let crises = crises()?;
    let sentences = Sentences::read(&crises)?;
    let model =
        Model::learn(&sentences.all.iter().collect::<Vec<_>>(), crises.concepts().len() + 1);
    let text = write::text(&model, &crises, &sentences.hash);
    fs::write(cmd::root().join("content/danger-weights.txt"), &text)?;
    println!("{} sentences, {} bytes, {:.0?}", sentences.all.len(), text.len(), start.elapsed());
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn check() -> Result<ExitCode> {
    let crises = crises()?;
    cross_validation::by_writer(&crises, &Sentences::read(&crises)?);
    Ok(ExitCode::SUCCESS)
}
