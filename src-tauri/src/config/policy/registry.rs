//! The registry of Windows, into which group policies and Intune write. Only administrators can
//! change this part of it.

use std::collections::BTreeMap;

use windows_registry::{Key, LOCAL_MACHINE, Type};

use super::registry_answer::Content;
use super::values::Value;

/// The name of the key, as administrators write it.
pub(super) const NAME: &str = r"HKLM\Software\Policies\Reperes";
const PATH: &str = r"Software\Policies\Reperes";
/// The depth of sections, lists and their records: the app has no values below.
const MAX_DEPTH: u8 = 3;

/// The content of the key, or the HRESULT with which it could not be opened.
pub(super) fn read() -> Result<Content, u32> {
    let key = LOCAL_MACHINE.open(PATH).map_err(|error| error.code().0.cast_unsigned())?;
    let mut unreadable = Vec::new();
    let sections = table(&key, "", MAX_DEPTH, &mut unreadable);
    Ok(Content { sections, unreadable })
}

/// The values and the keys of a key. `name` is its name in the messages.
fn table(
    key: &Key,
    name: &str,
    depth_left: u8,
    unreadable: &mut Vec<String>,
) -> BTreeMap<String, Value> {
    let mut table = BTreeMap::new();
    let (Ok(values), Ok(keys)) = (key.values(), key.keys()) else {
        unreadable.push(name.to_owned());
        return table;
    };
    for (name, value) in values {
        table.insert(name.to_lowercase(), read_value(value));
    }
    for inner in keys {
        let inner_name = inner.to_lowercase();
        let path =
            if name.is_empty() { inner_name.clone() } else { format!("{name}.{inner_name}") };
        let value = match (depth_left.checked_sub(1), key.open(&inner)) {
            (Some(depth_left), Ok(inner)) => {
                Value::Table(self::table(&inner, &path, depth_left, unreadable))
            }
            // The app has no values below.
            (None, _) => self::unreadable(),
            (Some(_), Err(_)) => {
                unreadable.push(path);
                continue;
            }
        };
        table.insert(inner_name, value);
    }
    table
}

/// A value that is neither text nor number becomes a text that no field accepts, so that it is
/// reported.
fn read_value(value: windows_registry::Value) -> Value {
    match value.ty() {
        Type::U32 | Type::U64 => u64::try_from(value)
            .ok()
            .and_then(|number| i64::try_from(number).ok())
            .map_or_else(unreadable, Value::Integer),
        Type::String | Type::ExpandString => {
            String::try_from(value).map_or_else(|_| unreadable(), Value::Text)
        }
        Type::MultiString => {
            let lines = |lines: Vec<String>| {
                let lines = lines.into_iter().filter(|line| !line.is_empty());
                Value::List(lines.map(Value::Text).collect())
            };
            Vec::<String>::try_from(value).map_or_else(|_| unreadable(), lines)
        }
        Type::Bytes | Type::Other(_) => unreadable(),
    }
}

fn unreadable() -> Value {
    Value::Text(String::new())
}
