//! What the table of settings says of each setting, and how the values of three sources are merged.

use serde_json::Value;

use super::effective::{EffectiveSettings, Setting, SettingChoices};
use super::preferences::nearest_text_size;

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

/// The form of a value in the settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoredForm {
    Same,
    /// The opposite of a boolean.
    Inverted,
    /// A text size, which is rounded when it is read.
    Rounded,
}

impl StoredForm {
    /// The value that a stored one stands for.
    pub(crate) fn decode(self, stored: &Value) -> Option<Value> {
        match self {
            Self::Same => Some(stored.clone()),
            Self::Inverted => Some((!stored.as_bool()?).into()),
            Self::Rounded => Some(nearest_text_size(u16::try_from(stored.as_u64()?).ok()?).into()),
        }
    }

    /// The value to store.
    pub(crate) fn encode(self, value: Value) -> Value {
        match (self, value) {
            (Self::Inverted, Value::Bool(on)) => (!on).into(),
            (_, value) => value,
        }
    }
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
pub(super) struct Field<T: 'static> {
    pub(super) values: &'static [T],
    pub(super) to_json: fn(T) -> Value,
    pub(super) field: fn(&mut SettingChoices) -> &mut Option<T>,
    pub(super) effective: fn(&EffectiveSettings) -> Sourced<Option<T>>,
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

/// The source of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Mandatory,
    Chosen,
    Recommended,
    Default,
}

/// An effective value and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sourced<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

impl<T> Sourced<T> {
    pub(super) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced { value: convert(self.value), origin: self.origin }
    }
}

impl Sourced<bool> {
    /// The value that the policy asks of the system: a mandatory one, or a recommended `true`.
    pub(crate) fn requested_by_policy(self) -> Option<bool> {
        match self.origin {
            Origin::Mandatory => Some(self.value),
            Origin::Recommended if self.value => Some(true),
            Origin::Recommended | Origin::Chosen | Origin::Default => None,
        }
    }
}

/// The sources of the settings, the strongest first.
pub(super) struct Sources<'a>(pub(super) [(Origin, &'a SettingChoices); 3]);

impl Sources<'_> {
    /// The value of the strongest source that gives one.
    pub(super) fn first<T>(&self, get: fn(&SettingChoices) -> Option<T>, default: T) -> Sourced<T> {
        let mut given = self.0.iter().filter_map(|(origin, choices)| {
            Some(Sourced { value: get(choices)?, origin: *origin })
        });
        given.next().unwrap_or(Sourced { value: default, origin: Origin::Default })
    }
}
