//! What the user chose. In memory for now: nothing is written to disk.

use std::sync::Mutex;

use reperes_core::Language;

use crate::view::{Preferences, Reader};

/// The user's choices. Absent means never chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The language of the window.
    pub(crate) language: Option<Language>,
    /// Whom the window speaks to first.
    pub(crate) audience: Option<Reader>,
    /// How the window looks and behaves.
    pub(crate) preferences: Preferences,
    /// Whether the first screen has been seen.
    pub(crate) welcomed: bool,
}

/// Where the choices are kept.
pub(crate) trait SettingsStore: Send + Sync {
    /// The choices as they stand.
    fn load(&self) -> Settings;
    /// Changes them.
    fn change(&self, change: &dyn Fn(&mut Settings));
    /// Whether they outlive the program.
    fn lasts(&self) -> bool;
}

/// Keeps the choices until the program ends.
#[derive(Debug, Default)]
pub(crate) struct MemorySettings(Mutex<Settings>);

impl SettingsStore for MemorySettings {
    fn load(&self) -> Settings {
        lock(&self.0).clone()
    }

    fn change(&self, change: &dyn Fn(&mut Settings)) {
        change(&mut lock(&self.0));
    }

    fn lasts(&self) -> bool {
        #[cfg(feature = "test-hooks")]
        if crate::hooks::first_run() {
            return true;
        }
        false
    }
}

/// Locks, even after another thread panicked while it held the lock: the data stay usable, and both numbers on the screen.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept() {
        let store = MemorySettings::default();
        assert_eq!(store.load(), Settings::default());
        store.change(&|settings| settings.language = Some(Language::English));
        assert_eq!(store.load().language, Some(Language::English));
    }
}
