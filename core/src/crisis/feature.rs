//! A feature of a text, identified by its hash.

use std::iter;

use crate::hash::fnv1a;
use crate::language::Language;

/// A feature: its kind in the highest 8 bits, the hash of its kind and parts in the lower 24.
pub type Feature = u32;

/// The number of bits of the hash.
pub const HASH_BITS: u32 = 24;
/// The highest bit of the kind marks the features of French words.
pub(super) const FRENCH: u8 = 0x80;

/// The hash of a feature, by which its weights are stored.
#[must_use]
pub const fn hash_part(feature: Feature) -> u32 {
    feature & ((1 << HASH_BITS) - 1)
}

/// The letter of the kind of a feature.
pub(super) const fn kind(feature: Feature) -> u8 {
    let [kind, ..] = feature.to_be_bytes();
    kind & !FRENCH
}

/// The feature of a combination of one concept.
#[must_use]
pub(super) fn combination(language: Language, concept: &str, text: &str) -> Feature {
    hash(b'R', &[if language == Language::French { "fr" } else { "en" }, concept, text])
}

pub(super) fn hash(kind: u8, parts: &[&str]) -> Feature {
    let mut state =
        fnv1a(iter::once(kind).chain(parts.iter().flat_map(|part| part.bytes().chain([0]))));
    state ^= state >> 16;
    state = state.wrapping_mul(0x85eb_ca6b);
    state ^= state >> 13;
    state = state.wrapping_mul(0xc2b2_ae35);
    (u32::from(kind) << HASH_BITS) | hash_part(state ^ (state >> 16))
}
