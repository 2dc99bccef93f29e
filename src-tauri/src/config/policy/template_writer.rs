//! Writes the part of the templates for administrators that follows from the table of settings. The
//! words come from `template_words.toml`.

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::config::settings_table::{ManagedSetting, SETTINGS};

const LEVELS: [&str; 2] = ["Mandatory", "Recommended"];

/// A word of a setting, in one language.
fn word(key: &str, path: &[&str], language: &str) -> String {
    let words = DeTable::parse(include_str!("template_words.toml")).unwrap();
    let mut value: &DeValue<'_> = words.get_ref().get(key).unwrap().get_ref();
    for part in path.iter().chain([&language]) {
        value = value.get(*part).unwrap_or_else(|| panic!("{key} has no {path:?}")).get_ref();
    }
    value.as_str().unwrap().to_owned()
}

/// `text_size` as a part of an identifier: `TextSize`.
fn camel_case(key: &str) -> String {
    let capital = |part: &str| part[..1].to_uppercase() + &part[1..];
    key.split('_').map(capital).collect()
}

/// A value as a part of an identifier, and as the registry has it.
fn value_names(value: &Value) -> (String, String) {
    match value.as_str() {
        Some(name) => (name.to_owned(), format!("<string>{name}</string>")),
        None => (value.to_string(), format!("<decimal value=\"{value}\" />")),
    }
}

/// Whether the template asks for one of several values, not for on or off.
fn is_list(setting: &ManagedSetting) -> bool {
    !setting.field.values().iter().all(Value::is_boolean)
}

/// The policy of a setting in the template.
fn policy(level: &str, setting: &ManagedSetting) -> String {
    let key = setting.key;
    let (id, section) = (format!("{level}{}", camel_case(key)), level.to_lowercase());
    let source = if is_list(setting) {
        format!("presentation=\"$(presentation.{id})\"")
    } else {
        format!("valueName=\"{key}\"")
    };
    let head = format!(
        r#"    <policy name="{id}" class="Machine" displayName="$(string.{id})" explainText="$(string.{id}Help)" key="Software\Policies\Reperes\{section}" {source}>
      <parentCategory ref="{level}" />
      <supportedOn ref="Any" />
"#
    );
    let body = if is_list(setting) {
        let item = |value: Value| {
            let (name, registry) = value_names(&value);
            format!(
                "          <item displayName=\"$(string.{key}_{name})\"><value>{registry}</value></item>\n"
            )
        };
        let items: String = setting.field.values().into_iter().map(item).collect();
        format!(
            "      <elements>\n        <enum id=\"{id}Value\" valueName=\"{key}\" required=\"true\">\n\
             {items}        </enum>\n      </elements>\n"
        )
    } else {
        "      <enabledValue><decimal value=\"1\" /></enabledValue>\n      \
         <disabledValue><decimal value=\"0\" /></disabledValue>\n"
            .to_owned()
    };
    format!("{head}{body}    </policy>\n")
}

/// The texts of a setting in one language. The names of its values are needed once.
fn strings(level: &str, setting: &ManagedSetting, language: &str) -> String {
    let (key, id) = (setting.key, format!("{level}{}", camel_case(setting.key)));
    let string = |id: &str, word: String| format!("      <string id=\"{id}\">{word}</string>\n");
    let mut texts = string(&id, word(key, &["name"], language))
        + &string(&format!("{id}Help"), word(key, &["help"], language));
    if is_list(setting) && level == LEVELS[0] {
        for value in setting.field.values() {
            let (name, _) = value_names(&value);
            texts += &string(&format!("{key}_{name}"), word(key, &["values", &name], language));
        }
    }
    texts
}

/// The list of values of a setting in one language.
fn presentation(level: &str, setting: &ManagedSetting, language: &str) -> String {
    let id = format!("{level}{}", camel_case(setting.key));
    let name = word(setting.key, &["name"], language);
    if !is_list(setting) {
        return String::new();
    }
    format!(
        "      <presentation id=\"{id}\"><dropdownList refId=\"{id}Value\">{name}</dropdownList></presentation>\n"
    )
}

/// The text of `describe` for each level and setting.
fn every(describe: &dyn Fn(&str, &ManagedSetting) -> String) -> String {
    let settings = |level| SETTINGS.iter().map(move |setting| describe(level, setting));
    LEVELS.into_iter().flat_map(settings).collect()
}

/// The text with the lines from the first with `start` up to the first with `end` replaced.
fn with_part(text: &str, start: &str, end: &str, part: &str) -> String {
    let line_of = |mark: &str| text[..text.find(mark).unwrap()].rfind('\n').unwrap() + 1;
    format!("{}{part}{}", &text[..line_of(start)], &text[line_of(end)..])
}

/// Writes the settings of the templates. `cargo xtask test` fails if that changes the checkout.
#[test]
fn settings_of_the_templates_are_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/policy");
    let write = |name: &str, change: &dyn Fn(&str) -> String| {
        let path = format!("{folder}/{name}");
        let old = std::fs::read_to_string(&path).unwrap();
        let new = change(&old);
        if new != old {
            std::fs::write(path, new).unwrap();
        }
    };
    write("reperes.admx", &|text| {
        with_part(text, "<policy name=\"Mandatory", "<policy name=\"Kiosk\"", &every(&policy))
    });
    for (language, name) in [("fr", "fr-FR/reperes.adml"), ("en", "en-US/reperes.adml")] {
        write(name, &|text| {
            let strings = every(&|level, setting| strings(level, setting, language));
            let lists = every(&|level, setting| presentation(level, setting, language));
            let text = with_part(text, "<string id=\"Mandatory", "<string id=\"Kiosk\"", &strings);
            let (start, end) = ("<presentation id=\"Mandatory", "<presentation id=\"Hidden\"");
            with_part(&text, start, end, &lists)
        });
    }
}
