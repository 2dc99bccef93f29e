//! The recognition of danger in the tuned sentences, and in no sentence that only resembles one.

mod channels;
mod variations;

use std::time::Instant;

use crate::support::library;
use proptest::prelude::*;
use reperes_core::crisis::{CrisisRecogniser, Imminence};
use reperes_core::embedded_files;

const TUNED: [&str; 2] =
    [include_str!("../crisis/tuned-fr.tsv"), include_str!("../crisis/tuned-en.tsv")];

fn crises() -> CrisisRecogniser {
    CrisisRecogniser::read(&embedded_files(), &library())
        .unwrap_or_else(|errors| panic!("{errors}"))
}

/// A tuned sentence: its text, its concept, and its author.
type Row = (&'static str, &'static str, &'static str);

fn rows(text: &'static str) -> impl Iterator<Item = Row> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (query, rest) = line.split_once('\t')?;
        let (concept, writer) = rest.split_once('\t')?;
        Some((query, concept, writer))
    })
}

fn all_tuned() -> impl Iterator<Item = Row> {
    TUNED.iter().flat_map(|text| rows(text))
}

/// The sentences that the rules were written for.
fn tuned() -> impl Iterator<Item = (&'static str, &'static str)> {
    all_tuned()
        .filter(|(_, _, writer)| *writer == "first")
        .map(|(query, concept, _)| (query, concept))
}

fn concept<'c>(crises: &'c CrisisRecogniser, query: &str) -> &'c str {
    crises.recognise(query).map_or("-", |crisis| &crisis.concept.id)
}

fn imminence(crises: &CrisisRecogniser, id: &str) -> Option<Imminence> {
    crises.concepts().iter().find(|concept| concept.id == id).map(|concept| concept.imminence)
}

/// The sentences that the rules were written for get their imminence.
///
/// The imminence decides: of two dangers of the same imminence, either may rightly be named first.
#[test]
fn tuned_sentences_get_their_imminence() {
    let crises = crises();
    let mut wrong = Vec::new();
    for (query, wanted) in tuned() {
        let found = concept(&crises, query);
        if imminence(&crises, found) != imminence(&crises, wanted) {
            wrong.push(format!("{query}: wanted {wanted}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), tuned().count(), wrong.join("\n"));
}

/// The percentage of sentences of danger that get their imminence, and of the others that get none:
/// French, then English.
const RECORDED: [(f64, f64); 2] = [(99.7, 99.5), (99.7, 99.6)];

/// The sentences that the weights were learnt from get their imminence as often as recorded.
///
/// Learnt sentences that still get another imminence contradict other sentences.
#[test]
fn learnt_sentences_get_their_imminence_as_recorded() {
    let crises = crises();
    for (text, (danger, none)) in TUNED.into_iter().zip(RECORDED) {
        let part = |of_danger: bool| {
            let of = || rows(text).filter(|(_, wanted, _)| (*wanted != "-") == of_danger);
            let right = of()
                .filter(|(query, wanted, _)| {
                    imminence(&crises, concept(&crises, query)) == imminence(&crises, wanted)
                })
                .count();
            100.0 * right as f64 / of().count() as f64
        };
        let (heard, silent) = (part(true), part(false));
        println!("tuned: {heard:.2} % of danger, {silent:.2} % of the others");
        assert!(
            heard >= danger && silent >= none,
            "{heard:.2} % of danger, {silent:.2} % of the others; recorded {danger} and {none}"
        );
    }
}

/// The weights are learnt from the present sentences.
///
/// Weights older than the sentences would differ from what the sentences yield.
#[test]
fn weights_match_their_sentences() {
    let now = reperes_core::crisis::hash_of_sentences(&TUNED);
    assert_eq!(crises().weights().sentences, now, "the sentences were changed: cargo xtask danger");
}

#[test]
fn everyday_words_are_no_danger() {
    let crises = crises();
    for query in [
        "",
        " ",
        "photo nue",
        "harcèlement",
        "3018",
        "comment parler à mon fils",
        "les devoirs",
        "prendre rendez-vous",
        "pendant les vacances",
        "mort de rire",
        "je vais tuer le boss",
        "sauter un repas",
        "school",
        "how to talk to my daughter",
        "screen time",
    ] {
        assert_eq!(concept(&crises, query), "-", "{query}");
    }
}

/// The median answer takes less than 20 ms on a text of 200 letters, the longest query of the search.
///
/// A key press waits for the answer. The limit is wide, because other tests run at the same time.
#[test]
fn recognise_median_is_under_20_ms() {
    let crises = crises();
    let long: String =
        tuned().map(|(query, _)| query).collect::<Vec<_>>().join(" ").chars().take(200).collect();
    let mut times: Vec<_> = (0..200)
        .map(|_| {
            let start = Instant::now();
            let _ = crises.recognise(&long);
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("200 letters: median {:?}, p99 {:?}", times[100], times[197]);
    assert!(times[100].as_millis() < 20, "{:?}", times[100]);
}

proptest! {
    /// No text makes the recogniser panic.
    #[test]
    fn no_text_panics(query in "\\PC{0,300}") {
        static CRISES: std::sync::LazyLock<CrisisRecogniser> = std::sync::LazyLock::new(crises);
        let _ = CRISES.recognise(&query);
    }
}

/// The plainest sentences get their imminence. None of them may ever be missed.
#[test]
fn plainest_sentences_get_their_imminence() {
    let crises = crises();
    let mut wrong = Vec::new();
    for (wanted, queries) in PLAINEST {
        for query in queries.split(" / ") {
            let found = crises.recognise(query).map(|crisis| crisis.concept.imminence);
            if found != Some(wanted) {
                wrong.push(format!("{query}: {found:?}"));
            }
        }
    }
    assert_eq!(wrong, [] as [String; 0]);
}

const PLAINEST: [(Imminence, &str); 4] = [
    (
        Imminence::UnderWay,
        "il a avalé des médicaments / elle a pris toute la boîte / j'ai avalé des comprimés / mon fils s'est pendu / il ne respire plus / \
         elle ne se réveille pas / elle s'est ouvert les veines / il veut sauter du pont / elle est sur le toit / il a un couteau / \
         quelqu'un essaie d'entrer chez moi / mon père me frappe maintenant / je ne peux pas parler / ma fille a fugué / mon fils a disparu / \
         elle est partie rencontrer un inconnu / lettre d'adieu",
    ),
    (
        Imminence::Mentioned,
        "suicide / je veux mourir / j'ai envie de mourir / mon fils veut mourir / il parle de suicide / ma fille veut se suicider / \
         je veux me tuer / idées noires / elle se scarifie / il se mutile / j'ai été violée / mon père me tape / \
         on me fait chanter / chantage à la webcam / menaces de mort / je veux disparaître / je ne sers à rien / je n'en peux plus",
    ),
    (
        Imminence::UnderWay,
        "he took all the pills / she swallowed pills / he hanged himself / he is not breathing / she won't wake up / she cut her wrists / \
         she is on the roof / he has a knife / someone is breaking in / i can't talk / my daughter ran away / my son is missing / suicide note",
    ),
    (
        Imminence::Mentioned,
        "suicide / i want to die / my son wants to die / he talks about suicide / i want to kill myself / she cuts herself / \
         i was raped / my dad hits me / sextortion / death threats / i can't go on",
    ),
];
