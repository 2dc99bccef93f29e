//! Danger is recognised whatever is written around it and however it is spelled.

use super::{all_tuned, concept, crises, tuned};
use reperes_core::CrisisRecogniser;

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
