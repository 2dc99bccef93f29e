//! Cross-validation: each writer's sentences are judged by the weights that the others' sentences make.

use std::collections::{BTreeMap, BTreeSet};

use reperes_core::Crises;
use reperes_core::crisis::{Block, Weights};

use super::model::Model;
use super::sentences::{Sentence, Sentences};
use super::{ACT, DOUBT, ENOUGH, write};

/// Thresholds that are compared, where the rules hear nothing and where they hear something.
const ENOUGHS: [f32; 6] = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const DOUBTS: [f32; 4] = [0.1, 0.2, 0.3, 0.5];

/// What became of sentences.
#[derive(Debug, Default)]
struct Count {
    all: usize,
    right: usize,
    unheard: usize,
    other_block: usize,
}

/// A sentence, and the concept that was recognised in it.
type Heard<'s> = (&'s Sentence, Option<usize>);

pub(super) fn by_writer(crises: &Crises, sentences: &Sentences) {
    let writers: BTreeSet<&str> = sentences.all.iter().map(|sentence| sentence.writer.as_str()).collect();
    let mut judged: Vec<(&Sentence, Vec<f32>)> = Vec::new();
    for writer in writers.iter().filter(|writer| **writer != "plain") {
        let (held, others): (Vec<&Sentence>, Vec<&Sentence>) = sentences.all.iter().partition(|sentence| sentence.writer == *writer);
        let model = Model::learn(&others, crises.concepts().len() + 1);
        // As they are written, so that what is lost there counts.
        let Ok(weights) = Weights::read(&write::text(&model, crises, "")) else { continue };
        let of = |sentence: &&'_ Sentence| weights.likelihood(&sentence.words, sentence.lesson());
        judged.extend(held.iter().map(|sentence| (*sentence, of(sentence))));
        let of_rules: Vec<(&Sentence, Option<usize>)> = held.iter().map(|sentence| (*sentence, sentence.by_rules)).collect();
        report(crises, &format!("{writer}, rules alone"), &of_rules);
        report(crises, writer, &decided(crises, &judged, (ENOUGH, DOUBT), |sentence| sentence.writer == *writer));
    }
    for (enough, doubt) in ENOUGHS.iter().flat_map(|enough| DOUBTS.map(|doubt| (*enough, doubt))) {
        // The rules were written for the first ones, and say nothing of them here.
        let decided = decided(crises, &judged, (enough, doubt), |sentence| sentence.writer != "first");
        report(crises, &format!("enough {enough}, doubt {doubt}"), &decided);
    }
    println!("families:");
    let mut families: BTreeMap<(&str, usize), Vec<Heard<'_>>> = BTreeMap::new();
    for (sentence, found) in decided(crises, &judged, (ENOUGH, DOUBT), |_| true) {
        families.entry((sentence.language, sentence.concept)).or_default().push((sentence, found));
    }
    for ((language, concept), decided) in families {
        report(crises, &format!("{language} {}", crises.concepts().get(concept).map_or("-", |concept| &concept.id)), &decided);
    }
    if std::env::var_os("REPERES_SHOW_MISSES").is_some() {
        for (sentence, found) in decided(crises, &judged, (ENOUGH, DOUBT), |_| true) {
            let id = |at: Option<usize>| at.and_then(|at| crises.concepts().get(at)).map_or("-", |concept| &concept.id);
            if !is_right(crises, sentence, found) {
                println!("{}\t{} -> {}\t{}", sentence.writer, id(Some(sentence.concept)), id(found), sentence.text);
            }
        }
    }
}

fn decided<'s>(
    crises: &Crises,
    judged: &[(&'s Sentence, Vec<f32>)],
    (enough, doubt): (f32, f32),
    which: impl Fn(&Sentence) -> bool,
) -> Vec<(&'s Sentence, Option<usize>)> {
    let enough = |sentence: &Sentence| if sentence.by_rules.is_some() && !sentence.lesson().is_empty() { doubt } else { enough };
    let judged = judged.iter().filter(|(sentence, _)| which(sentence));
    judged.map(|(sentence, likely)| (*sentence, crises.decide(likely, enough(sentence), ACT))).collect()
}

/// The block that a concept is of; none for what is no danger.
fn block(crises: &Crises, concept: Option<usize>) -> Option<Block> {
    crises.concepts().get(concept?).map(|concept| concept.block)
}

/// The right block, with a first line that is right or as good.
fn is_right(crises: &Crises, sentence: &Sentence, found: Option<usize>) -> bool {
    let line = |at: usize| crises.concepts().get(at).and_then(|concept| concept.first_line());
    let wanted = Some(sentence.concept).filter(|at| *at < crises.concepts().len());
    // 112 answers for both medical help and the police.
    let alike = |a: Option<&str>, b: Option<&str>| a == b || [a, b].contains(&Some("112-phone")) && ![a, b].contains(&Some("114-sms"));
    block(crises, wanted) == block(crises, found) && wanted.zip(found).is_none_or(|(wanted, found)| alike(line(wanted), line(found)))
}

fn report(crises: &Crises, name: &str, decided: &[(&Sentence, Option<usize>)]) {
    let (mut danger, mut none) = (Count::default(), Count::default());
    for (sentence, found) in decided {
        let count = if sentence.concept < crises.concepts().len() { &mut danger } else { &mut none };
        count.all += 1;
        if is_right(crises, sentence, *found) {
            count.right += 1;
        } else if found.is_none() {
            count.unheard += 1;
        } else if block(crises, Some(sentence.concept)) != block(crises, *found) {
            count.other_block += 1;
        }
    }
    let line = danger.all - danger.right - danger.unheard - danger.other_block;
    print!("{name:<28}");
    if danger.all > 0 {
        let Count { all, right, unheard, other_block } = danger;
        print!(" {:>5.1} % of {all}: unheard {unheard}, other block {other_block}, other line {line};", percent(right, all));
    }
    println!(" false alarms {:.1} % of {}", percent(none.all - none.right, none.all.max(1)), none.all);
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn percent(part: usize, all: usize) -> f64 {
    part as f64 / all as f64 * 100.0
}
