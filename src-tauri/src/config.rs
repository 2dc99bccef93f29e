//! Who decides what: the user's settings, the school's policy, and the settings that are in effect.
//!
//! A setting is added in `settings_table.rs`. One that no school may impose, such as an aid to
//! reading, is added in `preferences.rs`. This layer imports `platform`. It contains no sentence that
//! a person reads, and no window.

pub(crate) mod policy;
pub(crate) mod preferences;
mod setting_value;
pub(crate) mod settings;
pub(crate) mod settings_table;
