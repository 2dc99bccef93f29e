//! Words that are one edit apart.

/// Whether one inserted, missing or replaced letter, or two swapped ones, turn one word into the
/// other.
pub(super) fn is_one_edit(a: &[u8], b: &[u8]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    let (long, short) =
        (long.get(same..).unwrap_or_default(), short.get(same..).unwrap_or_default());
    match (long, short) {
        ([_, long @ ..], short) if long.len() == short.len() => long == short,
        ([x, y, long @ ..], [v, w, short @ ..]) if x == w && y == v && long == short => true,
        ([_, long @ ..], [_, short @ ..]) => long == short,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_edit;

    /// One edit is one letter, or two that changed places.
    #[test]
    fn one_edit_is_a_letter_or_a_swap() {
        for (a, b) in [
            ("pilule", "pillule"),
            ("scarifie", "scarfiie"),
            ("cachets", "cachzts"),
            ("suicide", "sucide"),
        ] {
            assert!(
                is_one_edit(a.as_bytes(), b.as_bytes()) && is_one_edit(b.as_bytes(), a.as_bytes()),
                "{a} {b}"
            );
        }
        assert!(!is_one_edit(b"pendre", b"rendue") && !is_one_edit(b"suicide", b"scd"));
    }
}
