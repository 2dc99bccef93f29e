//! The one hash of the search and of the recogniser of danger. Learnt weights belong to its values, so it never changes.

/// FNV-1a of 32 bits. Texts that are alike have like low bits: whoever keeps only those mixes the high ones into them.
pub(crate) fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes
        .into_iter()
        .fold(0x811c_9dc5, |state, byte| (state ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
