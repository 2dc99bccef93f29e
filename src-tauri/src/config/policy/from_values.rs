//! A policy that is not in a file that the app may read: one of the registry or of the managed
//! preferences, or one that is refused as a whole.

use super::diagnostic::{DiagnosticKind, PolicyDiagnostic};
use super::model::LoadedPolicy;
#[cfg(any(windows, target_os = "macos", test))]
use super::{file, parse::parse, values};

/// The policy of a place that is refused as a whole.
pub(super) fn rejected(kind: DiagnosticKind, place: &str) -> LoadedPolicy {
    LoadedPolicy {
        diagnostics: vec![PolicyDiagnostic::on_file(kind)],
        place: place.to_owned(),
        found: true,
        ..LoadedPolicy::default()
    }
}

/// Of these values, the one that asks for a kiosk.
#[cfg(any(windows, target_os = "macos", test))]
fn only_kiosk(
    sections: &std::collections::BTreeMap<String, values::Value>,
) -> std::collections::BTreeMap<String, values::Value> {
    let kiosk = match sections.get("mandatory") {
        Some(values::Value::Table(fields)) => fields.get("kiosk"),
        _ => None,
    };
    let only =
        |value: &values::Value| values::Value::Table([("kiosk".into(), value.clone())].into());
    kiosk.map(|value| ("mandatory".to_owned(), only(value))).into_iter().collect()
}

/// The policy in values that are not in a file. Of values that are too large together, only the one
/// that asks for a kiosk counts.
#[cfg(any(windows, target_os = "macos", test))]
pub(super) fn from_values(
    sections: &std::collections::BTreeMap<String, values::Value>,
    place: &str,
) -> LoadedPolicy {
    let fits = |text: &String| text.len() as u64 <= file::MAX_BYTES;
    let all = values::to_toml(sections);
    let too_large = (!fits(&all)).then(|| PolicyDiagnostic::on_file(DiagnosticKind::TooLarge));
    let text = [all, values::to_toml(&only_kiosk(sections))].into_iter().find(fits);
    let LoadedPolicy { diagnostics, valid_fields, policy, .. } = parse(&text.unwrap_or_default());
    let diagnostics = diagnostics.into_iter().map(PolicyDiagnostic::without_line);
    LoadedPolicy {
        policy,
        diagnostics: too_large.into_iter().chain(diagnostics).collect(),
        valid_fields,
        place: place.to_owned(),
        found: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PADDING: usize = file::MAX_BYTES as usize;

    /// Of values that are too large together, the one that asks for a kiosk counts.
    #[test]
    fn beginning_of_oversized_values_counts() {
        let mandatory = std::collections::BTreeMap::from([
            ("kiosk".to_owned(), values::Value::Boolean(true)),
            ("update_source".to_owned(), values::Value::Text("é".repeat(PADDING))),
        ]);
        let sections = std::collections::BTreeMap::from([(
            "mandatory".to_owned(),
            values::Value::Table(mandatory),
        )]);
        let loaded = from_values(&sections, "place");
        assert!(loaded.policy.mandatory.kiosk && loaded.found);
        assert!(loaded.diagnostics.iter().any(|found| found.kind == DiagnosticKind::TooLarge));
    }
}
