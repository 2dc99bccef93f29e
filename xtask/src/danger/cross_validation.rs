//! Cross-validation by writer: weights learnt from the other writers' sentences judge the sentences
//! of each writer.

use std::collections::BTreeMap;

use reperes_core::CrisisRecogniser;
use reperes_core::crisis::{Imminence, Reading, Thresholds, Weights};

use super::model::Model;
use super::sentences::{RULES_WRITER, Sentence, Sentences};
use super::{THRESHOLDS, write};

/// The writers that are left out together. Those of one language wrote no sentence in the other.
const GROUPS: [&[&str]; 4] = [
    &["others", "f3", "english", "h1", "k1", "h5"],
    &["parents", "f2", "e1", "h2", "k2", "k5"],
    &["g1", "g2", "g3", "h3", "k3", "h6"],
    &["g4", "g5", "g6", "h4", "k4", "k6"],
];
/// Writers of many everyday sentences and of no danger. Each part leaves out a share of their
/// sentences.
const EVERYDAY: [&str; 2] = ["everyday", "offtopic"];
/// The thresholds that the report compares, for sentences without and with a proven rule.
const THRESHOLDS_WITHOUT_RULE: [f32; 3] = [0.4, 0.5, 0.7];
const THRESHOLDS_WITH_RULE: [f32; 2] = [0.2, 0.35];

/// The results for a set of sentences.
#[derive(Debug, Default)]
struct Tally {
    all: usize,
    right: usize,
    unheard: usize,
    other_imminence: usize,
}

/// A sentence and its readings: the features, whether a proven rule finds danger, the likelihood of
/// each concept.
type ScoredSentence<'s> = (&'s Sentence, Vec<(&'s Reading, bool, Vec<f32>)>);
/// A sentence, and the concept that is recognised in it.
type Recognised<'s> = (&'s Sentence, Option<usize>);

pub(super) fn by_writer(crises: &CrisisRecogniser, sentences: &Sentences) {
    let mut judged: Vec<ScoredSentence<'_>> = Vec::new();
    for (part, group) in GROUPS.iter().enumerate() {
        let is_left_out = |(number, sentence): &(usize, &Sentence)| {
            group.contains(&sentence.writer.as_str())
                || EVERYDAY.contains(&sentence.writer.as_str()) && number % GROUPS.len() == part
        };
        let (left_out, others): (Vec<_>, Vec<_>) =
            sentences.all.iter().enumerate().partition(is_left_out);
        let model = Model::learn(
            &others.iter().map(|(_, sentence)| *sentence).collect::<Vec<_>>(),
            crises.concepts().len() + 1,
        );
        // The weights go through the file format, so that the loss by quantisation counts.
        let Ok(weights) = Weights::read(&write::text(&model, crises, "")) else { continue };
        let of = |known: &'_ Reading| weights.likelihood(&known.features, &known.verdict);
        let proven = |known: &'_ Reading| {
            known.combinations.iter().any(|combination| weights.proven.contains(combination))
        };
        judged.extend(left_out.iter().map(|(_, sentence)| {
            (
                *sentence,
                sentence
                    .readings
                    .iter()
                    .map(|known| (known, proven(known), of(known)))
                    .collect::<Vec<_>>(),
            )
        }));
    }
    for language in ["fr", "en"] {
        let of: Vec<&ScoredSentence<'_>> =
            judged.iter().filter(|(sentence, _)| sentence.language == language).collect();
        let by_rules: Vec<Recognised<'_>> = of
            .iter()
            .map(|(sentence, readings)| {
                (*sentence, readings.first().and_then(|(known, ..)| known.by_rules))
            })
            .collect();
        report_by_writer_kind(crises, &format!("{language} rules"), &by_rules);
        for without_rule in THRESHOLDS_WITHOUT_RULE {
            for with_rule in THRESHOLDS_WITH_RULE {
                let decided = decided(crises, &of, Thresholds { without_rule, with_rule });
                report_by_writer_kind(
                    crises,
                    &format!("{language} {without_rule} {with_rule}"),
                    &decided,
                );
            }
            let weights = decided_by_weights(crises, &of, without_rule);
            report_by_writer_kind(
                crises,
                &format!("{language} {without_rule} weights alone"),
                &weights,
            );
        }
        let decided = decided(crises, &of, THRESHOLDS);
        let mut parts: BTreeMap<String, Vec<Recognised<'_>>> = BTreeMap::new();
        for (sentence, found) in decided {
            let id = crises.concepts().get(sentence.concept).map_or("-", |concept| &concept.id);
            parts
                .entry(format!("{language} {}", sentence.writer))
                .or_default()
                .push((sentence, found));
            parts.entry(format!("{language} {id}")).or_default().push((sentence, found));
        }
        for (name, decided) in parts {
            report(crises, &name, &decided);
        }
    }
    if std::env::var_os("REPERES_SHOW_MISSES").is_some() {
        for (sentence, found) in decided(crises, &judged.iter().collect::<Vec<_>>(), THRESHOLDS) {
            let id = |at: Option<usize>| {
                at.and_then(|at| crises.concepts().get(at)).map_or("-", |concept| &concept.id)
            };
            if !is_right(crises, sentence, found) {
                println!(
                    "{}\t{} -> {}\t{}",
                    sentence.writer,
                    id(Some(sentence.concept)),
                    id(found),
                    sentence.text
                );
            }
        }
    }
}

