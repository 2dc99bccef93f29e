//! Resolves the links in the path of the policy file, as long as only the administrator decides
//! where they lead.
//!
//! A linked folder and a linked file are treated alike: both are trusted if no other user can
//! change the link, its target, or a folder on the way.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Component, Path, PathBuf};

use super::owner::{Owner, open_error};
use crate::config::policy::diagnostic::DiagnosticKind;

/// The number of links that the kernel follows.
const MAX_LINKS: usize = 40;
const GROUP_OR_OTHERS_WRITE: u32 = 0o022;
const STICKY: u32 = 0o1000;

/// The path without links; the same path if it contains none, or if nothing exists there.
///
/// # Errors
/// A link leads nowhere, in a circle, or through a place that other users can change.
pub(in crate::config::policy) fn resolve(
    path: &Path,
    owner: Owner,
) -> Result<PathBuf, DiagnosticKind> {
    let mut pending: VecDeque<OsString> = components(path);
    let (mut resolved, mut links, mut trusted) = (PathBuf::new(), 0, true);
    while let Some(name) = pending.pop_front() {
        let next = resolved.join(&name);
        if name == ".." {
            resolved.pop();
            continue;
        }
        let metadata = match next.symlink_metadata() {
            Ok(metadata) => metadata,
            // The later open reports the reason.
            Err(_) if links == 0 => return Ok(path.to_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(DiagnosticKind::UntrustedLink);
            }
            Err(error) => return Err(open_error(&next, &error)),
        };
        trusted &=
            next.parent().is_none_or(|folder| only_owner_can_replace(folder, &metadata, owner));
        if metadata.is_symlink() {
            links += 1;
            let target = next.read_link().map_err(|error| open_error(&next, &error))?;
            if links > MAX_LINKS {
                return Err(DiagnosticKind::UntrustedLink);
            }
            if target.is_absolute() {
                resolved = PathBuf::new();
            }
            pending = components(&target).into_iter().chain(pending).collect();
        } else {
            resolved = next;
        }
    }
    match (links, trusted) {
        (0, _) => Ok(path.to_owned()),
        (_, true) => Ok(resolved),
        (_, false) => Err(DiagnosticKind::UntrustedLink),
    }
}

/// The components of a path. The root is one of them: joined to a path, it replaces it.
fn components(path: &Path) -> VecDeque<OsString> {
    path.components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| part.as_os_str().to_owned())
        .collect()
}

/// Whether only the administrator can replace this entry of the folder.
fn only_owner_can_replace(folder: &Path, what: &Metadata, owner: Owner) -> bool {
    let is_owned = |metadata: &Metadata| metadata.uid() == 0 || metadata.uid() == owner.0;
    let protects_entries = |metadata: &Metadata| {
        metadata.mode() & GROUP_OR_OTHERS_WRITE == 0 || metadata.mode() & STICKY != 0
    };
    is_owned(what)
        && folder
            .metadata()
            .is_ok_and(|metadata| is_owned(&metadata) && protects_entries(&metadata))
}

#[cfg(test)]
mod tests {
    use super::super::{current_user, read};
    use super::*;
    use std::fs::{Permissions, create_dir, rename, set_permissions, write};
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    /// A folder with a policy file, and a second folder beside it.
    fn test_folders() -> tempfile::TempDir {
        let test_folders = tempfile::tempdir().unwrap();
        for folder in ["real", "etc"] {
            create_dir(test_folders.path().join(folder)).unwrap();
        }
        write(test_folders.path().join("real/policy.toml"), "[kiosk]\n").unwrap();
        test_folders
    }

    /// The paths of the policy through a linked file, a linked folder, and a link to a link.
    fn policy_paths(test_folders: &Path) -> [PathBuf; 4] {
        symlink(test_folders.join("real/policy.toml"), test_folders.join("etc/policy.toml"))
            .unwrap();
        symlink("real", test_folders.join("linked")).unwrap();
        symlink("../linked", test_folders.join("etc/again")).unwrap();
        symlink("again/policy.toml", test_folders.join("etc/twice.toml")).unwrap();
        ["etc/policy.toml", "linked/policy.toml", "etc/again/policy.toml", "etc/twice.toml"]
            .map(|path| test_folders.join(path))
    }

    /// A linked file and a linked folder are used alike if no other user can change the way.
    #[test]
    fn linked_file_and_folder_are_trusted_alike() {
        let test_folders = test_folders();
        for path in policy_paths(test_folders.path()) {
            assert_eq!(
                read(&path, current_user()),
                Ok(Some(("[kiosk]\n".to_owned(), None))),
                "{}",
                path.display()
            );
        }
    }

    /// A link through a place that other users can change is not used.
    #[test]
    fn link_through_a_writable_place_is_refused() {
        for (open, counts) in [("real", 0), ("etc", 1), ("", 0)] {
            let test_folders = test_folders();
            let policy_paths = policy_paths(test_folders.path());
            set_permissions(test_folders.path().join(open), Permissions::from_mode(0o777)).unwrap();
            let counting =
                policy_paths.iter().filter(|path| read(path, current_user()).is_ok()).count();
            assert_eq!(counting, counts, "{open}");
            // With the sticky bit, only the owner of an entry can replace it. The check of the
            // file's own folder stays strict.
            set_permissions(test_folders.path().join(open), Permissions::from_mode(0o1777))
                .unwrap();
            let counting =
                policy_paths.iter().filter(|path| read(path, current_user()).is_ok()).count();
            assert_eq!(counting, if open == "real" { 0 } else { 4 }, "{open}, sticky");
        }
    }

    /// A link that leads nowhere or in a circle is not the same as a missing policy.
    #[test]
    fn dangling_or_circular_link_is_an_error() {
        let test_folders = test_folders();
        let [file, folder, ..] = policy_paths(test_folders.path());
        rename(test_folders.path().join("real"), test_folders.path().join("away")).unwrap();
        assert_eq!(read(&file, current_user()), Err(DiagnosticKind::UntrustedLink));
        assert_eq!(read(&folder, current_user()), Err(DiagnosticKind::UntrustedLink));
        symlink("real", test_folders.path().join("real")).unwrap();
        assert_eq!(read(&folder, current_user()), Err(DiagnosticKind::UntrustedLink));
        assert_eq!(read(&test_folders.path().join("etc/none.toml"), current_user()), Ok(None));
    }
}
