//! How far the policy file is trusted: only as the administrator alone could have left it.

#[cfg(windows)]
mod windows;

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use super::table::Remedy;

pub(super) const LIMIT: u64 = 64 * 1024;

/// Whose file counts, by the number that a Unix system knows them by; no other system asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner(#[cfg_attr(not(unix), expect(dead_code, reason = "Windows knows its administrators itself"))] u32);

/// The administrator; in a test, whoever runs it.
pub(super) fn owner() -> Owner {
    #[cfg(feature = "test-hooks")]
    if crate::hooks::policy().is_some() {
        return crate::hooks::policy_owner().map_or(Owner(0), Owner);
    }
    Owner(0)
}

/// Whoever runs the test.
#[cfg(all(test, unix))]
pub(super) fn of_this_user() -> Owner {
    Owner(rustix::process::geteuid().as_raw())
}

#[cfg(all(test, unix))]
pub(super) fn somebody_else() -> Owner {
    Owner(of_this_user().0 + 1)
}

/// The text of the file; `None` where there is none.
///
/// # Errors
/// The file does not count, and why.
pub(super) fn read(path: &Path, owner: Owner) -> Result<Option<String>, Remedy> {
    let Some(bytes) = bytes(path, owner)? else { return Ok(None) };
    String::from_utf8(bytes).map(Some).map_err(|_| Remedy::Unreadable)
}

/// The same, whatever its bytes mean.
///
/// # Errors
/// The file does not count, and why.
pub(super) fn bytes(path: &Path, owner: Owner) -> Result<Option<Vec<u8>>, Remedy> {
    let file = match open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // A link would let its owner choose what is read.
        Err(error) if is_link(&error) => return Err(Remedy::NotAFile),
        Err(_) => return Err(Remedy::Unreadable),
    };
    let metadata = file.metadata().map_err(|_| Remedy::Unreadable)?;
    if !metadata.is_file() {
        return Err(Remedy::NotAFile);
    }
    if !belongs_to(&file, owner) || !path.parent().is_none_or(|folder| folder_belongs_to(folder, owner)) {
        return Err(Remedy::NotTheirs);
    }
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|_| Remedy::Unreadable)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Remedy::TooLarge);
    }
    Ok(Some(bytes))
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
    OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(unix)]
fn is_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link(_: &io::Error) -> bool {
    false
}

#[cfg(unix)]
fn belongs_to(file: &File, owner: Owner) -> bool {
    file.metadata().is_ok_and(|about| is_of(&about, owner))
}

/// Asked without opening it: whoever reads a file need not be able to list its folder.
#[cfg(unix)]
fn folder_belongs_to(folder: &Path, owner: Owner) -> bool {
    folder.metadata().is_ok_and(|about| is_of(&about, owner))
}

#[cfg(unix)]
fn is_of(about: &std::fs::Metadata, owner: Owner) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    about.uid() == owner.0 && about.mode() & 0o022 == 0
}

#[cfg(windows)]
fn belongs_to(file: &File, _: Owner) -> bool {
    windows::is_of_administrators(file)
}

#[cfg(windows)]
fn folder_belongs_to(folder: &Path, _: Owner) -> bool {
    windows::open_folder(folder).is_ok_and(|folder| windows::is_of_administrators(&folder))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs::{Permissions, create_dir, set_permissions, write};
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn mine() -> Owner {
        of_this_user()
    }

    #[test]
    fn only_a_file_that_the_owner_alone_can_change_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        assert_eq!(read(&path, mine()), Ok(None));
        write(&path, "[kiosk]\n").unwrap();
        for (mode, counts) in [(0o644, true), (0o600, true), (0o664, false), (0o646, false), (0o666, false)] {
            set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            assert_eq!(read(&path, mine()).is_ok(), counts, "{mode:o}");
        }
        set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        assert_eq!(read(&path, somebody_else()), Err(Remedy::NotTheirs));
        set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
        assert_eq!(read(&path, mine()), Err(Remedy::NotTheirs), "anybody could put another file in its place");
    }

    #[test]
    fn a_link_a_pipe_a_folder_a_flood_and_bytes_that_are_no_text_do_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        write(at("sound"), "").unwrap();
        symlink(at("sound"), at("link")).unwrap();
        create_dir(at("folder")).unwrap();
        write(at("flood"), " ".repeat(64 * 1024 + 1)).unwrap();
        write(at("bytes"), [0xff, 0xfe]).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        for (name, remedy) in [
            ("link", Remedy::NotAFile),
            ("pipe", Remedy::NotAFile),
            ("folder", Remedy::NotAFile),
            ("flood", Remedy::TooLarge),
            ("bytes", Remedy::Unreadable),
        ] {
            assert_eq!(read(&at(name), mine()), Err(remedy), "{name}");
        }
        write(at("full"), " ".repeat(64 * 1024)).unwrap();
        assert!(read(&at("full"), mine()).is_ok());
    }
}