/// The concept that is recognised in each sentence, by weights and proven rules.
fn decided<'s>(
    crises: &CrisisRecogniser,
    judged: &[&ScoredSentence<'s>],
    enough: Thresholds,
) -> Vec<Recognised<'s>> {
    let of = |(known, proven, likely): &(&Reading, bool, Vec<f32>)| {
        crises
            .decide(likely, enough.of(known, *proven))
            .map(|concept| (1.0 - likely.last().copied().unwrap_or_default(), concept))
    };
    let found = |readings: &[(&Reading, bool, Vec<f32>)]| {
        let (whole, sentences) = readings.split_first()?;
        of(whole)
            .or_else(|| sentences.iter().filter_map(of).max_by(|(a, _), (b, _)| a.total_cmp(b)))
            .map(|(_, concept)| concept)
    };
    judged.iter().map(|(sentence, readings)| (*sentence, found(readings))).collect()
}

/// The concept that the weights alone recognise in each sentence as a whole.
fn decided_by_weights<'s>(
    crises: &CrisisRecogniser,
    judged: &[&ScoredSentence<'s>],
    enough: f32,
) -> Vec<Recognised<'s>> {
    judged
        .iter()
        .map(|(sentence, readings)| {
            (*sentence, readings.first().and_then(|(.., likely)| crises.decide(likely, enough)))
        })
        .collect()
}

/// How imminent the danger of a concept is. No danger has none.
fn imminence(crises: &CrisisRecogniser, concept: Option<usize>) -> Option<Imminence> {
    crises.concepts().get(concept?).map(|concept| concept.imminence)
}

/// Whether the imminence is right and the first channel is the right one or an equivalent one.
fn is_right(crises: &CrisisRecogniser, sentence: &Sentence, found: Option<usize>) -> bool {
    let channel =
        |at: usize| crises.concepts().get(at).and_then(|concept| concept.first_channel_id());
    let wanted = Some(sentence.concept).filter(|at| *at < crises.concepts().len());
    // 112 is equivalent to the lines of medical help and of the police, but not to 114.
    let alike = |a: Option<&str>, b: Option<&str>| {
        a == b
            || [a, b].contains(&Some("112-phone"))
                && ![a, b].into_iter().flatten().any(|id| id.starts_with("114-"))
    };
    imminence(crises, wanted) == imminence(crises, found)
        && wanted.zip(found).is_none_or(|(wanted, found)| alike(channel(wanted), channel(found)))
}

/// Reports the writers of danger, then the writers of everyday sentences.
fn report_by_writer_kind(crises: &CrisisRecogniser, name: &str, decided: &[Recognised<'_>]) {
    let (everyday, danger): (Vec<Recognised<'_>>, Vec<Recognised<'_>>) = decided
        .iter()
        .filter(|(sentence, _)| sentence.writer != RULES_WRITER)
        .partition(|(sentence, _)| EVERYDAY.contains(&sentence.writer.as_str()));
    report(crises, name, &danger);
    report(crises, &format!("{name}, everyday"), &everyday);
}

fn report(crises: &CrisisRecogniser, name: &str, decided: &[Recognised<'_>]) {
    let (mut danger, mut none) = (Tally::default(), Tally::default());
    for (sentence, found) in decided {
        let count =
            if sentence.concept < crises.concepts().len() { &mut danger } else { &mut none };
        count.all += 1;
        if is_right(crises, sentence, *found) {
            count.right += 1;
        } else if found.is_none() {
            count.unheard += 1;
        } else if imminence(crises, Some(sentence.concept)) != imminence(crises, *found) {
            count.other_imminence += 1;
        }
    }
    let line = danger.all - danger.right - danger.unheard - danger.other_imminence;
    print!("{name:<28}");
    if danger.all > 0 {
        let Tally { all, right, unheard, other_imminence } = danger;
        print!(
            " {:>5.1} % of {all}: unheard {unheard}, other block {other_imminence}, other line {line};",
            percent(right, all)
        );
    }
    println!(
        " false alarms {:.1} % of {}",
        percent(none.all - none.right, none.all.max(1)),
        none.all
    );
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn percent(part: usize, all: usize) -> f64 {
    part as f64 / all as f64 * 100.0
}
