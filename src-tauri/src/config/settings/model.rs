//! The user's settings, and what can be done with them wherever they are kept.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::config::effective::Choices;
use crate::config::preferences::Preferences;

/// The user's choices. Absent means never chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// What a school may lay down too.
    pub(crate) choices: Choices,
    /// What nobody lays down for somebody else.
    pub(crate) comfort: Comfort,
    /// Whether the first screen has been seen.
    pub(crate) welcomed: bool,
    /// How large the window was left.
    pub(crate) window: Option<WindowSize>,
    /// A notice before 3018 closes.
    pub(crate) closing_notice: bool,
}

/// What makes reading and using possible or easier for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Comfort {
    pub(crate) easy_font: bool,
    pub(crate) reduced_motion: bool,
    pub(crate) high_contrast: bool,
    /// Whether single keys, such as "/", are shortcuts.
    pub(crate) single_keys: bool,
}

impl Default for Comfort {
    fn default() -> Self {
        Preferences::default().into()
    }
}

impl From<Preferences> for Comfort {
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

/// What the user has to hear about the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The file holds no settings; the former ones, or the usual ones, are in force, and it will be kept aside.
    SetAside,
    /// The file cannot be read now; the usual choices are in force, and it is left as it is.
    Unread,
    /// A newer version of the app wrote the file; it is read and not changed.
    Newer,
    /// A choice holds until the end, because it could not be stored.
    NotStored,
}

/// Where the choices are kept.
pub(crate) trait SettingsStore: Send + Sync {
    /// The choices as they stand.
    fn load(&self) -> Settings;
    /// Changes them, for now in any case.
    ///
    /// # Errors
    /// The change does not outlive the program.
    fn change(&self, change: &dyn Fn(&mut Settings)) -> Result<(), Trouble>;
    /// Whether they outlive the program.
    fn lasts(&self) -> bool;
    /// What the user has to hear, once.
    fn take_trouble(&self) -> Option<Trouble>;
    /// The folder that they are kept in.
    fn folder(&self) -> Option<&Path>;
    /// Forgets every choice and removes all that the app has written.
    ///
    /// # Errors
    /// Something could not be removed.
    fn erase(&self) -> std::io::Result<()>;
}
