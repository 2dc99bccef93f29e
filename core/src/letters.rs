//! Unicode forms of a text: composed and decomposed accents, ligatures, full width, ignorable
//! characters.
//!
//! A text that is shown keeps its letters and is only composed (NFC). A text that is searched for,
//! compared or parsed is folded first (NFKC, lower case, no ignorable characters). Lengths are
//! counted in composed letters.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The text as it is shown: composed (NFC).
#[must_use]
pub fn to_nfc(text: &str) -> String {
    text.nfc().collect()
}

/// How many characters the composed text (NFC) has. An accent is part of its letter.
#[must_use]
pub fn nfc_char_count(text: &str) -> usize {
    text.nfc().count()
}

/// The text as it is compared: NFKC, lower case, without ignorable characters.
#[must_use]
pub fn fold_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letters = text.chars().filter(|letter| !is_ignorable(*letter)).nfkc();
    // Unicode's lower case keeps the sharp s; its case folding is "ss".
    let small = letters.flat_map(char::to_lowercase).flat_map(|letter| match letter {
        'ß' => ['s', 's'].into_iter().take(2),
        other => [other, other].into_iter().take(1),
    });
    small.nfc().collect()
}

/// The text as [`fold_case`] gives it, without accents.
#[must_use]
pub fn fold_case_and_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in fold_case(text).nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            other => folded.push(other),
        }
    }
    folded
}

/// Whether a character is part of the letter before it: a combining accent or an invisible mark.
pub(crate) fn continues(letter: char) -> bool {
    is_combining_mark(letter) || is_ignorable(letter)
}

/// Whether a character is invisible and is ignored in a comparison: category Cf of Unicode, a
/// variation selector, the combining grapheme joiner, or any character from U+E0000 to U+E0FFF.
#[must_use]
pub fn is_ignorable(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A text is shown with its letters and compared without its Unicode form.
    #[test]
    fn nfc_for_display_folded_for_comparison() {
        for (text, composed, length, compared, stripped) in [
            ("École", "École", 5, "école", "ecole"),
            ("E\u{301}cole", "École", 5, "école", "ecole"),
            ("nu\u{ad}de", "nu\u{ad}de", 5, "nude", "nude"),
            ("eﬀacer le proﬁl", "eﬀacer le proﬁl", 15, "effacer le profil", "effacer le profil"),
            (
                "ＳＵＩＣＩＤＥ ３０１８",
                "ＳＵＩＣＩＤＥ ３０１８",
                12,
                "suicide 3018",
                "suicide 3018",
            ),
            ("𝐧𝐮", "𝐧𝐮", 2, "nu", "nu"),
            ("Œil, cœur", "Œil, cœur", 9, "œil, cœur", "oeil, coeur"),
            ("STRAẞE", "STRAẞE", 6, "strasse", "strasse"),
            (
                "\u{feff}a\u{200b}b\u{200d}c\u{2060}d\u{fe0f}",
                "\u{feff}a\u{200b}b\u{200d}c\u{2060}d\u{fe0f}",
                9,
                "abcd",
                "abcd",
            ),
        ] {
            assert_eq!(to_nfc(text), composed, "{text:?}");
            assert_eq!(nfc_char_count(text), length, "{text:?}");
            assert_eq!(fold_case(text), compared, "{text:?}");
            assert_eq!(fold_case_and_accents(text), stripped, "{text:?}");
        }
    }

    proptest! {
        /// Folding is idempotent, and the Unicode form makes no difference.
        #[test]
        fn folding_is_idempotent_and_ignores_form(text in "\\PC{0,40}") {
            prop_assert_eq!(fold_case(&fold_case(&text)), fold_case(&text));
            let folded = fold_case_and_accents(&text);
            prop_assert_eq!(fold_case_and_accents(&folded), folded);
            let (nfd, nfc): (String, String) = (text.nfd().collect(), text.nfc().collect());
            prop_assert_eq!(fold_case(&nfd), fold_case(&nfc));
            prop_assert_eq!(nfc_char_count(&nfd), nfc_char_count(&text));
        }
    }
}
