//! The recognition of danger in the tuned sentences, in all their spellings, and in no sentence
//! that only resembles one.

use std::time::Instant;

use crate::support::{at, library};
use proptest::prelude::*;
use reperes_core::crisis::{CrisisRecogniser, Imminence};
use reperes_core::{ClockVerdict, Outlooks, Status, embedded_files};

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

/// Text that users write around a danger.
const ADDED: [&str; 14] = [
    "bonjour",
    "bonjour madame",
    "merci",
    "merci d'avance",
    "aidez moi",
    "au secours",
    "svp aidez moi",
    "je ne sais pas quoi faire",
    "please help",
    "please help me",
    "hello",
    "thank you",
    "i don't know what to do",
    "what do i do",
];

/// Counts the sentences of danger with an addition before or after them, and collects those that
/// are no longer recognised.
fn lost(
    crises: &CrisisRecogniser,
    added: impl Fn(usize) -> Vec<&'static str>,
) -> (usize, Vec<String>) {
    let (mut all, mut lost) = (0, Vec::new());
    let danger = all_tuned()
        .filter(|(query, wanted, _)| *wanted != "-" && crises.recognise(query).is_some());
    for (number, (query, ..)) in danger.enumerate() {
        for added in added(number) {
            for said in [
                format!("{added} {query}"),
                format!("{query} {added}"),
                format!("{added}. {query}"),
                format!("{query}. {added}"),
            ] {
                all += 1;
                if crises.recognise(&said).is_none() {
                    lost.push(said);
                }
            }
        }
    }
    (all, lost)
}

/// Additions take no danger away. Every third sentence gets one addition, each addition in its
/// turn.
#[test]
fn additions_keep_danger_sample() {
    let (all, lost) = lost(&crises(), |number| {
        ADDED
            .get(number / 3 % ADDED.len())
            .copied()
            .filter(|_| number % 3 == 0)
            .into_iter()
            .collect()
    });
    println!("{} of {all} lost", lost.len());
    assert!(lost.len() * 1000 <= all, "{} of {all}:\n{}", lost.len(), lost.join("\n"));
}

/// No addition takes the danger of a sentence away. Every sentence gets every addition.
#[test]
#[ignore = "takes a minute or two"]
fn additions_keep_danger_full() {
    let (all, lost) = lost(&crises(), |_| ADDED.to_vec());
    println!("{} of {all} lost", lost.len());
    assert!(lost.len() * 1000 <= all, "{} of {all}:\n{}", lost.len(), lost.join("\n"));
}

/// A long text is judged in chunks, so that danger at its end is found.
#[test]
fn danger_at_the_end_of_a_long_text_is_found() {
    let crises = crises();
    let around =
        "Le cours de maths commence à neuf heures et le cahier est dans le cartable. ".repeat(90);
    let dying = crises.concepts().iter().position(|concept| concept.id == "dying");
    let pieces = crises.readings(&format!("{around}Il veut mourir."));
    assert!(
        pieces.len() > 10
            && pieces
                .last()
                .is_some_and(|readings| readings.iter().any(|known| known.by_rules == dying))
    );
}

/// Capitals, missing accents and a cry for help, as a person in fear writes them, change nothing.
#[test]
fn capitals_accents_and_a_cry_for_help_change_nothing() {
    let crises = crises();
    for (query, wanted) in tuned().filter(|(_, wanted)| *wanted != "-") {
        let bare: String = query.chars().map(without_accent).collect();
        for said in [query.to_uppercase(), bare, query.replace('\'', "’"), format!("  {query}  ")]
        {
            assert_eq!(concept(&crises, &said), concept(&crises, query), "{said}");
        }
        for said in [format!("{query} please help"), format!("{query} svp aidez moi")] {
            assert!(crises.recognise(&said).is_some(), "{said}: {wanted}");
        }
    }
}

fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' => 'c',
        other => other,
    }
}

#[test]
fn every_concept_names_lines_that_answer_at_any_hour() {
    let (crises, library) = (crises(), library());
    for concept in crises.concepts() {
        for now in ["2026-11-24T13:00:00Z", "2026-11-24T02:00:00Z"] {
            let outlooks = Outlooks::at(&library, at(now), ClockVerdict::Plausible);
            let channels = concept.channels(&library, &outlooks);
            let first = channels.first().unwrap_or_else(|| panic!("{} names nobody", concept.id));
            assert!(
                matches!(first.hours.status_at(at(now)), Status::Open { .. }),
                "{} at {now}",
                concept.id
            );
        }
    }
}

/// The ids of the channels to call for a concept.
fn channels_of(
    crises: &CrisisRecogniser,
    concept: &str,
    now: &str,
    clock: ClockVerdict,
) -> Vec<String> {
    let library = library();
    let outlooks = Outlooks::at(&library, at(now), clock);
    let concept = crises.concepts().iter().find(|known| known.id == concept).unwrap();
    concept.channels(&library, &outlooks).iter().map(|channel| channel.id.clone()).collect()
}

/// Under a clock that cannot be believed all channels of a step are listed, those that are always
/// open first. The hour that the clock shows decides nothing.
#[test]
fn wrong_clock_lists_every_channel_and_the_always_open_first() {
    let (crises, day, night) = (crises(), "2026-11-24T13:00:00Z", "2026-11-24T02:00:00Z");
    for (concept, by_day, by_night, in_doubt) in [
        (
            "blackmail",
            vec!["3018-phone", "17-phone", "police-chat-chat", "3114-phone"],
            vec!["17-phone", "police-chat-chat", "3114-phone"],
            vec!["17-phone", "3018-phone", "police-chat-chat", "3114-phone"],
        ),
        (
            "meeting",
            vec!["17-phone", "112-phone", "3018-phone"],
            vec!["17-phone", "112-phone", "119-phone"],
            vec!["17-phone", "112-phone", "119-phone", "3018-phone"],
        ),
    ] {
        for (now, expected) in [(day, by_day), (night, by_night)] {
            assert_eq!(channels_of(&crises, concept, now, ClockVerdict::Plausible), expected);
            for clock in [ClockVerdict::BeforeBuild, ClockVerdict::WentBack, ClockVerdict::FarAhead]
            {
                assert_eq!(channels_of(&crises, concept, now, clock), in_doubt, "{clock:?} {now}");
            }
        }
    }
}

/// Where none of the channels of a step is open, the last one is listed. Under a clock that cannot
/// be believed all of them are, in their order.
#[test]
fn step_without_an_open_channel_lists_one() {
    let files = embedded_files();
    let text = files.text("crisis.toml").replace("| 119-phone", "| fil-sante-jeunes-phone");
    let crises = CrisisRecogniser::read(&files.with("crisis.toml", text), &library()).unwrap();
    let both = &["3018-phone", "fil-sante-jeunes-phone"][..];
    for (now, clock, last) in [
        ("2026-11-24T13:00:00Z", ClockVerdict::Plausible, &both[..1]),
        ("2026-11-24T02:00:00Z", ClockVerdict::Plausible, &both[1..]),
        ("2026-11-24T13:00:00Z", ClockVerdict::WentBack, both),
        ("2026-11-24T02:00:00Z", ClockVerdict::WentBack, both),
    ] {
        let expected = [&["17-phone", "112-phone"], last].concat();
        assert_eq!(channels_of(&crises, "meeting", now, clock), expected, "{now} {clock:?}");
    }
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
