//! The values that a person or the school can choose for the app. The page receives these types as
//! they are.

use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

/// The colours of the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// How the user wants the window to look and to behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Preferences {
    pub(crate) theme: Theme,
    /// Per cent: one of `TEXT_SIZES`.
    pub(crate) text_size: u16,
    pub(crate) easy_font: bool,
    pub(crate) reduced_motion: bool,
    pub(crate) high_contrast: bool,
    /// Whether single keys, such as "/", are shortcuts.
    pub(crate) single_keys: bool,
}

/// The school that manages the computer, in its own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct School {
    pub(crate) name: Option<String>,
    pub(crate) message: Option<String>,
}

/// The text sizes that can be chosen, in per cent.
pub(crate) const TEXT_SIZES: [u16; 6] = [100, 112, 125, 150, 175, 200];

/// The text size nearest to `asked` that can be chosen, in per cent.
pub(crate) fn nearest_text_size(asked: u16) -> u16 {
    TEXT_SIZES.into_iter().min_by_key(|size| size.abs_diff(asked)).unwrap_or(100)
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 100,
            easy_font: false,
            reduced_motion: false,
            high_contrast: false,
            single_keys: true,
        }
    }
}

impl Preferences {
    /// The same preferences, with the nearest text size that exists.
    pub(crate) fn with_nearest_text_size(self) -> Self {
        Self { text_size: nearest_text_size(self.text_size), ..self }
    }

    /// The zoom factor of the page, 1 to 2.
    pub(crate) fn zoom(self) -> f64 {
        f64::from(self.text_size) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text size that does not exist becomes the nearest one.
    #[test]
    fn text_size_is_rounded_to_the_nearest() {
        for (asked, expected) in [(0, 100), (100, 100), (130, 125), (190, 200), (u16::MAX, 200)] {
            assert_eq!(
                Preferences { text_size: asked, ..Preferences::default() }
                    .with_nearest_text_size()
                    .text_size,
                expected,
                "{asked}"
            );
        }
    }
}
