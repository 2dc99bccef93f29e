//! Wraps a text into lines of a given width.

/// The text in lines of at most `columns`. Lines break between words, and within a word that is
/// longer than a line. Lines after the first are indented by two more columns if the first is
/// indented.
pub(super) fn wrapped(text: &str, columns: usize, indent: usize) -> String {
    let indent = if columns > 4 * (indent + 2) { indent } else { 0 };
    let (start, next_indent) =
        (" ".repeat(indent), " ".repeat(if indent > 0 { indent + 2 } else { 0 }));
    let (mut lines, mut line, mut used) = (Vec::new(), start, indent);
    let mut empty = true;
    for word in text.split(' ') {
        let mut word: Vec<char> = word.chars().collect();
        while !word.is_empty() {
            let space = usize::from(!empty);
            if used + space + word.len() <= columns {
                line.extend(std::iter::repeat_n(' ', space).chain(word.drain(..)));
                used = line.chars().count();
                empty = false;
            } else if empty {
                line.extend(word.drain(..columns.saturating_sub(used).max(1).min(word.len())));
                lines.push(std::mem::replace(&mut line, next_indent.clone()));
                used = next_indent.len();
            } else {
                lines.push(std::mem::replace(&mut line, next_indent.clone()));
                (used, empty) = (next_indent.len(), true);
            }
        }
    }
    if !empty {
        lines.push(line);
    }
    lines.join("\n")
}
