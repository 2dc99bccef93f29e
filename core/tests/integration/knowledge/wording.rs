//! How the entries are written: short sentences, and no word that blames.

use super::{LANGUAGES, of_kind, texts, words};
use crate::support::{knowledge, library};
use reperes_core::Language;
use reperes_core::knowledge::{Audience, Due, FieldRole, Kind};

/// What is counted as no word: an address, or the quotation that is counted on its own.
const APART: char = '¤';
/// A point after these ends no sentence, so that no abbreviation makes two short ones of a long one.
const ABBREVIATIONS: [&str; 13] =
    ["art", "etc", "cf", "ex", "env", "tél", "no", "vs", "mr", "mrs", "mme", "dr", "st"];

/// The text with its addresses apart, and each of its quotations as a text of its own.
fn texts_apart(text: &str) -> Vec<String> {
    let is_address = |word: &str| {
        let parts: Vec<&str> = word.split('.').collect();
        word.contains('@')
            || parts.len() > 1
                && parts.iter().all(|part| part.len() > 1)
                && parts.last().is_some_and(|end| end.starts_with(char::is_alphabetic))
    };
    let mut plain = String::new();
    for word in text.split_inclusive([' ', '\u{a0}', '\u{202f}', '\n']) {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let apart =
            if is_address(bare) { word.replace(bare, &APART.to_string()) } else { word.into() };
        plain.push_str(&apart);
    }
    let mut found = vec![String::new()];
    let mut quoted: Option<String> = None;
    for letter in plain.chars() {
        match (letter, &mut quoted) {
            ('«' | '“', None) => quoted = Some(String::new()),
            ('»' | '”', Some(said)) => {
                let said = std::mem::take(said);
                found[0].push(APART);
                // A quotation that ends with a mark may end the sentence that it stands in.
                found[0].extend(said.trim_end().ends_with(['.', '!', '?', '…']).then_some('.'));
                found.push(said);
                quoted = None;
            }
            (_, Some(said)) => said.push(letter),
            (_, None) => found[0].push(letter),
        }
    }
    found[0].extend(quoted.iter().map(String::as_str));
    found
}

/// The sentences of a text, split at a mark that ends a sentence if a capital or a number follows.
fn sentences(text: &str) -> Vec<String> {
    texts_apart(text).iter().flat_map(|text| sentences_of(text)).collect()
}

fn sentences_of(text: &str) -> Vec<String> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (at, mark) in text.match_indices(['.', '!', '?', '…']) {
        let (before, after) = (&text[from..at], &text[at + mark.len()..]);
        let last = before.rsplit(|letter: char| !letter.is_alphanumeric()).next();
        let last = last.unwrap_or_default().to_lowercase();
        let short = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
        if mark == "." && (short || ABBREVIATIONS.contains(&last.as_str())) {
            continue;
        }
        let next =
            after.trim_start_matches([' ', '\u{a0}', '\u{202f}', ')', '(', '[']).chars().next();
        let starts_anew =
            next.is_none_or(|next| next.is_uppercase() || next.is_numeric() || next == APART);
        if starts_anew && !after.starts_with(char::is_alphanumeric) {
            found.push(text[from..at + mark.len()].trim().to_owned());
            from = at + mark.len();
        }
    }
    found.push(text[from..].trim().to_owned());
    found.into_iter().filter(|sentence| words(sentence) > 0).collect()
}

/// A long sentence stays long, whatever points it holds.
#[test]
fn no_abbreviation_shortens_a_sentence() {
    let long = "Selon l’art. 40 et l’article L. 111-6, etc., M. le directeur écrit au procureur.";
    assert_eq!(sentences(long).len(), 1);
    for (text, expected) in [
        ("Appelez le 3018. Le 17 aussi ! Et après ?", 3),
        ("Dites : « Je te crois. » Puis notez.", 3),
        ("Ouvrez 17cyber.gouv.fr ou urgence114.fr. Notez.", 2),
        ("Une menace… Un doute… Rien.", 3),
        ("Dites « Merci. » et écoutez.", 2),
    ] {
        assert_eq!(sentences(text).len(), expected, "{text}: {:?}", sentences(text));
    }
    assert_eq!(words(&sentences("Ouvrez 17cyber.gouv.fr ou écrivez à a@b.fr.")[0]), 4);
}

/// Every text of a helpline, with the name of its line.
fn helpline_texts(language: Language) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in library().helplines {
        let words = line.words.get(language);
        let texts = [&words.name, &words.purpose, &words.audience].into_iter();
        let texts = texts.chain(&words.notes).chain(&words.otherwise);
        let texts = texts.chain(words.answered_by.iter()).chain(words.overseas.iter());
        found.extend(texts.map(|text| (line.id.clone(), text.clone())));
    }
    found
}

/// No sentence is over 25 words, quotations and addresses apart, and half have at most 14.
#[test]
fn sentences_are_short() {
    for language in LANGUAGES {
        let mut said = helpline_texts(language);
        for entry in knowledge().entries {
            let texts = texts(&entry, language).into_iter();
            said.extend(
                texts
                    .map(|(part, text)| (format!("{}.{}", entry.id, part.name()), text.to_owned())),
            );
        }
        let mut lengths = Vec::new();
        for (place, text) in said {
            for sentence in sentences(&text) {
                let length = words(&sentence);
                assert!(length <= 25, "{place}: {length} words: {sentence}");
                lengths.push(length);
            }
        }
        lengths.sort_unstable();
        let median = lengths[lengths.len() / 2];
        assert!(median <= 14, "{language:?}: {median}");
    }
}

/// What a situation asks of its reader tonight, reasons included, is read in a minute. The reader is
/// the family, or the school where a page is for the school only.
#[test]
fn steps_for_tonight_have_at_most_120_words() {
    for language in LANGUAGES {
        for situation in of_kind(Kind::Situation) {
            let marks = situation.detail.steps();
            let tonight = |reader: Audience| {
                let steps = situation.words.get(language).section(FieldRole::Steps).unwrap();
                let due = steps.items.iter().zip(marks).filter(move |(_, mark)| {
                    mark.due == Due::Tonight && mark.actor.includes(reader)
                });
                due.map(|(step, _)| words(&step.text) + step.why.as_deref().map_or(0, words)).sum()
            };
            let family: usize = tonight(Audience::Parent);
            let length = if family == 0 { tonight(Audience::Educator) } else { family };
            assert!(length <= 120, "{}, {language:?}: {length} words", situation.id);
            assert!(length > 0, "{}: nothing for tonight", situation.id);
        }
    }
}

/// Each page has a source, and its words in both languages.
#[test]
fn every_page_has_source_and_both_languages() {
    for entry in knowledge().entries {
        assert!(!entry.sources.is_empty(), "{}", entry.id);
        for language in LANGUAGES {
            let words = entry.words.get(language);
            assert!(!words.title.is_empty() && !words.sections.is_empty(), "{}", entry.id);
        }
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
                assert!(words(&sentence) <= 15, "{}: {sentence}", track.id);
            }
        }
    }
}
