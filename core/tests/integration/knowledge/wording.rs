//! How the entries are written: short sentences, and no word that blames.

use super::{LANGUAGES, of_kind, texts, words};
use crate::support::knowledge;
use reperes_core::Language;
use reperes_core::knowledge::{FieldRole, Kind};

/// The sentences of a text, split at a mark that ends a sentence if a capital, a number or a
/// quotation follows.
fn sentences(text: &str) -> Vec<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let (mut found, mut from) = (Vec::new(), 0);
    for (number, (at, letter)) in letters.iter().enumerate() {
        if !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        let rest = text[at + letter.len_utf8()..]
            .trim_start_matches([' ', '\u{a0}', '\u{202f}', '»', '”']);
        let starts_anew = rest.is_empty()
            || rest.starts_with(|next: char| {
                next.is_uppercase() || next.is_ascii_digit() || matches!(next, '«' | '“')
            });
        let apart = letters.get(number + 1).is_none_or(|(_, next)| !next.is_alphanumeric());
        if starts_anew && apart {
            found.push(text[from..at + letter.len_utf8()].trim());
            from = at + letter.len_utf8();
        }
    }
    found.push(text[from..].trim());
    found.into_iter().filter(|sentence| words(sentence) > 0).collect()
}

#[test]
fn sentences_are_short() {
    for language in LANGUAGES {
        let mut lengths = Vec::new();
        for entry in knowledge().entries {
            for (part, text) in texts(&entry, language) {
                for sentence in sentences(text) {
                    let length = words(sentence);
                    assert!(
                        length <= 30,
                        "{}.{}: {length} words: {sentence}",
                        entry.id,
                        part.name()
                    );
                    lengths.push(length);
                }
            }
        }
        lengths.sort_unstable();
        let median = lengths[lengths.len() / 2];
        assert!(median <= 15);
    }
}

#[test]
fn no_word_blames_romanticises_or_diagnoses() {
    let never = [
        "commettre un suicide",
        "commis un suicide",
        "tentative réussie",
        "tentative ratée",
        "suicide réussi",
        "suicide raté",
        "se donner la mort",
        "coupable",
        "bourreau",
        "harceleur",
        "harceleuse",
        "committed suicide",
        "commit suicide",
        "successful suicide",
        "failed attempt",
        "guilty",
        "perpetrator",
        "diagnostic de",
        "votre enfant est harcelé.",
    ];
    for language in LANGUAGES {
        for entry in knowledge().entries {
            for (part, text) in texts(&entry, language) {
                let text = text.to_lowercase();
                for word in never {
                    assert!(!text.contains(word), "{}.{} says {word:?}", entry.id, part.name());
                }
            }
        }
    }
}

/// Pages for pupils have short sentences and end with a line to call.
#[test]
fn pupil_pages_are_short_and_name_a_line() {
    for track in of_kind(Kind::Track) {
        let words_fr = track.words.get(Language::French);
        let ending = words_fr.section(FieldRole::Ending).unwrap().text.clone().unwrap();
        assert!(
            ["3018", "3114", "15", "119"].iter().any(|number| ending.contains(number)),
            "{}: {ending}",
            track.id
        );
        for (_, text) in texts(&track, Language::French) {
            for sentence in sentences(text) {
                assert!(words(sentence) <= 15, "{}: {sentence}", track.id);
            }
        }
    }
}
