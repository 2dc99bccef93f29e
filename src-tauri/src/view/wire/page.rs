//! All that the page needs before its first paint, and the state of the app on this computer.

use reperes_core::Language;
use reperes_core::knowledge::{AppSection, Audience};
use serde::{Deserialize, Serialize};
#[cfg(test)]
use ts_rs::TS;

use super::helplines::Line;
use super::kiosk::Kiosk;
use super::moment::Moment;
use super::sources::Source;
use crate::config::preferences::{Preferences, School};
use crate::config::settings_table::Setting;

/// How a screen reader learns what has changed: from live regions of the page, or from the app, by
/// an announcement or, where the screen reader would not speak an announcement, by a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "no system gives all of them")]
pub(crate) enum Hearing {
    Regions,
    Announcements,
    Notifications,
}

/// What the school's policy says for this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Managed {
    /// What only the school can change.
    pub(crate) settings: Vec<Setting>,
    /// The parts of the app that are not to be seen.
    #[cfg_attr(test, ts(type = "Array<Place>"))]
    pub(crate) hidden: Vec<AppSection>,
    pub(crate) school: School,
    /// How many mistakes there are in what is laid down.
    pub(crate) mistakes: u32,
}

/// How the app runs in the background on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Staying {
    /// Whether there is a tray to stay in.
    pub(crate) tray: bool,
    /// Whether it stays there when the window is closed; absent when never chosen.
    pub(crate) stays: Option<bool>,
    /// Whether messages can appear on this computer.
    pub(crate) server: bool,
    pub(crate) notices: bool,
    pub(crate) closing_notice: bool,
    /// Whether it starts with the session; absent where that cannot be told.
    pub(crate) autostart: Option<bool>,
}

/// Where the app stores what the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub(crate) struct Storage {
    pub(crate) folder: Option<String>,
    /// Whether choices outlive the program.
    pub(crate) lasts: bool,
}

/// A paper size for printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Paper {
    A4,
    A3,
}

/// All that a page needs before its first paint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "camelCase")]
pub(crate) struct Page {
    #[cfg_attr(test, ts(type = "Language"))]
    pub(crate) language: Language,
    pub(crate) version: String,
    /// The release of the time-zone data, as its publisher names it.
    pub(crate) tzdb: String,
    pub(crate) day: String,
    pub(crate) lines: Vec<Line>,
    pub(crate) sources: Vec<Source>,
    #[cfg_attr(test, ts(type = "Reader"))]
    pub(crate) audience: Audience,
    /// Whether the user or the school has chosen the audience.
    pub(crate) audience_chosen: bool,
    pub(crate) preferences: Preferences,
    /// Whether the app has never been used on this computer, as far as it remembers.
    pub(crate) first_run: bool,
    pub(crate) storage: Storage,
    /// What the user has to hear about the settings, once.
    pub(crate) notice: Option<String>,
    pub(crate) moment: Moment,
    pub(crate) managed: Managed,
    pub(crate) hearing: Hearing,
    /// What a kiosk shows; nothing elsewhere.
    pub(crate) kiosk: Option<Kiosk>,
}
