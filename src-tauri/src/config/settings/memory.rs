//! Settings that last until the program ends.

use std::path::Path;
use std::sync::Mutex;

use super::stored_settings::{Settings, SettingsProblem, SettingsStore};
use crate::platform::sync::lock;

/// Stores the settings in memory.
#[derive(Debug, Default)]
pub(crate) struct MemorySettings(Mutex<Settings>);

impl SettingsStore for MemorySettings {
    fn load(&self) -> Settings {
        lock(&self.0).clone()
    }

    fn change(&self, change: &dyn Fn(&mut Settings)) -> Result<(), SettingsProblem> {
        change(&mut lock(&self.0));
        Ok(())
    }

    fn is_persistent(&self) -> bool {
        false
    }

    fn take_problem(&self) -> Option<SettingsProblem> {
        None
    }

    fn folder(&self) -> Option<&Path> {
        None
    }

    fn erase_app_data(&self) -> std::io::Result<()> {
        *lock(&self.0) = Settings::default();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reperes_core::Language;

    /// A choice is kept until it is erased.
    #[test]
    fn change_is_kept_until_erase() {
        let store = MemorySettings::default();
        assert_eq!(store.load(), Settings::default());
        store.change(&|settings| settings.choices.language = Some(Language::English)).unwrap();
        assert_eq!(store.load().choices.language, Some(Language::English));
        store.erase_app_data().unwrap();
        assert_eq!(store.load(), Settings::default());
    }
}
