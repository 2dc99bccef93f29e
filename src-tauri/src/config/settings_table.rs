//! The settings that a school can manage: their typed fields, their table, and which values are
//! effective. The policy has priority over the user's settings, and these over the defaults.
//!
//! A new setting is a value of `Setting`, a field of `SettingChoices` and of `EffectiveSettings`, a
//! line of `EffectiveSettings::of` and a row of `SETTINGS`. The policy, the settings file and the
//! reports follow from the table. A personal setting is in `preferences.rs` instead.

use reperes_core::Language;
use reperes_core::knowledge::Audience;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
#[cfg(test)]
use ts_rs::TS;

use super::preferences::{Preferences, TEXT_SIZES, Theme};
use super::setting_value::StoredForm;
pub(crate) use super::setting_value::{Origin, Sourced, WishOutcome};

/// A setting that a school can manage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Setting {
    Language,
    Audience,
    Theme,
    TextSize,
    Autostart,
    Tray,
    Notifications,
}

/// Values that one source gives: the user or the policy. An absent value means that the source says
/// nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SettingChoices {
    /// The language of the window.
    pub(crate) language: Option<Language>,
    /// The audience that the window addresses first.
    pub(crate) audience: Option<Audience>,
    pub(crate) theme: Option<Theme>,
    /// Per cent: one of `TEXT_SIZES`.
    pub(crate) text_size: Option<u16>,
    /// Whether the app starts with the session.
    pub(crate) autostart: Option<bool>,
    /// Whether the app stays in the tray when its window is closed.
    pub(crate) tray: Option<bool>,
    /// Whether notifications may appear.
    pub(crate) notifications: Option<bool>,
}

/// The effective settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EffectiveSettings {
    /// Absent: the language of the system.
    pub(crate) language: Sourced<Option<Language>>,
    pub(crate) audience: Sourced<Audience>,
    pub(crate) theme: Sourced<Theme>,
    pub(crate) text_size: Sourced<u16>,
    pub(crate) autostart: Sourced<bool>,
    /// Absent: the first close of the window asks.
    pub(crate) tray: Sourced<Option<bool>>,
    pub(crate) notifications: Sourced<bool>,
}

impl EffectiveSettings {
    pub(crate) fn of(
        mandatory: &SettingChoices,
        chosen: &SettingChoices,
        recommended: &SettingChoices,
    ) -> Self {
        let sources = Sources([
            (Origin::Mandatory, mandatory),
            (Origin::Chosen, chosen),
            (Origin::Recommended, recommended),
        ]);
        let default = Preferences::default();
        Self {
            language: sources.first(|given| given.language.map(Some), None),
            audience: sources.first(|given| given.audience, Audience::Parent),
            theme: sources.first(|given| given.theme, default.theme),
            text_size: sources.first(|given| given.text_size, default.text_size),
            autostart: sources.first(|given| given.autostart, false),
            tray: sources.first(|given| given.tray.map(Some), None),
            notifications: sources.first(|given| given.notifications, true),
        }
    }
}

/// The sources of the settings, the strongest first.
struct Sources<'a>([(Origin, &'a SettingChoices); 3]);

impl Sources<'_> {
    /// The value of the strongest source that gives one.
    fn first<T>(&self, get: fn(&SettingChoices) -> Option<T>, default: T) -> Sourced<T> {
        let mut given = self.0.iter().filter_map(|(origin, choices)| {
            Some(Sourced { value: get(choices)?, origin: *origin })
        });
        given.next().unwrap_or(Sourced { value: default, origin: Origin::Default })
    }
}

/// A setting that a school can manage.
pub(crate) struct ManagedSetting {
    pub(crate) setting: Setting,
    /// The key in a policy and in the report of `reperes policy`.
    pub(crate) key: &'static str,
    /// The key in the settings file. It is never renamed.
    pub(crate) stored_key: &'static str,
    pub(crate) stored_form: StoredForm,
    pub(crate) field: &'static dyn SettingField,
}

/// The typed fields of a setting. Their values are passed on as a file writes them.
pub(crate) trait SettingField: Sync {
    /// The valid values, in the order in which they are named.
    fn values(&self) -> Vec<Value>;
    /// The value that a source gives.
    fn given(&self, choices: &SettingChoices) -> Option<Value>;
    /// Sets the value. Returns whether it is valid.
    fn choose(&self, choices: &mut SettingChoices, value: &Value) -> bool;
    fn effective(&self, settings: &EffectiveSettings) -> Sourced<Option<Value>>;
}

