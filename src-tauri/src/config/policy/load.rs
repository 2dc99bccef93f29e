//! Finds the policy of this computer and reads it.

use std::path::{Path, PathBuf};

use super::diagnostic::{Note, Remedy};
use super::file;
#[cfg(target_os = "macos")]
use super::managed_preferences;
use super::model::Loaded;
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
pub(crate) fn resolved_path() -> Result<PathBuf, Note> {
    file::resolve(&path(), file::trusted_owner()).map_err(Note::on_file)
}

/// Reads the policy of this computer. The registry or the managed preferences, where the system has
/// them and they are not empty, have priority over the file.
pub(crate) fn load() -> Loaded {
    #[cfg(windows)]
    if let Some(sections) = registry::read() {
        return from_values(&sections, registry::NAME);
    }
    #[cfg(target_os = "macos")]
    match file::read_bytes(Path::new(managed_preferences::PATH), file::trusted_owner()) {
        Ok(None) => {}
        Ok(Some(bytes)) => match managed_preferences::read(&bytes) {
            Some(sections) => return from_values(&sections, managed_preferences::PATH),
            None => return rejected(Remedy::Unreadable, managed_preferences::PATH),
        },
        Err(remedy) => return rejected(remedy, managed_preferences::PATH),
    }
    load_from(&path(), file::trusted_owner())
}

/// The text of the policy file. `None` if there is none.
///
/// # Errors
/// The file is not used, and why.
pub(crate) fn text() -> Result<Option<String>, Note> {
    match file::read(&path(), file::trusted_owner()) {
        Ok(Some((_, Some(remedy)))) | Err(remedy) => Err(Note::on_file(remedy)),
        Ok(Some((text, None))) => Ok(Some(text)),
        Ok(None) => Ok(None),
    }
}

pub(crate) fn load_from(path: &Path, owner: file::Owner) -> Loaded {
    let place = path.display().to_string();
    match file::read(path, owner) {
        Ok(Some((text, remedy))) => {
            let loaded = parse(&text);
            let notes = remedy.map(Note::on_file).into_iter().chain(loaded.notes).collect();
            Loaded { place, notes, ..loaded }
        }
        Ok(None) => Loaded { place, ..Loaded::default() },
        Err(remedy) => rejected(remedy, &place),
    }
}

fn rejected(remedy: Remedy, place: &str) -> Loaded {
    Loaded {
        notes: vec![Note::on_file(remedy)],
        place: place.to_owned(),
        found: true,
        ..Loaded::default()
    }
}

/// The policy in values that are not in a file.
#[cfg(any(windows, target_os = "macos", test))]
pub(super) fn from_values(
    sections: &std::collections::BTreeMap<String, values::Value>,
    place: &str,
) -> Loaded {
    let text = values::to_toml(sections);
    if text.len() as u64 > file::MAX_BYTES {
        return rejected(Remedy::TooLarge, place);
    }
    let Loaded { notes, said, policy, .. } = parse(&text);
    Loaded {
        policy,
        notes: notes.into_iter().map(Note::without_line).collect(),
        said,
        place: place.to_owned(),
        found: true,
    }
}
