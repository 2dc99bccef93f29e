//! Finds the policy of this computer and reads it.

use std::path::{Path, PathBuf};

use super::diagnostic::{DiagnosticKind, PolicyDiagnostic};
use super::file;
#[cfg(target_os = "macos")]
use super::managed_preferences;
use super::model::LoadedPolicy;
use super::parse::parse;
#[cfg(windows)]
use super::registry;
#[cfg(any(windows, target_os = "macos", test))]
use super::values;

/// The path of the policy file. It is compiled in, so that no variable of the user's environment
/// can change it.
#[cfg(all(unix, not(target_os = "macos")))]
const POLICY_PATH: &str = "/etc/reperes/policy.toml";
#[cfg(target_os = "macos")]
const POLICY_PATH: &str = "/Library/Application Support/Reperes/policy.toml";
#[cfg(windows)]
const POLICY_PATH: &str = r"C:\ProgramData\Reperes\policy.toml";

/// The path of the policy file of this computer.
pub(crate) fn path() -> PathBuf {
    #[cfg(feature = "test-hooks")]
    if let Some(path) = crate::platform::test_hooks::policy() {
        return path;
    }
    PathBuf::from(POLICY_PATH)
}

/// The path of the policy file with its links resolved.
///
/// # Errors
/// A link is not trusted.
pub(crate) fn resolved_path() -> Result<PathBuf, PolicyDiagnostic> {
    file::resolve(&path(), file::trusted_owner()).map_err(PolicyDiagnostic::on_file)
}

/// Reads the policy of this computer. The registry or the managed preferences, where the system has
/// them and they are not empty, have priority over the file.
pub(crate) fn load() -> LoadedPolicy {
    #[cfg(windows)]
    if let Some(sections) = registry::read() {
        return from_values(&sections, registry::NAME);
    }
    #[cfg(target_os = "macos")]
    match file::read_bytes(Path::new(managed_preferences::PATH), file::trusted_owner()) {
        Ok(None) => {}
        Ok(Some(bytes)) => match managed_preferences::read(&bytes) {
            Some(sections) => return from_values(&sections, managed_preferences::PATH),
            None => return rejected(DiagnosticKind::Unreadable, managed_preferences::PATH),
        },
        Err(kind) => return rejected(kind, managed_preferences::PATH),
    }
    load_from(&path(), file::trusted_owner())
}

/// The text of the policy file. `None` if there is none.
///
/// # Errors
/// The file is not used, and why.
pub(crate) fn file_text() -> Result<Option<String>, PolicyDiagnostic> {
    match file::read(&path(), file::trusted_owner()) {
        Ok(Some((_, Some(kind)))) | Err(kind) => Err(PolicyDiagnostic::on_file(kind)),
        Ok(Some((text, None))) => Ok(Some(text)),
        Ok(None) => Ok(None),
    }
}

pub(crate) fn load_from(path: &Path, owner: file::Owner) -> LoadedPolicy {
    let place = path.display().to_string();
    match file::read(path, owner) {
        Ok(Some((text, kind))) => {
            let loaded = parse(&text);
            let diagnostics =
                kind.map(PolicyDiagnostic::on_file).into_iter().chain(loaded.diagnostics).collect();
            LoadedPolicy { place, diagnostics, ..loaded }
        }
        Ok(None) => LoadedPolicy { place, ..LoadedPolicy::default() },
        Err(kind) => rejected(kind, &place),
    }
}

fn rejected(kind: DiagnosticKind, place: &str) -> LoadedPolicy {
    LoadedPolicy {
        diagnostics: vec![PolicyDiagnostic::on_file(kind)],
        place: place.to_owned(),
        found: true,
        ..LoadedPolicy::default()
    }
}

/// The policy in values that are not in a file.
#[cfg(any(windows, target_os = "macos", test))]
pub(super) fn from_values(
    sections: &std::collections::BTreeMap<String, values::Value>,
    place: &str,
) -> LoadedPolicy {
    let text = values::to_toml(sections);
    if text.len() as u64 > file::MAX_BYTES {
        return rejected(DiagnosticKind::TooLarge, place);
    }
    let LoadedPolicy { diagnostics, valid_fields, policy, .. } = parse(&text);
    LoadedPolicy {
        policy,
        diagnostics: diagnostics.into_iter().map(PolicyDiagnostic::without_line).collect(),
        valid_fields,
        place: place.to_owned(),
        found: true,
    }
}
