//! Atoms: the numbers of the classes, words and beginnings that a combination can ask for.

/// A class, a word or a beginning that a combination can ask for.
pub(super) type Atom = u16;
/// The name of the atom that stands for any number.
pub(super) const NUMBER: &str = "#";

/// The atom with this number. Numbers beyond the last atom map to the last one; no content has so
/// many.
pub(super) fn atom(number: usize) -> Atom {
    Atom::try_from(number).unwrap_or(Atom::MAX)
}
