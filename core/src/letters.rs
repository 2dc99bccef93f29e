//! Unicode forms of a text: composed and decomposed accents, ligatures, full width, format
//! characters.
//!
//! A text that is shown keeps its letters and is only composed (NFC). A text that is searched for,
//! compared or parsed is reduced to its plain letters first (NFKC, lower case, no format
//! characters). Lengths are counted in composed letters.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The text as it is shown: composed (NFC).
#[must_use]
pub fn shown(text: &str) -> String {
    text.nfc().collect()
}

/// How many letters a text has. An accent is part of its letter.
#[must_use]
pub fn count(text: &str) -> usize {
    text.nfc().count()
}

/// The text as it is compared: NFKC, lower case, without format characters.
#[must_use]
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let letters = text.chars().filter(|letter| !is_format(*letter)).nfkc();
    // Unicode's lower case keeps the sharp s; its case folding is "ss".
    let small = letters.flat_map(char::to_lowercase).flat_map(|letter| match letter {
        'ß' => ['s', 's'].into_iter().take(2),
        other => [other, other].into_iter().take(1),
    });
    small.nfc().collect()
}

/// The text as [`plain`] gives it, without accents.
#[must_use]
pub fn bare(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut bare = String::with_capacity(text.len());
    for letter in plain(text).nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' => bare.push_str("oe"),
            'æ' => bare.push_str("ae"),
            'ø' => bare.push('o'),
            'ł' => bare.push('l'),
            other => bare.push(other),
        }
    }
    bare
}

/// Whether a character is part of the letter before it: a combining accent or an invisible mark.
pub(crate) fn continues(letter: char) -> bool {
    is_combining_mark(letter) || is_format(letter)
}

/// Whether a character is invisible: category Cf of Unicode, a variation selector, or the combining
/// grapheme joiner.
#[must_use]
pub fn is_format(letter: char) -> bool {
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
            assert_eq!(shown(text), composed, "{text:?}");
            assert_eq!(count(text), length, "{text:?}");
            assert_eq!(plain(text), compared, "{text:?}");
            assert_eq!(bare(text), stripped, "{text:?}");
        }
    }

    proptest! {
        /// Folding is idempotent, and the Unicode form makes no difference.
        #[test]
        fn folding_is_idempotent_and_ignores_form(text in "\\PC{0,40}") {
            prop_assert_eq!(plain(&plain(&text)), plain(&text));
            prop_assert_eq!(bare(&bare(&text)), bare(&text));
            prop_assert_eq!(plain(&text.nfd().collect::<String>()), plain(&text.nfc().collect::<String>()));
            prop_assert_eq!(count(&text.nfd().collect::<String>()), count(&text));
        }
    }
}
