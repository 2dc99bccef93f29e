//! The content of a policy, once it is read.

use std::collections::BTreeSet;

use reperes_core::knowledge::AppSection;
use reperes_core::route;

use super::diagnostic::PolicyDiagnostic;
use super::kiosk_section::KioskPolicy;
use crate::config::preferences::School;
use crate::config::settings::Settings;
use crate::config::settings_table::{EffectiveSettings, SettingChoices, WishOutcome};

/// The content of a policy. Whatever the file leaves out, or gives wrongly, has its most
/// restrictive value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Policy {
    pub(crate) mandatory: Mandatory,
    /// Values that apply until the user chooses others.
    pub(crate) recommended: SettingChoices,
    pub(crate) school: School,
    pub(crate) kiosk: KioskPolicy,
}

/// A policy, and the result of its reading.
#[derive(Debug, Default)]
pub(crate) struct LoadedPolicy {
    pub(crate) policy: Policy,
    pub(crate) diagnostics: Vec<PolicyDiagnostic>,
    /// The fields with a valid value, even one equal to the default: `kiosk.idle_reset`.
    pub(crate) valid_fields: BTreeSet<String>,
    /// The place of the policy, in the words of an administrator: a path or a key of the registry.
    pub(crate) place: String,
    /// Whether a policy exists at that place.
    pub(crate) found: bool,
}

/// The section `[mandatory]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mandatory {
    /// Values that the user cannot change.
    pub(crate) choices: SettingChoices,
    /// The window is a kiosk, in whatever way the app is started.
    pub(crate) kiosk: bool,
    /// The sections of the app that are hidden.
    pub(crate) hidden: Vec<AppSection>,
    /// The source of a new version. Reserved: the app fetches none.
    pub(crate) update_source: Option<String>,
}

impl Mandatory {
    /// Hides a section, if it is not hidden yet.
    pub(super) fn hide(&mut self, section: AppSection) {
        if !self.hidden.contains(&section) {
            self.hidden.push(section);
        }
    }
}

impl Policy {
    /// The effective settings of a user with these settings.
    pub(crate) fn effective_settings(&self, settings: &Settings) -> EffectiveSettings {
        EffectiveSettings::of(&self.mandatory.choices, &settings.choices, &self.recommended)
    }

    /// Whether the policy refuses any of a wish.
    pub(crate) fn refuses(&self, wish: &SettingChoices) -> bool {
        SettingChoices::default().apply_unless_mandatory(wish, &self.mandatory.choices)
            == WishOutcome::Refused
    }

    /// Whether an address of `reperes_core::route` belongs to a hidden section.
    pub(crate) fn hides(&self, route: &str) -> bool {
        let is_below = |part: &str| {
            route.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.mandatory
            .hidden
            .iter()
            .any(|place| route::screens_of(*place).iter().any(|part| is_below(part)))
    }
}
