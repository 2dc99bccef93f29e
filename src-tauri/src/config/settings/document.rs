//! The text of the settings file. A key that this version does not know, or whose value it cannot
//! use, stays as it is.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::stored_settings::{AccessibilitySettings, Settings};
use crate::config::settings_table::{ManagedSetting, SETTINGS, SettingChoices};

/// The schema version that this version of the app writes.
const SCHEMA_VERSION: u64 = 1;

/// A settings file, as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct SettingsDocument(Map<String, Value>);

impl SettingsDocument {
    /// Reads the text of a file. `None` if it is no settings file.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        // Editors on Windows write a byte order mark before the text.
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match serde_json::from_slice(text).ok()? {
            Value::Object(map) if map.get("schema").and_then(Value::as_u64).is_some() => {
                Some(Self(map))
            }
            Value::Object(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => None,
        }
    }

    /// Whether a newer version of the app wrote the file, in a schema that this version must not
    /// change.
    pub(super) fn is_newer(&self) -> bool {
        self.0.get("schema").and_then(Value::as_u64).is_some_and(|schema| schema > SCHEMA_VERSION)
    }

    /// The settings, with the default for each key without a usable value.
    pub(super) fn settings(&self) -> Settings {
        let default = AccessibilitySettings::default();
        let accessibility = AccessibilitySettings {
            easy_font: self.field("easy_font").unwrap_or(default.easy_font),
            reduced_motion: self.field("reduced_motion").unwrap_or(default.reduced_motion),
            high_contrast: self.field("high_contrast").unwrap_or(default.high_contrast),
            single_keys: self.field("single_keys").unwrap_or(default.single_keys),
        };
        Settings {
            choices: self.choices(),
            accessibility,
            welcomed: self.field("welcomed").unwrap_or_default(),
            window: self.field("window"),
            closing_notice: self.field("closing_notice").unwrap_or_default(),
        }
    }

    fn choices(&self) -> SettingChoices {
        let mut choices = SettingChoices::default();
        for ManagedSetting { stored_key, stored_form, field, .. } in &SETTINGS {
            let Some(stored) = self.0.get(*stored_key) else { continue };
            let value = stored_form.decode(stored);
            if !value.is_some_and(|value| field.choose(&mut choices, &value)) {
                warn_unusable(stored_key);
            }
        }
        choices
    }

    /// Writes the keys that differ between two states, and no other.
    pub(super) fn apply_changes(&mut self, before: &Settings, after: &Settings) {
        for ((key, old), (_, new)) in fields(before).zip(fields(after)) {
            if old != new {
                self.0.insert(key.to_owned(), new);
            }
        }
        self.0.insert("schema".to_owned(), SCHEMA_VERSION.into());
    }

    /// The text of the file.
    pub(super) fn to_text(&self) -> String {
        // A map with string keys can always be serialised.
        let mut text = serde_json::to_string_pretty(&self.0).unwrap_or_default();
        text.push('\n');
        text
    }

    fn field<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let value = self.0.get(key)?;
        serde_json::from_value(value.clone()).inspect_err(|_| warn_unusable(key)).ok()
    }
}

fn warn_unusable(key: &str) {
    log::warn!("settings: {key} has a value that means nothing here");
}

/// Every key and its value.
fn fields(settings: &Settings) -> impl Iterator<Item = (&'static str, Value)> {
    let Settings { choices, accessibility, welcomed, window, closing_notice } = settings;
    let AccessibilitySettings { easy_font, reduced_motion, high_contrast, single_keys } =
        accessibility;
    let personal = [
        ("easy_font", to_json(easy_font)),
        ("reduced_motion", to_json(reduced_motion)),
        ("high_contrast", to_json(high_contrast)),
        ("single_keys", to_json(single_keys)),
        ("welcomed", to_json(welcomed)),
        ("window", to_json(window)),
        ("closing_notice", to_json(closing_notice)),
    ];
    let managed = SETTINGS.iter().map(|setting| {
        let value = setting.field.given(choices);
        let stored = value.map(|value| setting.stored_form.encode(value));
        (setting.stored_key, stored.unwrap_or_default())
    });
    managed.chain(personal)
}

fn to_json<T: Serialize>(field: &T) -> Value {
    serde_json::to_value(field).unwrap_or_default()
}

#[cfg(test)]
impl Settings {
    /// The settings in a file with this text.
    pub(crate) fn of(text: &str) -> Self {
        SettingsDocument::parse(text.as_bytes()).unwrap().settings()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reperes_core::knowledge::Audience;

    fn parse(text: &str) -> SettingsDocument {
        SettingsDocument::parse(text.as_bytes()).unwrap()
    }

    /// What was chosen reads back from the text.
    #[test]
    fn settings_survive_a_round_trip() {
        let mut choices = SettingChoices::default();
        for setting in &SETTINGS {
            assert!(setting.field.choose(&mut choices, setting.field.values().first().unwrap()));
        }
        let chosen = Settings {
            choices,
            accessibility: AccessibilitySettings {
                easy_font: true,
                ..AccessibilitySettings::default()
            },
            welcomed: true,
            window: Some(super::super::WindowSize { width: 1200, height: 800, maximised: true }),
            closing_notice: true,
        };
        let mut document = SettingsDocument::default();
        document.apply_changes(&Settings::default(), &chosen);
        assert_eq!(parse(&document.to_text()).settings(), chosen);
    }

    /// Only what was chosen is written.
    #[test]
    fn only_chosen_keys_are_written() {
        let mut document = SettingsDocument::default();
        document.apply_changes(
            &Settings::default(),
            &Settings { welcomed: true, ..Settings::default() },
        );
        assert_eq!(document.to_text(), "{\n  \"schema\": 1,\n  \"welcomed\": true\n}\n");
    }

    /// Unknown keys and values survive a change.
    #[test]
    fn unknown_keys_and_values_survive_a_change() {
        let mut document =
            parse(r#"{"schema":1,"theme":"sepia","tray":{"colour":1e3},"text_size":"big"}"#);
        let before = document.settings();
        assert_eq!(before, Settings::default());
        document.apply_changes(
            &before,
            &Settings {
                choices: SettingChoices {
                    audience: Some(Audience::Educator),
                    ..before.choices.clone()
                },
                ..before.clone()
            },
        );
        let text = document.to_text();
        for kept in ["sepia", "colour", "1000", "big", "educator"] {
            assert!(text.contains(kept), "{kept} in {text}");
        }
    }

    /// A text size between two becomes the nearest one.
    #[test]
    fn text_size_in_the_file_is_rounded() {
        assert_eq!(
            parse(r#"{"schema":1,"text_size":140}"#).settings().choices.text_size,
            Some(150)
        );
    }

    /// Every schema version of the file can be read.
    #[test]
    fn every_schema_version_is_read() {
        assert!(parse(r#"{"schema":1}"#).settings() == Settings::default());
        assert!(!parse(r#"{"schema":1}"#).is_newer());
        assert!(parse(r#"{"schema":2,"theme":"dark"}"#).is_newer());
    }

    /// Content that is no settings file is rejected.
    #[test]
    fn other_content_is_no_settings_file() {
        for text in [
            "",
            "{",
            "[]",
            "null",
            "{}",
            r#"{"schema":"one"}"#,
            r#"{"schema":-1}"#,
            r#"{"schema":1e999}"#,
            "\0\0\0\0",
        ] {
            assert_eq!(SettingsDocument::parse(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(SettingsDocument::parse("[".repeat(10_000).as_bytes()), None);
        assert!(SettingsDocument::parse(b"\xef\xbb\xbf{\"schema\":1}").is_some());
    }
}
