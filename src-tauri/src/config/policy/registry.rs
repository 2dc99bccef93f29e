//! The registry of Windows, into which group policies and Intune write. Only administrators can
//! change this part of it.

use std::collections::BTreeMap;

use windows_registry::{Key, LOCAL_MACHINE, Type};

use super::values::Value;

/// The name of the key, as administrators write it.
pub(super) const NAME: &str = r"HKLM\Software\Policies\Reperes";
const PATH: &str = r"Software\Policies\Reperes";
/// The depth of sections, lists and their records: the app has no values below.
const MAX_DEPTH: u8 = 3;

/// The values below the key. `None` if there are none.
pub(super) fn read() -> Option<BTreeMap<String, Value>> {
    let key = LOCAL_MACHINE.open(PATH).ok()?;
    Some(table(&key, MAX_DEPTH)).filter(|table| !table.is_empty())
}

fn table(key: &Key, depth_left: u8) -> BTreeMap<String, Value> {
    let mut table = BTreeMap::new();
    for (name, value) in key.values().into_iter().flatten() {
        table.insert(name.to_lowercase(), read_value(value));
    }
    if depth_left > 0 {
        for name in key.keys().into_iter().flatten() {
            if let Ok(inner) = key.open(&name) {
                table
                    .insert(name.to_lowercase(), Value::Table(self::table(&inner, depth_left - 1)));
            }
        }
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
            .map_or(unreadable(), Value::Integer),
        Type::String | Type::ExpandString => {
            String::try_from(value).map_or(unreadable(), Value::Text)
        }
        Type::MultiString => {
            let lines = Vec::<String>::try_from(value).unwrap_or_default();
            Value::List(
                lines.into_iter().filter(|line| !line.is_empty()).map(Value::Text).collect(),
            )
        }
        Type::Bytes | Type::Other(_) => unreadable(),
    }
}

fn unreadable() -> Value {
    Value::Text(String::new())
}
