//! The user's settings, and where they are stored.

mod document;
mod file;
mod memory;
mod model;

pub(crate) use file::FileSettings;
pub(crate) use memory::MemorySettings;
pub(crate) use model::{
    AccessibilitySettings, Settings, SettingsProblem, SettingsStore, WindowSize,
};
