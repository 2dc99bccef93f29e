//! `cargo xtask topic`: learns to tell queries with an answer from queries without one, into
//! `content/*/topic.txt`.
//!
//! It learns from the phrases and from the queries of `core/tests/search/`. Each query is judged by
//! weights that were learnt without it, and by its search results. The measured sets of
//! `core/tests/measured/` are not read.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use reperes_core::search::topic::{BUCKETS, FEATURES, WEIGHT_BOUNDS, ZERO_WEIGHT, feature_buckets};
use reperes_core::search::{Index, SearchContent, explain};
use reperes_core::{Knowledge, Language, Library, embedded_files};

use crate::cmd;
use crate::learn::{Example, FOLDS, FtrlSettings, SparseWeights, fold, logistic_rule, train_ftrl};

const SETTINGS: FtrlSettings = FtrlSettings { rate: 0.3, sparseness: 0.3, decay: 1.0, rounds: 4 };
/// The weight of a phrase; that of a query is 1.
const PHRASE_WEIGHT: f64 = 0.3;
/// The share of the queries with an answer that may be rejected. It balances both kinds of error.
const MAX_LOST: f64 = 0.03;
/// The quantisation step of a written weight.
const STEP: f64 = 0.04;

/// Reads the query and its kind from the columns of a line.
type ParseRow<'a> = dyn Fn(&[&str]) -> Option<(String, String)> + 'a;

/// A query, whether it has an answer, and its kind.
struct LabelledQuery {
    query: String,
    answered: bool,
    kind: String,
}

pub(crate) fn run() -> Result<ExitCode> {
    for (language, folder) in [(Language::French, "fr"), (Language::English, "en")] {
        let text = learn(language, folder)?;
        let path = cmd::root().join("content").join(folder).join("topic.txt");
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn learn(language: Language, folder: &str) -> Result<String> {
    let files = embedded_files();
    let library = Library::read(&files)?;
    let knowledge = Knowledge::read(&files, &library)?;
    let aids = SearchContent::read(&files, &library, &knowledge)?;
    let index = Index::new(&library, &knowledge, &aids, language);
    let asked = queries(folder)?;
    let example = |query: &str, answer, weight| Example {
        features: feature_buckets(query).into_iter().map(u32::from).collect(),
        answer,
        weight,
    };
    let phrases: Vec<Example> = known_phrases(&aids, &knowledge, language)
        .into_iter()
        .map(|phrase| example(phrase, true, PHRASE_WEIGHT))
        .collect();
    let examples: Vec<Example> =
        asked.iter().map(|asked| example(&asked.query, asked.answered, 1.0)).collect();
    let without = |left_out: Option<usize>| -> SparseWeights {
        let kept = examples
            .iter()
            .enumerate()
            .filter(|(number, _)| Some(fold(*number)) != left_out)
            .map(|(_, example)| example);
        train_ftrl(&phrases.iter().chain(kept).collect::<Vec<_>>(), SETTINGS)
    };
    let mut facts: Vec<([f64; FEATURES], bool)> = asked
        .iter()
        .map(|asked| {
            let found = explain(&index, &library, &knowledge, &asked.query);
            (
                found.first().map_or([0.0; FEATURES], |best| best.evidence.map(f64::from)),
                asked.answered,
            )
        })
        .collect();
    for part in 0..FOLDS {
        let learnt = without(Some(part));
        for (number, fact) in
            facts.iter_mut().enumerate().filter(|(number, _)| fold(*number) == part)
        {
            fact.0[0] = learnt.margin(&examples[number].features) - learnt.base;
        }
    }
    // A second partition, across the first: no part of it was learnt from as a whole.
    let second_fold = |number: usize| number / 7 % FOLDS;
    let mut sums = vec![0.0; facts.len()];
    for part in 0..FOLDS {
        let rest: Vec<_> = facts
            .iter()
            .enumerate()
            .filter(|(number, _)| second_fold(*number) != part)
            .map(|(_, fact)| *fact)
            .collect();
        let learnt = logistic_rule(&rest);
        for (number, (fact, _)) in
            facts.iter().enumerate().filter(|(number, _)| second_fold(*number) == part)
        {
            sums[number] = learnt.sum(fact);
        }
    }
    let least = threshold(&asked, &sums);
    let figures = rejection_rates(&asked, &sums, least);
    print!("{folder}: {figures}");
    let learnt = logistic_rule(&facts);
    let all = without(None);
    let shift = |number: f64| format!("{number:.5}");
    let mut text = format!(
        "# What tells a query with an answer from one without. Made by `cargo xtask topic` from the phrases and from the queries of\n\
         # core/tests/search/: FTRL-Proximal over hashed words, pairs and groups of letters, then a logistic rule over that margin and what the\n\
         # best result has. `least`: {:.0} % of the queries with an answer stay below it, each judged by what was learnt without it\n\
         # ({FOLDS} parts). Of the queries without an answer, these stay below it:\n",
        MAX_LOST * 100.0
    );
    for line in figures.lines().filter(|line| line.starts_with("    ")) {
        writeln!(text, "# {line}")?;
    }
    writeln!(
        text,
        "step {STEP}\nleast {}\nbase {}",
        shift(1.0 / (1.0 + (-least).exp())),
        shift(learnt.base)
    )?;
    writeln!(text, "rule {}", learnt.weights.map(shift).join(" "))?;
    write_weights(&mut text, &all)?;
    Ok(text)
}

/// Writes one character for each bucket.
#[expect(clippy::cast_possible_truncation, reason = "within the bounds")]
fn write_weights(text: &mut String, learnt: &SparseWeights) -> Result<()> {
    let (low, high) = (
        f64::from(WEIGHT_BOUNDS.0) - f64::from(ZERO_WEIGHT),
        f64::from(WEIGHT_BOUNDS.1) - f64::from(ZERO_WEIGHT),
    );
    for bucket in 0..BUCKETS {
        let weight = learnt.weights.get(&u32::try_from(bucket)?).copied().unwrap_or_default();
        let steps = (weight / STEP).round().clamp(low, high) as i16;
        text.push(char::from(u8::try_from(i16::from(ZERO_WEIGHT) + steps)?));
        if bucket % 128 == 127 {
            text.push('\n');
        }
    }
    Ok(())
}

/// The threshold that rejects the allowed share of the queries with an answer.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few thousand queries"
)]
fn threshold(asked: &[LabelledQuery], sums: &[f64]) -> f64 {
    let mut answered: Vec<f64> =
        asked.iter().zip(sums).filter(|(asked, _)| asked.answered).map(|(_, sum)| *sum).collect();
    answered.sort_by(f64::total_cmp);
    answered.get((answered.len() as f64 * MAX_LOST) as usize).copied().unwrap_or_default()
}

