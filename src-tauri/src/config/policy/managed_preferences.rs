//! The managed preferences of macOS: what a configuration profile sets, as a property list that
//! only the system writes.

use std::collections::BTreeMap;

use super::values::Value;

/// The preferences of the whole computer, not those of one user.
#[cfg(target_os = "macos")]
pub(super) const PATH: &str = "/Library/Managed Preferences/fr.reperes.desktop.plist";

/// The sections of a property list. `None` if the bytes are none.
pub(super) fn read(bytes: &[u8]) -> Option<BTreeMap<String, Value>> {
    let list = plist::Value::from_reader(std::io::Cursor::new(bytes)).ok()?;
    Some(table(list.into_dictionary()?))
}

fn table(dictionary: plist::Dictionary) -> BTreeMap<String, Value> {
    dictionary.into_iter().map(|(name, value)| (name, convert(value))).collect()
}

/// A value that is neither text, number, list nor table becomes a text that no field accepts, so
/// that it is reported.
fn convert(value: plist::Value) -> Value {
    match value {
        plist::Value::Dictionary(inner) => Value::Table(table(inner)),
        plist::Value::Array(items) => Value::List(items.into_iter().map(convert).collect()),
        plist::Value::Boolean(on) => Value::Boolean(on),
        plist::Value::String(text) => Value::Text(text),
        plist::Value::Integer(number) => {
            number.as_signed().map_or(Value::Text(String::new()), Value::Integer)
        }
        plist::Value::Data(_)
        | plist::Value::Date(_)
        | plist::Value::Real(_)
        | plist::Value::Uid(_) => Value::Text(String::new()),
        _ => Value::Text(String::new()),
    }
}
