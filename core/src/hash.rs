//! The hash that the search and the recognition of danger share. Learnt weights are stored by its
//! values, so it must not change.

/// FNV-1a of 32 bits. Similar texts have similar low bits: a caller that keeps only the low bits
/// mixes the high ones into them.
pub(crate) fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes
        .into_iter()
        .fold(0x811c_9dc5, |state, byte| (state ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
