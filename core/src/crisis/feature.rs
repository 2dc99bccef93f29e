//! A feature of a text, identified by its hash.

use std::iter;

use crate::hash::fnv1a;
use crate::language::Language;

/// A feature: a hash of 24 bits.
pub type Feature = u32;

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
    (state ^ (state >> 16)) & 0x00ff_ffff
}
