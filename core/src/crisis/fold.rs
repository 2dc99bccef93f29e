//! Case and accent folding: every way to write a letter gets one form.

use crate::letters::fold_case_and_accents;

/// The text in lower case without accents, as the search has it, with one form of the apostrophe
/// and one of the full stop.
pub(super) fn fold(text: &str) -> String {
    let marked: String = text
        .chars()
        .map(|letter| match letter {
            '’' | '‘' | 'ʼ' | '′' | '＇' | '´' => '\'',
            '。' => '.',
            'ı' => 'i',
            other => other,
        })
        .collect();
    fold_case_and_accents(&marked)
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn one_letter_has_one_form() {
        for (written, plain) in [
            ("Élève", "eleve"),
            ("e\u{301}cole", "ecole"),
            ("nu\u{ad}de", "nude"),
            ("conﬂit", "conflit"),
            ("ＳＵＩＣＩＤＥ ３１１４", "suicide 3114"),
            ("𝐦𝐨𝐮𝐫𝐢𝐫 𝟏𝟓", "mourir 15"),
            ("Ⓜⓞⓤⓡⓘⓡ", "mourir"),
            ("s’est", "s'est"),
            ("Œuvre", "oeuvre"),
            ("😀 سلام", "😀 سلام"),
        ] {
            assert_eq!(fold(written), plain);
        }
    }
}
