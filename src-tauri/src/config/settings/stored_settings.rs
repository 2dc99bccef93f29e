//! The user's settings, and the interface of the stores that keep them.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::config::preferences::Preferences;
use crate::config::settings_table::SettingChoices;

/// The user's settings. An absent value was never chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// The settings that a school can manage too.
    pub(crate) choices: SettingChoices,
    /// The settings that each person decides alone.
    pub(crate) accessibility: AccessibilitySettings,
    /// Whether the user has seen the first screen.
    pub(crate) welcomed: bool,
    /// The size of the window when it was last closed.
    pub(crate) window: Option<WindowSize>,
    /// Whether a notice appears before 3018 closes.
    pub(crate) closing_notice: bool,
}

/// The settings that make reading and use possible or easier for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AccessibilitySettings {
    pub(crate) easy_font: bool,
    pub(crate) reduced_motion: bool,
    pub(crate) high_contrast: bool,
    /// Whether single keys, such as "/", are shortcuts.
    pub(crate) single_keys: bool,
}

impl Default for AccessibilitySettings {
    fn default() -> Self {
        Preferences::default().into()
    }
}

impl From<Preferences> for AccessibilitySettings {
    fn from(
        Preferences { easy_font, reduced_motion, high_contrast, single_keys, .. }: Preferences,
    ) -> Self {
        Self { easy_font, reduced_motion, high_contrast, single_keys }
    }
}

/// The size of the window, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WindowSize {
    pub(crate) width: u32,
    pub(crate) height: u32,
    #[serde(default)]
    pub(crate) maximised: bool,
}

/// A problem with the settings that the user must learn of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettingsProblem {
    /// The file holds no settings. The backup or the defaults are in effect, and the file will be
    /// set aside.
    SetAside,
    /// The file cannot be read at present. The defaults are in effect, and the file stays as it is.
    Unread,
    /// A newer version of the app wrote the file. It is read and not changed.
    Newer,
    /// A choice applies until the program ends, because it could not be stored.
    NotStored,
}

/// A store of the settings.
pub(crate) trait SettingsStore: Send + Sync {
    /// The present settings.
    fn load(&self) -> Settings;
    /// Changes the settings, at least for this run.
    ///
    /// # Errors
    /// The change does not outlive the program.
    fn change(&self, change: &dyn Fn(&mut Settings)) -> Result<(), SettingsProblem>;
    /// Whether the settings outlive the program.
    fn is_persistent(&self) -> bool;
    /// The problem that the user must learn of; returned once.
    fn take_problem(&self) -> Option<SettingsProblem>;
    /// The folder of the store, if there is one.
    fn folder(&self) -> Option<&Path>;
    /// Removes everything that the app has written in its folder, then resets all settings.
    ///
    /// # Errors
    /// Something is left in the folder. The settings are as before.
    fn erase_app_data(&self) -> std::io::Result<()>;
}
