//! Puts the policy file in its place whole, with the owner and the rights that the former one had.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Replaces the file, or makes it where there is none, so that a reader finds the former text or the new one whenever the power goes.
///
/// # Errors
/// What the system says; then the file is as it was, and nothing is left beside it.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    make_folder(folder)?;
    let draft = draft_of(path);
    let written = write(&draft, path, bytes).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // It may not even have been made; the first error is the one to tell.
        let _ = fs::remove_file(&draft);
    }
    written?;
    sync_folder(folder)
}

/// In the same folder, because only then renaming is one step.
fn draft_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    name.into()
}

fn write(draft: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    // Nobody else reads the draft before it has the rights of the former file.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(draft)?;
    keep_rights(&file, path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The owner and the rights of the former file; a new one can be read by all, and written by its owner alone.
#[cfg(unix)]
fn keep_rights(file: &File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let mode = match fs::metadata(path) {
        Ok(former) => {
            let made = file.metadata()?;
            if (made.uid(), made.gid()) != (former.uid(), former.gid()) {
                std::os::unix::fs::fchown(file, Some(former.uid()), Some(former.gid()))?;
            }
            former.mode() & 0o7777
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0o644,
        Err(error) => return Err(error),
    };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// The folder's access list holds for what is made in it.
#[cfg(not(unix))]
fn keep_rights(_: &File, _: &Path) -> io::Result<()> {
    Ok(())
}

/// For all to read: the kiosk runs as another account.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows has no such call; NTFS writes names to its journal.
    if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_new_file_can_be_read_by_all_and_written_by_its_owner_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("reperes/policy.toml");
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o644);
        assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().mode() & 0o7777, 0o755);
        assert_eq!(names(path.parent().unwrap()), ["policy.toml"]);
    }

    #[test]
    fn a_former_file_keeps_its_rights_and_its_owner() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("policy.toml");
        for mode in [0o600, 0o640, 0o644, 0o444] {
            fs::write(&path, "former").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            if rustix::process::geteuid().is_root() {
                std::os::unix::fs::chown(&path, Some(7), Some(8)).unwrap();
            }
            let former = fs::metadata(&path).unwrap();
            replace(&path, b"new").unwrap();
            let now = fs::metadata(&path).unwrap();
            assert_eq!(
                (now.mode(), now.uid(), now.gid()),
                (former.mode(), former.uid(), former.gid()),
                "{mode:o}"
            );
            assert_eq!(fs::read(&path).unwrap(), b"new");
            fs::remove_file(&path).unwrap();
        }
    }

    #[test]
    fn what_fails_leaves_the_former_file_and_nothing_beside_it() {
        let root = tempfile::tempdir().unwrap();
        // A folder bears the name: the last step, renaming, cannot succeed.
        let path = root.path().join("policy.toml");
        fs::create_dir_all(path.join("inside")).unwrap();
        assert!(replace(&path, b"new").is_err());
        assert_eq!(names(root.path()), ["policy.toml"]);
        assert!(replace(&root.path().join("no/such/folder/policy.toml"), b"new").is_err());
    }
}