/// The share of each kind of query below the threshold.
fn rejection_rates(asked: &[LabelledQuery], sums: &[f64], least: f64) -> String {
    let mut kinds: BTreeMap<(bool, &str), (u32, u32)> = BTreeMap::new();
    for (asked, sum) in asked.iter().zip(sums) {
        for kind in ["all", &asked.kind] {
            let count = kinds.entry((asked.answered, kind)).or_default();
            count.0 += u32::from(*sum < least);
            count.1 += 1;
        }
    }
    let percent = |(below, all): (u32, u32)| f64::from(below) / f64::from(all) * 100.0;
    let mut text = String::new();
    for ((answered, kind), count) in kinds {
        let mark = if answered { "  with an answer" } else { "   " };
        let _ = writeln!(text, "{mark} {kind}: {:.1} % of {}", percent(count), count.1);
    }
    text
}

/// All phrases and titles that lead to an entry or a screen.
fn known_phrases<'k>(
    aids: &'k SearchContent,
    knowledge: &'k Knowledge,
    language: Language,
) -> Vec<&'k str> {
    let phrases = aids.phrases().of(language).iter().flat_map(|said| said.phrases());
    let entries = knowledge
        .entries
        .iter()
        .map(|entry| entry.words.get(language))
        .flat_map(|words| words.also.iter().chain([&words.title]));
    let screens = aids
        .screens()
        .iter()
        .map(|screen| screen.words.get(language))
        .flat_map(|words| words.also.iter().chain([&words.title]));
    phrases.chain(entries.chain(screens).map(String::as_str)).collect()
}

fn queries(folder: &str) -> Result<Vec<LabelledQuery>> {
    let mut asked = Vec::new();
    let mut add = |file: &str, answered: bool, read: &ParseRow<'_>| -> Result<()> {
        let path = cmd::root().join("core/tests/search").join(file);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        let lines = text.lines().filter(|line| {
            !line.starts_with('#') && !line.starts_with("query\t") && !line.is_empty()
        });
        let before = asked.len();
        for (query, kind) in lines.filter_map(|line| read(&line.split('\t').collect::<Vec<_>>())) {
            asked.push(LabelledQuery { query, answered, kind });
        }
        ensure!(asked.len() > before, "{file} has no query");
        Ok(())
    };
    let first = |kind: &'static str| {
        move |row: &[&str]| Some(((*row.first()?).to_owned(), kind.to_owned()))
    };
    let third = |row: &[&str]| {
        (*row.first()? == folder).then_some(((*row.get(2)?).to_owned(), (*row.get(1)?).to_owned()))
    };
    let none = |row: &[&str]| {
        (*row.get(1)? == folder).then_some(((*row.first()?).to_owned(), "none".to_owned()))
    };
    add("ontopic.tsv", true, &third)?;
    for set in ["tuned", "queries"] {
        add(&format!("{set}-{folder}.tsv"), true, &first("tuned"))?;
    }
    add(&format!("tuned-screens-{folder}.tsv"), true, &first("screens"))?;
    add("offtopic.tsv", false, &third)?;
    add("tuned-none.tsv", false, &none)?;
    Ok(asked)
}
