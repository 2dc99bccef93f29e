//! What a policy says, once it is read.

use std::collections::BTreeSet;

use reperes_core::knowledge::AppSection;
use reperes_core::route;

use super::diagnostic::Note;
use super::kiosk_section::KioskPolicy;
use crate::config::effective::{Choices, InForce};
use crate::config::preferences::School;
use crate::config::settings::Settings;

/// What the file lays down. Whatever it leaves out, or says wrongly, has its most restrictive value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) mandatory: Mandatory,
    /// What holds until the person in front of it chooses otherwise.
    pub(crate) recommended: Choices,
    pub(crate) school: School,
    pub(crate) kiosk: KioskPolicy,
}

/// What was read, and what has to be said about it.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) policy: Policy,
    pub(crate) notes: Vec<Note>,
    /// The fields that say something sound, even what holds without them: `kiosk.idle_reset`.
    pub(crate) said: BTreeSet<String>,
    /// Where it stands, as people call the place.
    pub(crate) place: String,
    /// Whether anything stands there.
    pub(crate) found: bool,
}

/// The section `[mandatory]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mandatory {
    /// What the person in front of it can no longer choose.
    pub(crate) choices: Choices,
    /// However the window is opened, it is a kiosk.
    pub(crate) kiosk: bool,
    /// The parts of the app that are not to be seen.
    pub(crate) hidden: Vec<AppSection>,
    /// Where a new version would come from. Reserved: nothing fetches one.
    pub(crate) update_source: Option<String>,
}

impl Policy {
    /// What holds for somebody who chose this.
    pub(crate) fn in_force(&self, settings: &Settings) -> InForce {
        InForce::of(&self.mandatory.choices, &settings.choices, &self.recommended)
    }

    /// Whether any of a wish goes against it.
    pub(crate) fn refuses(&self, wish: &Choices) -> bool {
        Choices::default().adopt(wish, &self.mandatory.choices)
    }

    /// Whether an address of `reperes_core::route` belongs to a part that is hidden.
    pub(crate) fn hides(&self, route: &str) -> bool {
        let within = |part: &str| {
            route.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.mandatory
            .hidden
            .iter()
            .any(|place| route::screens_of(*place).iter().any(|part| within(part)))
    }
}
