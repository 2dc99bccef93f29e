//! Where each part of a text or of a list ends.

use std::ops::Range;

/// Where the part with this number stands; nowhere when there is none.
pub(super) fn bounds(ends: &[u32], at: usize) -> Range<usize> {
    let before = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    let end = ends.get(at).copied().unwrap_or(before);
    before as usize..end as usize
}

/// A position as it is kept. Content of 4 GiB cannot be: what is behind that is not found.
pub(crate) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
