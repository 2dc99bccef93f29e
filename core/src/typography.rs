//! Typographic marks. Content is written with straight apostrophes and plain spaces; this module
//! typesets it when it is read.
//!
//! Typesetting is idempotent.

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// Typesets a French text: curved apostrophes, narrow no-break spaces inside « » and before ; ! ?,
/// no-break spaces before : and between a number and its unit.
#[must_use]
pub fn french(text: &str) -> String {
    let text = english(text);
    let letters: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| letters.get(index)).copied();
    let spaced = |(index, letter): (usize, &char)| {
        if *letter != ' ' {
            return *letter;
        }
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        match (before, after) {
            (_, Some(';' | '!' | '?')) => NARROW,
            (Some('«'), _) | (_, Some('»')) => NARROW,
            (_, Some(':')) => NO_BREAK,
            (Some(digit), Some(unit))
                if digit.is_ascii_digit() && starts_unit_or_digits(unit, &letters, index + 1) =>
            {
                NO_BREAK
            }
            _ => ' ',
        }
    };
    letters.iter().enumerate().map(spaced).collect()
}

/// Typesets an English text: curved apostrophes and a real ellipsis.
#[must_use]
pub fn english(text: &str) -> String {
    text.replace('\'', "\u{2019}").replace("...", "\u{2026}")
}

/// Whether a unit, or the next group of digits of a number, begins here: "9 h", "30 %", "45 000 €",
/// "20 min".
fn starts_unit_or_digits(first: char, letters: &[char], at: usize) -> bool {
    let rest = letters.get(at..).unwrap_or_default();
    let word: String = rest.iter().take_while(|letter| letter.is_alphabetic()).collect();
    let thousands = rest.iter().take_while(|letter| letter.is_ascii_digit()).count() == 3;
    matches!(first, '%' | '€')
        || thousands
        || matches!(word.as_str(), "h" | "min" | "ans" | "an" | "euros")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// French marks stay with their word, and typesetting twice changes nothing.
    #[test]
    fn french_typesets_marks_and_is_idempotent() {
        for (typed, set) in [
            (
                "L'enfant dit : « Aidez-moi ! »",
                "L’enfant dit\u{a0}: «\u{202f}Aidez-moi\u{202f}!\u{202f}»",
            ),
            ("Pourquoi ? Parce que...", "Pourquoi\u{202f}? Parce que…"),
            (
                "De 9 h à 23 h, 45 000 € et 30 %.",
                "De 9\u{a0}h à 23\u{a0}h, 45\u{a0}000\u{a0}€ et 30\u{a0}%.",
            ),
            (
                "Appelez le 116 006 ou le 3018 : l'appel est gratuit",
                "Appelez le 116\u{a0}006 ou le 3018\u{a0}: l’appel est gratuit",
            ),
            ("Un élève de 15 ans.", "Un élève de 15\u{a0}ans."),
            ("https://3018.fr", "https://3018.fr"),
        ] {
            assert_eq!(french(typed), set);
            assert_eq!(french(set), set, "setting twice");
        }
    }

    #[test]
    fn english_marks_are_the_apostrophe_and_the_ellipsis() {
        assert_eq!(english("It isn't a joke: it goes on..."), "It isn’t a joke: it goes on…");
    }
}
