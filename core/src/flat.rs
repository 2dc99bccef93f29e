//! Many words, or many short lists, in a few allocations.
//!
//! The search and the recognition of danger keep some hundred thousand of both. As a `String` or a
//! `Vec` of its own, each would take 24 bytes besides its content, and the allocator would add at
//! least 32.

mod ends;
mod interner;
mod lists;
mod word_list;

pub(crate) use ends::saturating_u32;
pub(crate) use interner::{Interner, WordMap};
pub(crate) use lists::Lists;
pub(crate) use word_list::WordList;
