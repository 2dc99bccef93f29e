//! Splits a text into chunks and sentences.

/// The length of a chunk in bytes. A longer text is read in chunks.
const CHUNK: usize = 400;
/// The distance between the beginnings of two chunks in bytes.
const STRIDE: usize = 250;

/// The sentences of a folded text, if several of them have more than one word.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let ends = |letter: char| matches!(letter, '.' | '!' | '?' | ';' | '\n');
    let said = |sentence: &&str| {
        sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() > 1
    };
    let sentences: Vec<&str> = text.split(ends).filter(said).collect();
    if sentences.len() > 1 { sentences } else { Vec::new() }
}

/// The chunks of a text. They overlap, and each begins at the beginning of a word.
pub(super) fn chunks(text: &str) -> Vec<&str> {
    let word_from = |at: usize| {
        let at = text.ceil_char_boundary(at);
        let rest = text.get(at..).unwrap_or_default();
        // Text without spaces is cut at a character boundary.
        rest.find(char::is_whitespace).filter(|to| *to < CHUNK - STRIDE).map_or(at, |to| at + to)
    };
    let mut chunks = Vec::new();
    let mut start = 0;
    loop {
        let end = if text.len() <= start + CHUNK { text.len() } else { word_from(start + CHUNK) };
        chunks.extend(text.get(start..end));
        if end == text.len() {
            return chunks;
        }
        start = word_from(start + STRIDE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Chunks overlap and leave nothing out.
    #[test]
    fn chunks_overlap_and_cover_the_text() {
        for text in ["", "mot", &"un mot ".repeat(900), &"é".repeat(4000)] {
            let chunks = chunks(text);
            let at = |chunk: &str| chunk.as_ptr() as usize - text.as_ptr() as usize;
            assert_eq!(at(chunks[0]), 0);
            for pair in chunks.windows(2) {
                assert!(at(pair[1]) > at(pair[0]) && at(pair[1]) < at(pair[0]) + pair[0].len());
            }
            let last = chunks[chunks.len() - 1];
            assert_eq!(at(last) + last.len(), text.len());
        }
    }
}
