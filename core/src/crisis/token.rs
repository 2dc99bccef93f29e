//! Splits folded text into words. Elisions are words of their own, numbers are separated from
//! letters, ends of sentences are marked.

/// The end of a sentence: words on either side of it belong together less.
pub(super) const STOP: &str = ".";

/// The role of the apostrophe in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apostrophe {
    /// It separates two words: "s'est".
    Parts,
    /// It is part of a word: "don't".
    Within,
}

/// The words of a folded text.
pub(super) fn tokenize(text: &str, apostrophe: Apostrophe) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' if apostrophe == Apostrophe::Within && !word.is_empty() => {}
            '.' | '!' | '?' | ';' | '\n' => {
                end(&mut word, &mut words);
                // Several full stops are a pause, not an end.
                let row = letter == '.' && letters.next_if_eq(&'.').is_some();
                while letters.next_if(|next| matches!(next, '.' | '!' | '?' | ';' | '\n')).is_some()
                {
                }
                if !row && words.last().is_some_and(|last| last != STOP) {
                    words.push(STOP.to_owned());
                }
            }
            _ if letter.is_alphanumeric() => {
                // A number and the letters after it are separated ("20cachets", "14ans"). The
                // spellings of the language handle "b4" and "g1".
                let after_number = word.ends_with(|last: char| last.is_ascii_digit())
                    && word.starts_with(|first: char| first.is_ascii_digit())
                    && word != "1";
                if after_number && !letter.is_ascii_digit() {
                    end(&mut word, &mut words);
                }
                let repeated =
                    word.chars().rev().take(2).filter(|last| *last == letter).count() == 2;
                if !repeated || letter.is_ascii_digit() {
                    word.push(letter);
                }
            }
            _ => end(&mut word, &mut words),
        }
    }
    end(&mut word, &mut words);
    words
}

fn end(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words, elisions, numbers and ends of sentences are tokens of their own.
    #[test]
    fn tokenize_splits_elisions_numbers_and_sentences() {
        for (text, apostrophe, words) in [
            ("il s'est pendu!!", Apostrophe::Parts, &["il", "s", "est", "pendu", "."][..]),
            ("i don't know", Apostrophe::Within, &["i", "dont", "know"]),
            ("20cachets... vite. oui", Apostrophe::Parts, &["20", "cachets", "vite", ".", "oui"]),
            ("mouriiiiir", Apostrophe::Parts, &["mouriir"]),
            ("... ?", Apostrophe::Parts, &[]),
        ] {
            assert_eq!(tokenize(text, apostrophe), words, "{text}");
        }
    }
}
