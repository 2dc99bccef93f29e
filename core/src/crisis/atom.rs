//! What a combination can ask for, by number.

/// Something that a combination can ask for.
pub(super) type Atom = u16;
/// Any number.
pub(super) const NUMBER: &str = "#";

/// The atom with this number. What is beyond the last one is the last one: no content has so many.
pub(super) fn atom(number: usize) -> Atom {
    Atom::try_from(number).unwrap_or(Atom::MAX)
}
