//! `reperes policy`: the effective value of each field, its origin, and every mistake in the
//! policy.

use std::io::{self, Write};

use reperes_core::route;
use serde_json::Value;

use crate::config::policy::{KioskPolicy, LoadedPolicy, Mandatory, Policy};
use crate::config::settings::Settings;
use crate::config::settings_table::{
    EffectiveSettings, ManagedSetting, Origin, SETTINGS, Setting, SettingChoices, Sourced,
};
use crate::platform::locale;
use crate::view::messages::Messages;
use crate::view::policy_diagnostics;

/// What the report is made from.
pub(crate) struct PolicyReport<'a> {
    pub(crate) loaded: &'a LoadedPolicy,
    pub(crate) settings: &'a Settings,
    /// Whether the system starts the app with the session; `None` if that is unknown.
    pub(crate) autostart: Option<bool>,
}

/// The name of a field, its effective value and its origin. The names are those of the file, the
/// same in each language.
pub(crate) type FieldRow = (&'static str, String, Origin);

impl PolicyReport<'_> {
    /// Writes one line for each field, then one for each mistake.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(crate) fn write(&self, output: &mut dyn Write, messages: &Messages) -> io::Result<()> {
        let LoadedPolicy { diagnostics, place, found, .. } = self.loaded;
        let about = messages.get(if *found { "policy-found" } else { "policy-missing" });
        writeln!(
            output,
            "{}\n",
            messages.format("policy-place", &[("place", place), ("about", &about)])
        )?;
        let rows = self.rows(messages);
        let names = rows.iter().map(|(name, _, _)| name.chars().count()).max().unwrap_or(0);
        let values =
            rows.iter().map(|(_, value, _)| value.chars().count().min(40)).max().unwrap_or(0);
        for (name, value, origin) in rows {
            writeln!(output, "{name:names$}  {value:values$}  {}", origin_name(origin, messages))?;
        }
        writeln!(
            output,
            "\n{}",
            messages.format("policy-mistakes", &[("count", &diagnostics.len().to_string())])
        )?;
        policy_diagnostics::report(self.loaded, messages)
            .try_for_each(|text| writeln!(output, "{text}"))
    }

    /// All fields, in the order of the table.
    pub(crate) fn rows(&self, messages: &Messages) -> Vec<FieldRow> {
        let mut chosen = self.settings.choices.clone();
        // An autostart entry that the system has was once chosen.
        chosen.autostart = chosen.autostart.or(self.autostart.filter(|on| *on));
        let Policy { mandatory, recommended, school, kiosk } = &self.loaded.policy;
        let effective_settings = EffectiveSettings::of(&mandatory.choices, &chosen, recommended);
        let mut rows = setting_rows(&effective_settings, messages);
        let mut policy_only = mandatory_rows(mandatory);
        policy_only.push(optional_row("school.name", quoted(school.name.as_ref())));
        policy_only.push(optional_row("school.message", quoted(school.message.as_ref())));
        policy_only.extend(kiosk_rows(kiosk));
        rows.extend(policy_only.into_iter().map(|(name, value, origin)| {
            let field =
                if name.contains('.') { name.to_owned() } else { format!("mandatory.{name}") };
            // The policy is the origin even if it gives the default value.
            (
                name,
                value,
                if self.loaded.valid_fields.contains(&field) { Origin::Mandatory } else { origin },
            )
        }));
        rows
    }
}

/// The fields that a user can choose too.
fn setting_rows(effective_settings: &EffectiveSettings, messages: &Messages) -> Vec<FieldRow> {
    let row = |managed: &ManagedSetting| {
        let Sourced { value, origin } = managed.field.effective(effective_settings);
        let text = match value {
            Some(Value::String(name)) => name,
            Some(value) => value.to_string(),
            None if managed.setting == Setting::Language => {
                locale::resolve(None, None).code().to_owned()
            }
            None => messages.get("policy-asks"),
        };
        (managed.key, text, origin)
    };
    SETTINGS.iter().map(row).collect()
}

/// The mandatory fields that only a policy has.
fn mandatory_rows(mandatory: &Mandatory) -> Vec<FieldRow> {
    let Mandatory { choices: SettingChoices { .. }, kiosk, hidden, update_source } = mandatory;
    let hidden: Vec<&str> = hidden.iter().map(|place| route::of_place(*place)).collect();
    let hidden = (!hidden.is_empty()).then(|| hidden.join(", "));
    vec![
        ("kiosk", kiosk.to_string(), origin(*kiosk)),
        optional_row("hidden", hidden),
        optional_row("update_source", update_source.clone()),
    ]
}

/// The fields of the section `[kiosk]`.
fn kiosk_rows(kiosk: &KioskPolicy) -> Vec<FieldRow> {
    let default = KioskPolicy::default();
    let number = |name, value: u16, default: u16| -> FieldRow {
        (name, value.to_string(), origin(value != default))
    };
    let contacts = (!kiosk.contacts.is_empty()).then(|| kiosk.contacts.len().to_string());
    // A code is so short that its hash is better not shown on a screen.
    let code = kiosk.code.as_ref().map(|_| "$argon2id$…".to_owned());
    vec![
        ("kiosk.start", kiosk.start.clone(), origin(kiosk.start != default.start)),
        optional_row("kiosk.language", kiosk.language.map(|language| language.code().to_owned())),
        number("kiosk.idle_warning", kiosk.idle_warning, default.idle_warning),
        number("kiosk.idle_reset", kiosk.idle_reset, default.idle_reset),
        number("kiosk.restart_hour", kiosk.restart_hour, default.restart_hour),
        optional_row("kiosk.school", quoted(kiosk.school.as_ref())),
        optional_row("kiosk.room", quoted(kiosk.room.as_ref())),
        optional_row("kiosk.message", quoted(kiosk.message.as_ref())),
        optional_row("kiosk.contacts", contacts),
        optional_row("kiosk.code", code),
    ]
}

