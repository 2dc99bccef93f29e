//! What the user chose, and where it is kept.

mod document;
mod file;
mod memory;
mod model;

pub(crate) use file::FileSettings;
pub(crate) use memory::MemorySettings;
pub(crate) use model::{Comfort, Settings, SettingsStore, Trouble, WindowSize};
