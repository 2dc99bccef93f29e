//! The user's settings, and where they are stored.

mod document;
mod file;
mod memory;
mod stored_settings;

pub(crate) use file::FileSettings;
pub(crate) use memory::MemorySettings;
pub(crate) use stored_settings::{
    AccessibilitySettings, Settings, SettingsProblem, SettingsStore, WindowSize,
};
