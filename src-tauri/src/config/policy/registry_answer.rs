//! What an answer of the Windows registry means for the policy. `registry.rs` asks.

use std::collections::BTreeMap;

use super::diagnostic::{DiagnosticKind, PolicyDiagnostic};
use super::from_values::{from_values, rejected};
use super::model::LoadedPolicy;
use super::values::Value;

/// The HRESULT of a key, or of a folder of keys, that does not exist.
const MISSING: [u32; 2] = [0x8007_0002, 0x8007_0003];

/// The content of the key.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) sections: BTreeMap<String, Value>,
    /// The names of what Windows did not give: `mandatory`, `kiosk.contacts`; empty for the key
    /// itself.
    pub(super) unreadable: Vec<String>,
}

/// The policy of the registry; `None` if there is none, so that the file counts. An error is no
/// absence: the file must not count in place of a policy that cannot be read.
///
/// `opened` is the content, or the HRESULT with which the key could not be opened.
pub(super) fn policy(opened: Result<Content, u32>, place: &str) -> Option<LoadedPolicy> {
    let content = match opened {
        Ok(content) => content,
        Err(code) if MISSING.contains(&code) => return None,
        Err(_) => return Some(rejected(DiagnosticKind::RegistryKey, place)),
    };
    if content.sections.is_empty() && content.unreadable.is_empty() {
        return None;
    }
    let loaded = from_values(&content.sections, place);
    let unreadable = content.unreadable.into_iter();
    let diagnostics = unreadable.map(|field| PolicyDiagnostic {
        line: None,
        field,
        kind: DiagnosticKind::RegistryKey,
    });
    Some(LoadedPolicy { diagnostics: diagnostics.chain(loaded.diagnostics).collect(), ..loaded })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(unreadable: &[&str], language: Option<Value>) -> Content {
        let section = |value| {
            let fields = BTreeMap::from([("language".to_owned(), value)]);
            ("mandatory".to_owned(), Value::Table(fields))
        };
        Content {
            sections: language.map(section).into_iter().collect(),
            unreadable: unreadable.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Only a key that does not exist, or is empty, leaves the policy to the file. Every other error
    /// is a mistake of the policy, and so is a value of a wrong type.
    #[test]
    fn only_a_missing_key_leaves_the_policy_to_the_file() {
        let (text, wrong) = (Value::Text("en".to_owned()), Value::Integer(1));
        for (what, opened, expected) in [
            ("no key", Err(0x8007_0002), None),
            ("no folder of keys", Err(0x8007_0003), None),
            ("an empty key", Ok(content(&[], None)), None),
            ("no right", Err(0x8007_0005), Some((false, vec![""]))),
            ("another error", Err(0x8000_4005), Some((false, vec![""]))),
            ("no list of values", Ok(content(&[""], None)), Some((false, vec![""]))),
            ("one section", Ok(content(&[], Some(text.clone()))), Some((true, vec![]))),
            (
                "one section of two",
                Ok(content(&["kiosk"], Some(text))),
                Some((true, vec!["kiosk"])),
            ),
            (
                "a wrong type",
                Ok(content(&[], Some(wrong))),
                Some((false, vec!["mandatory.language"])),
            ),
        ] {
            let loaded = policy(opened, "place");
            let found = loaded.as_ref().map(|loaded| {
                assert!(loaded.found && loaded.place == "place", "{what}");
                let fields = loaded.diagnostics.iter().map(|diagnostic| diagnostic.field.as_str());
                (loaded.policy.mandatory.choices.language.is_some(), fields.collect::<Vec<_>>())
            });
            assert_eq!(found, expected, "{what}");
        }
    }
}
