//! The end of each part of a text or of a vector, as 32-bit positions.

use std::ops::Range;

/// The range of the part with this number; an empty range if there is none.
pub(super) fn bounds(ends: &[u32], at: usize) -> Range<usize> {
    let before = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    let end = ends.get(at).copied().unwrap_or(before);
    before as usize..end as usize
}

/// A position as it is stored. Content of 4 GiB is not supported: what lies beyond is not found.
pub(crate) fn saturating_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
