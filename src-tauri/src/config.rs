//! Who decides what: the user's settings, the school's policy, and the values that are in effect.
//!
//! Imports `platform`. Contains no sentence that a person reads, and no window.

pub(crate) mod effective;
pub(crate) mod policy;
pub(crate) mod preferences;
pub(crate) mod settings;