/// A text in quotes.
fn quoted(text: Option<&String>) -> Option<String> {
    text.map(|text| format!("\"{text}\""))
}

/// A field that has no value unless the policy gives it one.
fn optional_row(name: &'static str, value: Option<String>) -> FieldRow {
    let origin = origin(value.is_some());
    (name, value.unwrap_or_else(|| "-".to_owned()), origin)
}

fn origin(is_set: bool) -> Origin {
    if is_set { Origin::Mandatory } else { Origin::Default }
}

fn origin_name(origin: Origin, messages: &Messages) -> String {
    match origin {
        Origin::Mandatory => messages.get("policy-origin-mandatory"),
        Origin::Chosen => messages.get("policy-origin-chosen"),
        Origin::Recommended => messages.get("policy-origin-recommended"),
        Origin::Default => messages.get("policy-origin-default"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::policy::parse;
    use reperes_core::Language;

    fn report_lines(loaded: &LoadedPolicy, settings: &Settings, language: Language) -> Vec<String> {
        let mut output = Vec::new();
        PolicyReport { loaded, settings, autostart: Some(true) }
            .write(&mut output, &Messages::new(language))
            .unwrap();
        String::from_utf8(output)
            .unwrap()
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// Each field is reported with its effective value and its origin.
    #[test]
    fn fields_have_effective_value_and_origin() {
        let loaded = parse(
            "[mandatory]\nlanguage = \"en\"\nhidden = [\"/classe\"]\n\
             [recommended]\ntheme = \"dark\"\ntext_size = 125\n\
             [school]\nname = \"Collège\"\n[kiosk]\nidle_reset = 300\n",
        );
        let settings = Settings {
            choices: SettingChoices {
                language: Some(Language::French),
                text_size: Some(200),
                ..SettingChoices::default()
            },
            ..Settings::default()
        };
        let lines = report_lines(&loaded, &settings, Language::English);
        for line in [
            "language en mandatory policy",
            "theme dark recommended policy",
            "text_size 200 setting",
            "autostart true setting",
            "tray asks default",
            "notifications true default",
            "kiosk false default",
            "hidden /classe mandatory policy",
            "update_source - default",
            "school.name \"Collège\" mandatory policy",
            "kiosk.idle_reset 300 mandatory policy",
            "kiosk.code - default",
            "Mistakes: 0",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} is not in {lines:#?}");
        }
    }

    /// Mistakes come last, each in one line, in both languages.
    #[test]
    fn mistakes_come_last_one_per_line() {
        let loaded = parse("[mandatory]\nlanguage = \"de\"\nfont = 1\n[schol]\n");
        for (language, count) in
            [(Language::French, "Erreurs : 3"), (Language::English, "Mistakes: 3")]
        {
            let lines = report_lines(&loaded, &Settings::default(), language);
            let at = lines.iter().position(|line| line == count).unwrap();
            assert_eq!(lines.len(), at + 4, "{lines:#?}");
        }
    }

    /// The name of a field that the program does not know stays in its line.
    #[test]
    fn line_break_in_a_name_breaks_no_line() {
        let loaded = parse("\"no\\nfield\" = 1\n");
        let lines = report_lines(&loaded, &Settings::default(), Language::English);
        assert!(lines.iter().any(|line| line.contains("no field")), "{lines:#?}");
    }

    #[cfg(unix)]
    /// A policy file that is ignored is named, and gives no value.
    #[test]
    fn ignored_policy_files_are_named_and_give_no_value() {
        use crate::config::policy::{another_user, current_user, load_from};
        use std::fs::{Permissions, create_dir, set_permissions, write};
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let sound = "[mandatory]\ntheme = \"dark\"\n";
        write(at("sound"), sound).unwrap();
        write(at("broken"), "[nowhere\ntheme = \"dark\"\n").unwrap();
        write(at("unknown"), "[nowhere]\n").unwrap();
        write(at("open to all"), sound).unwrap();
        set_permissions(at("open to all"), Permissions::from_mode(0o666)).unwrap();
        create_dir(at("folder")).unwrap();
        symlink(at("nowhere"), at("link")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        // A sparse file: a hundred mebibytes take no space on the disk.
        std::fs::File::create(at("flood")).unwrap().set_len(100 << 20).unwrap();
        let mine = current_user();
        assert!(load_from(&at("sound"), mine).policy.mandatory.choices.theme.is_some());
        for name in ["broken", "unknown", "open to all", "folder", "link", "pipe", "flood"] {
            let loaded = load_from(&at(name), mine);
            assert_eq!(loaded.policy, Policy::default(), "{name}");
            let lines = report_lines(&loaded, &Settings::default(), Language::French);
            assert!(
                lines.last().unwrap().starts_with(&at(name).display().to_string()),
                "{name}: {lines:#?}"
            );
        }
        assert_eq!(load_from(&at("sound"), another_user()).diagnostics.len(), 1);
        assert!(!load_from(&at("nothing"), mine).found);
    }
}
