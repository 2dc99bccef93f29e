//! Finds the policy of this computer and reads it.

use std::path::{Path, PathBuf};

#[cfg(target_os = "macos")]
use super::diagnostic::DiagnosticKind;
use super::diagnostic::PolicyDiagnostic;
use super::file;
#[cfg(target_os = "macos")]
use super::from_values::from_values;
use super::from_values::rejected;
#[cfg(target_os = "macos")]
use super::managed_preferences;
use super::model::LoadedPolicy;
use super::parse::parse;
#[cfg(windows)]
use super::{registry, registry_answer};

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
    if let Some(loaded) = registry_answer::policy(registry::read(), registry::NAME) {
        return loaded;
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

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::policy::diagnostic::DiagnosticKind;

    const PADDING: usize = file::MAX_BYTES as usize;

    fn load_text(text: &str) -> LoadedPolicy {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        std::fs::write(&path, text).unwrap();
        load_from(&path, file::current_user())
    }

    fn kinds(loaded: &LoadedPolicy) -> Vec<&DiagnosticKind> {
        loaded.diagnostics.iter().map(|diagnostic| &diagnostic.kind).collect()
    }

    /// What is read of a policy that is too large keeps its restrictions, and asks for a kiosk as
    /// any other text.
    #[test]
    fn beginning_of_an_oversized_policy_counts() {
        let padding = format!("# {}\n", "x".repeat(PADDING));
        for (line, kiosk) in [
            ("kiosk = true", true),
            ("kiosk = oui", true),
            ("kiosk", true),
            ("kiosk = true # for room 12: ", true),
            ("kiosk = false", false),
            ("# kiosk = true", false),
        ] {
            let loaded =
                load_text(&format!("[mandatory]\nhidden = [\"/classe\"]\n{line}\n{padding}"));
            assert_eq!(loaded.policy.mandatory.kiosk, kiosk, "{line}");
            assert_eq!(loaded.policy.mandatory.hidden.len(), 1, "{line}");
            assert!(kinds(&loaded).contains(&&DiagnosticKind::TooLarge), "{line}");
        }
        let beyond = load_text(&format!("[mandatory]\n{padding}kiosk = true\n"));
        assert!(!beyond.policy.mandatory.kiosk && beyond.found);
        // The line itself is too long.
        let long = load_text(&format!("[mandatory]\nkiosk = true {padding}"));
        assert!(long.policy.mandatory.kiosk);
    }
}
