//! Converts the values of the Windows registry or of the macOS managed preferences into the text of
//! a policy file, so that one reader knows every field, limit and mistake.

use std::collections::BTreeMap;

/// A value from the registry or the managed preferences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    #[cfg_attr(windows, allow(dead_code, reason = "the registry has numbers for it"))]
    Boolean(bool),
    List(Vec<Self>),
    Table(BTreeMap<String, Self>),
}

/// The text of a policy file with these sections.
pub(super) fn to_toml(sections: &BTreeMap<String, Value>) -> String {
    let present = sections.iter().filter(|(_, value)| !value.is_empty_table());
    present.map(|(name, value)| format!("{} = {}\n", quoted(name), value.to_toml())).collect()
}

impl Value {
    fn to_toml(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Integer(number) => number.to_string(),
            Self::Boolean(on) => on.to_string(),
            Self::List(values) => list(values.iter()),
            Self::Table(table) => match numbered_entries(table) {
                Some(values) => list(values.into_iter()),
                None => {
                    let present = table.iter().filter(|(_, value)| !value.is_empty_table());
                    let fields: Vec<String> = present
                        .map(|(name, value)| format!("{} = {}", quoted(name), value.to_toml()))
                        .collect();
                    format!("{{ {} }}", fields.join(", "))
                }
            },
        }
    }

    /// Whether the value is a table without values: policy editors leave empty tables behind when
    /// they remove a value.
    fn is_empty_table(&self) -> bool {
        match self {
            Self::Table(table) => table.values().all(Self::is_empty_table),
            Self::Text(_) | Self::Integer(_) | Self::Boolean(_) | Self::List(_) => false,
        }
    }
}

fn list<'a>(values: impl Iterator<Item = &'a Value>) -> String {
    format!("[{}]", values.map(Value::to_toml).collect::<Vec<_>>().join(", "))
}

/// The entries of a table whose names are numbers, in order: the form of a list in the registry.
fn numbered_entries(table: &BTreeMap<String, Value>) -> Option<Vec<&Value>> {
    let mut values = table
        .iter()
        .map(|(name, value)| Some((name.parse::<u32>().ok()?, value)))
        .collect::<Option<Vec<_>>>()?;
    values.sort_by_key(|(number, _)| *number);
    (!values.is_empty()).then(|| {
        values
            .into_iter()
            .filter(|(_, value)| !value.is_empty_table())
            .map(|(_, value)| value)
            .collect()
    })
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(control)))
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::policy::parse;
    use proptest::prelude::*;

    fn table<const N: usize>(fields: [(&str, Value); N]) -> Value {
        Value::Table(fields.map(|(name, value)| (name.to_owned(), value)).into())
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn sections<const N: usize>(fields: [(&str, Value); N]) -> BTreeMap<String, Value> {
        fields.map(|(name, value)| (name.to_owned(), value)).into()
    }

    /// The values of the registry give the same policy as a file.
    #[test]
    fn registry_values_equal_a_file() {
        let registry = sections([
            (
                "mandatory",
                table([
                    ("tray", Value::Integer(1)),
                    ("text_size", Value::Integer(125)),
                    ("hidden", Value::List(vec![text("/classe")])),
                ]),
            ),
            (
                "recommended",
                table([("language", text("en")), ("autostart", Value::Boolean(false))]),
            ),
            ("school", table([("name", text("Collège \"Jean\\Moulin\""))])),
            (
                "kiosk",
                table([(
                    "contacts",
                    table([
                        ("10", table([("name", text("b")), ("where", text("2"))])),
                        ("9", table([("name", text("a")), ("where", text("1"))])),
                        ("11", table([])),
                    ]),
                )]),
            ),
        ]);
        let file = r#"
            [mandatory]
            tray = true
            text_size = 125
            hidden = ["/classe"]
            [recommended]
            language = "en"
            autostart = false
            [school]
            name = 'Collège "Jean\Moulin"'
            [[kiosk.contacts]]
            name = "a"
            where = "1"
            [[kiosk.contacts]]
            name = "b"
            where = "2"
        "#;
        let (registry, file) = (parse(&to_toml(&registry)), parse(file));
        assert_eq!(registry.diagnostics, vec![]);
        assert_eq!(registry.policy, file.policy);
        assert!(registry.policy.mandatory.choices.tray.is_some());
    }

    /// Empty tables that an editor leaves behind are left out.
    #[test]
    fn empty_tables_are_left_out() {
        let empty = sections([
            ("mandatory", table([])),
            ("kiosk", table([("contacts", table([("1", table([]))]))])),
        ]);
        assert_eq!(to_toml(&empty), "");
    }

    proptest! {
        /// No text breaks out of its quotes.
        #[test]
        fn any_text_stays_in_its_quotes(name in "\\PC{0,12}", value in any::<String>()) {
            let school = table([("name", text(&value)), (&name, text(&value))]);
            let written = to_toml(&sections([("school", school)]));
            let diagnostics = parse(&written).diagnostics;
            let syntax = diagnostics.iter().any(|diagnostic| diagnostic.is_syntax());
            prop_assert!(!syntax, "{written}");
        }
    }
}
