//! One form for every way to write the same letter: small, without accents, without what cannot be seen.

/// Small letters without accents. Covers what people and programs write for Latin letters and digits: accents composed or not,
/// full width, ligatures, mathematical and circled letters (NFKC for these), and drops marks that have no width.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else {
            letter.to_lowercase().for_each(|letter| push(&mut folded, letter));
        }
    }
    folded
}

fn push(folded: &mut String, letter: char) {
    if letter.is_ascii() {
        folded.push(letter);
        return;
    }
    let plain = match letter {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ª' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ō' | 'ø' | 'º' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => "u",
        'ÿ' | 'ý' => "y",
        'š' | 'ś' | 'ſ' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'ł' => "l",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '’' | '‘' | 'ʼ' | '′' | '＇' | '´' => "'",
        '…' => "...",
        '。' | '！' | '？' | '；' => ".",
        _ if is_unseen(letter) => "",
        _ => {
            folded.push(styled(letter).unwrap_or(letter));
            return;
        }
    };
    folded.push_str(plain);
}

/// Combining accents, soft hyphens, joiners, marks of direction, variation selectors.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The plain letter or digit of one that is drawn otherwise.
fn styled(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let alphabet = |from: u32| char::from_u32(u32::from('a') + (code - from) % 26);
    match code {
        0xff01..=0xff5e => char::from_u32(code - 0xfee0).map(|plain| plain.to_ascii_lowercase()),
        0x24b6..=0x24cf => alphabet(0x24b6),
        0x24d0..=0x24e9 => alphabet(0x24d0),
        0x1d400..=0x1d6a3 => alphabet(0x1d400),
        0x1d7ce..=0x1d7ff => char::from_u32(u32::from('0') + (code - 0x1d7ce) % 10),
        _ => None,
    }
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
