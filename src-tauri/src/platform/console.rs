//! Texts for a terminal. They can come from a file of another account, and must not move its cursor
//! or change its colours: control characters become spaces.

use std::io::{self, Write};

/// Writes one line to standard error. A process without one has no reader, so a failure is ignored.
pub(crate) fn print_error(text: &str) {
    let _ = writeln!(TerminalWriter::new(io::stderr().lock()), "reperes: {text}");
}

/// The text in one line: each control character, a line break included, becomes a space.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// Replaces control characters other than line breaks, those from U+0080 to U+009F included. All
/// output of the program to a terminal goes through it.
pub(crate) struct TerminalWriter<W> {
    output: W,
    /// Whether the last byte was [`Self::LEAD`], which is held back until the next one.
    is_lead_held: bool,
}

impl<W: Write> TerminalWriter<W> {
    /// In UTF-8, the first byte of the characters from U+0080 to U+00BF, and of no other.
    const LEAD: u8 = 0xc2;

    pub(crate) fn new(output: W) -> Self {
        Self { output, is_lead_held: false }
    }

    fn push(&mut self, cleaned: &mut Vec<u8>, byte: u8) {
        if std::mem::take(&mut self.is_lead_held) {
            if (0x80..=0x9f).contains(&byte) {
                return cleaned.push(b' ');
            }
            cleaned.push(Self::LEAD);
        }
        match byte {
            Self::LEAD => self.is_lead_held = true,
            b'\n' => cleaned.push(byte),
            _ if byte.is_ascii_control() => cleaned.push(b' '),
            _ => cleaned.push(byte),
        }
    }
}

impl<W: Write> Write for TerminalWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut cleaned = Vec::with_capacity(bytes.len() + 1);
        bytes.iter().for_each(|byte| self.push(&mut cleaned, *byte));
        self.output.write_all(&cleaned).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Control characters become spaces, also if the bytes of one come in two parts. Every other
    /// character stays.
    #[test]
    fn control_characters_become_spaces() {
        for (text, expected) in [
            ("a\u{1b}[31mb\u{7}c\rd\te\u{7f}", "a [31mb c d e "),
            ("\u{80}\u{9b}31m\u{9f}", "  31m "),
            ("1 h\u{a0}é « ça » ± — 🙂\nÂ\u{85}", "1 h\u{a0}é « ça » ± — 🙂\nÂ "),
            ("{\"a\":\"\\u001b\"}\n", "{\"a\":\"\\u001b\"}\n"),
        ] {
            for size in 1..=text.len() {
                let mut output = TerminalWriter::new(Vec::new());
                text.as_bytes().chunks(size).for_each(|part| output.write_all(part).unwrap());
                assert_eq!(String::from_utf8(output.output).unwrap(), expected, "{size}");
            }
        }
    }
}
