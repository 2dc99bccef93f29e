//! The recognition of danger on sentences that it was not tuned on. The output has counts by
//! family, never a sentence.

use std::collections::BTreeMap;

use crate::support::{at, library};
use reperes_core::crisis::{CrisisRecogniser, Imminence};
use reperes_core::{ClockVerdict, Outlooks, embedded_files};
use sha2::{Digest as _, Sha256};

const SETS: [(&str, &str); 4] = [
    ("danger-fr", include_str!("../measured/danger-fr.tsv")),
    ("danger-en", include_str!("../measured/danger-en.tsv")),
    ("false-friends-fr", include_str!("../measured/false-friends-fr.tsv")),
    ("false-friends-en", include_str!("../measured/false-friends-en.tsv")),
];
/// An instant at which every line answers, and one at which 3018 does not.
const INSTANTS: [&str; 2] = ["2026-11-24T13:00:00Z", "2026-11-24T02:00:00Z"];

/// The results for the sentences of one family.
#[derive(Debug, Default)]
struct Count {
    all: usize,
    good: usize,
    unheard: usize,
    other_imminence: usize,
    other_line: usize,
    /// The concepts that were recognised instead of the expected line or imminence, or instead of
    /// none.
    instead: BTreeMap<String, usize>,
}

fn measure(crises: &CrisisRecogniser, text: &str) -> BTreeMap<String, Count> {
    let library = library();
    let instants = INSTANTS.map(|now| Outlooks::at(&library, at(now), ClockVerdict::Plausible));
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for row in text.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let (query, family, label) = (columns[0], columns[1], columns[2]);
        let count = counts.entry(family.to_owned()).or_default();
        count.all += 1;
        let crisis = crises.recognise(query);
        let Some(crisis) = crisis else {
            if label == "none" {
                count.good += 1
            } else {
                count.unheard += 1
            }
            continue;
        };
        let right = match label {
            "A" => crisis.concept.imminence == Imminence::UnderWay,
            "B" => crisis.concept.imminence == Imminence::Mentioned,
            "either" => true,
            _ => false,
        };
        let wanted: Vec<&str> = columns
            .get(3)
            .map(|lines| lines.split(',').map(str::trim).collect())
            .unwrap_or_default();
        let first = |outlooks: &Outlooks| {
            let first = crisis
                .concept
                .channels(&library, outlooks)
                .first()
                .map(|channel| channel.id.clone());
            first.is_some_and(|id| {
                wanted
                    .iter()
                    .any(|line| library.channel(&id).is_some_and(|(known, _)| known.id == *line))
            })
        };
        if !right {
            count.other_imminence += 1;
        } else if !instants.iter().all(first) {
            count.other_line += 1;
        } else {
            count.good += 1;
            continue;
        }
        *count.instead.entry(crisis.concept.id.clone()).or_default() += 1;
    }
    counts
}

/// The measured sets are those that were written.
#[test]
fn measured_sets_match_their_checksums() {
    let sums = include_str!("../measured/SHA256SUMS");
    for (name, text) in SETS {
        let sum: String =
            Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(
            sums.contains(&format!("{sum}  {name}.tsv")),
            "{name}.tsv was changed: a set that was looked into is replaced, not mended"
        );
    }
}

/// Danger is recognised where it was, and false friends are not.
///
/// A figure may fall by one point below what was recorded, and no more.
#[test]
fn measured_danger_does_not_fall() {
    let crises = CrisisRecogniser::read(&embedded_files(), &library())
        .unwrap_or_else(|errors| panic!("{errors}"));
    let baseline = include_str!("../measured/baseline-danger.tsv");
    let mut fallen = Vec::new();
    for (name, text) in SETS {
        let counts = measure(&crises, text);
        let (all, good) =
            counts.values().fold((0, 0), |(all, good), count| (all + count.all, good + count.good));
        println!("{name}: {good} of {all}, {:.1} %", percent(good, all));
        for (family, count) in &counts {
            println!(
                "  {family:<24} {:>3} of {:>3}   unheard {}, other block {}, other line {} {:?}",
                count.good,
                count.all,
                count.unheard,
                count.other_imminence,
                count.other_line,
                count.instead
            );
        }
        let recorded: f64 = baseline
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{name}\t")))
            .unwrap()
            .parse()
            .unwrap();
        if percent(good, all) < recorded - 1.0 {
            fallen.push(format!("{name}: {:.1} %, recorded {recorded} %", percent(good, all)));
        }
    }
    assert_eq!(fallen, [] as [String; 0]);
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn percent(part: usize, all: usize) -> f64 {
    part as f64 / all as f64 * 100.0
}