/// The fields of a setting of type `T`.
struct Field<T: 'static> {
    values: &'static [T],
    to_json: fn(T) -> Value,
    field: fn(&mut SettingChoices) -> &mut Option<T>,
    effective: fn(&EffectiveSettings) -> Sourced<Option<T>>,
}

impl<T: Copy + Sync> SettingField for Field<T> {
    fn values(&self) -> Vec<Value> {
        self.values.iter().map(|value| (self.to_json)(*value)).collect()
    }

    fn given(&self, choices: &SettingChoices) -> Option<Value> {
        (self.field)(&mut choices.clone()).map(self.to_json)
    }

    fn choose(&self, choices: &mut SettingChoices, value: &Value) -> bool {
        let found = self.values.iter().find(|valid| (self.to_json)(**valid) == *value);
        if let Some(valid) = found {
            *(self.field)(choices) = Some(*valid);
        }
        found.is_some()
    }

    fn effective(&self, settings: &EffectiveSettings) -> Sourced<Option<Value>> {
        let Sourced { value, origin } = (self.effective)(settings);
        Sourced { value: value.map(self.to_json), origin }
    }
}

/// The settings, in the order of the report.
pub(crate) static SETTINGS: [ManagedSetting; 7] = [
    ManagedSetting {
        setting: Setting::Language,
        key: "language",
        stored_key: "language",
        stored_form: StoredForm::Same,
        field: &Field {
            values: &Language::ALL,
            to_json: |language| language.code().into(),
            field: |choices| &mut choices.language,
            effective: |settings| settings.language,
        },
    },
    ManagedSetting {
        setting: Setting::Audience,
        key: "audience",
        stored_key: "audience",
        stored_form: StoredForm::Same,
        field: &Field {
            values: &[Audience::Parent, Audience::Educator],
            to_json: |audience| json!(audience),
            field: |choices| &mut choices.audience,
            effective: |settings| settings.audience.map(Some),
        },
    },
    ManagedSetting {
        setting: Setting::Theme,
        key: "theme",
        stored_key: "theme",
        stored_form: StoredForm::Same,
        field: &Field {
            values: &[Theme::System, Theme::Light, Theme::Dark],
            to_json: |theme| json!(theme),
            field: |choices| &mut choices.theme,
            effective: |settings| settings.theme.map(Some),
        },
    },
    ManagedSetting {
        setting: Setting::TextSize,
        key: "text_size",
        stored_key: "text_size",
        stored_form: StoredForm::Rounded,
        field: &Field {
            values: &TEXT_SIZES,
            to_json: Value::from,
            field: |choices| &mut choices.text_size,
            effective: |settings| settings.text_size.map(Some),
        },
    },
    ManagedSetting {
        setting: Setting::Autostart,
        key: "autostart",
        stored_key: "autostart",
        stored_form: StoredForm::Same,
        field: &Field {
            values: &[true, false],
            to_json: Value::from,
            field: |choices| &mut choices.autostart,
            effective: |settings| settings.autostart.map(Some),
        },
    },
    ManagedSetting {
        setting: Setting::Tray,
        key: "tray",
        stored_key: "stays",
        stored_form: StoredForm::Same,
        field: &Field {
            values: &[true, false],
            to_json: Value::from,
            field: |choices| &mut choices.tray,
            effective: |settings| settings.tray,
        },
    },
    ManagedSetting {
        setting: Setting::Notifications,
        key: "notifications",
        stored_key: "muted",
        stored_form: StoredForm::Inverted,
        field: &Field {
            values: &[true, false],
            to_json: Value::from,
            field: |choices| &mut choices.notifications,
            effective: |settings| settings.notifications.map(Some),
        },
    },
];

impl SettingChoices {
    /// The settings for which a value is given, in the order of the report.
    pub(crate) fn given_settings(&self) -> Vec<Setting> {
        let given = SETTINGS.iter().filter(|setting| setting.field.given(self).is_some());
        given.map(|setting| setting.setting).collect()
    }

    /// Takes over the values of `wish`, except where `mandatory` gives a value. A wish is refused
    /// if any of its values is. A wish equal to the mandatory value changes nothing and is
    /// accepted.
    pub(crate) fn apply_unless_mandatory(&mut self, wish: &Self, mandatory: &Self) -> WishOutcome {
        let mut outcome = WishOutcome::Accepted;
        for ManagedSetting { field, .. } in &SETTINGS {
            let Some(wish) = field.given(wish) else { continue };
            match field.given(mandatory) {
                Some(mandatory) if wish != mandatory => outcome = WishOutcome::Refused,
                Some(_) => {}
                None => _ = field.choose(self, &wish),
            }
        }
        outcome
    }
}

#[cfg(test)]
#[path = "settings_table_tests.rs"]
mod tests;
