//! Who decides what: the user's settings, the school's policy, and the settings that are in effect.
//!
//! This layer imports `platform`. It contains no sentence that a person reads, and no window.

pub(crate) mod effective;
pub(crate) mod policy;
pub(crate) mod preferences;
mod setting_value;
pub(crate) mod settings;
