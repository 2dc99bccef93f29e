//! Decides whether the policy file is trusted: only if no user but the administrator can have
//! written it.

#[cfg(any(windows, test))]
mod access;
mod owner;
#[cfg(unix)]
mod resolve;
#[cfg(windows)]
mod windows;

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::diagnostic::DiagnosticKind;
use crate::platform::storage::{Access, open_regular};
use crate::platform::timeout::StuckCalls;

use owner::open_error;
pub(super) use owner::{Owner, trusted_owner};
#[cfg(all(test, unix))]
pub(crate) use owner::{another_user, current_user};

pub(super) const MAX_BYTES: u64 = 64 * 1024;
/// The time limit of one reading. A link may lead to a network share, which can stop answering, and
/// every start and every command reads the policy.
const TIMEOUT: Duration = Duration::from_secs(2);

static STUCK: StuckCalls = StuckCalls::new();

/// The text of the file, and a report if some bytes are no text or if only the beginning of the file
/// was read. `None` if there is no file.
///
/// # Errors
/// The file is not used, and why.
pub(super) fn read(
    path: &Path,
    owner: Owner,
) -> Result<Option<(String, Option<DiagnosticKind>)>, DiagnosticKind> {
    let Some(content) = read_content(path, owner)? else { return Ok(None) };
    let (text, kind) = decode(&content.beginning);
    Ok(Some((text, if content.is_cut { Some(DiagnosticKind::TooLarge) } else { kind })))
}

/// Decodes the text, and reports if some bytes are no text; those that are no UTF-8 spoil only
/// their own line.
fn decode(bytes: &[u8]) -> (String, Option<DiagnosticKind>) {
    match bytes {
        // The encoding that Windows Notepad calls "Unicode".
        [0xff, 0xfe, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        // The same without a byte order mark: the first letter is ASCII.
        [byte, 0, ..] if *byte != 0 => decode_utf16(bytes, u16::from_le_bytes),
        [0, byte, ..] if *byte != 0 => decode_utf16(bytes, u16::from_be_bytes),
        _ => {
            let text = String::from_utf8_lossy(bytes);
            let is_lossy = matches!(text, std::borrow::Cow::Owned(_));
            (text.into_owned(), is_lossy.then_some(DiagnosticKind::InvalidEncoding))
        }
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Option<DiagnosticKind>) {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    let is_lossy = !bytes.len().is_multiple_of(2) || String::from_utf16(&units).is_err();
    (String::from_utf16_lossy(&units), is_lossy.then_some(DiagnosticKind::InvalidEncoding))
}

/// The bytes of a file that is of use only as a whole. `None` if there is no file.
///
/// # Errors
/// The file is not used, and why.
#[cfg(target_os = "macos")]
pub(super) fn read_bytes(path: &Path, owner: Owner) -> Result<Option<Vec<u8>>, DiagnosticKind> {
    match read_content(path, owner)? {
        Some(content) if content.is_cut => Err(DiagnosticKind::TooLarge),
        content => Ok(content.map(|content| content.beginning)),
    }
}

/// The first [`MAX_BYTES`] of a file, and whether it has more.
struct Content {
    beginning: Vec<u8>,
    is_cut: bool,
}

fn read_content(path: &Path, owner: Owner) -> Result<Option<Content>, DiagnosticKind> {
    let path = path.to_owned();
    in_time(&STUCK, TIMEOUT, move || read_unlimited(&path, owner))
}

/// The path with its links resolved.
///
/// # Errors
/// A link in the path is not trusted.
pub(super) fn resolve(path: &Path, owner: Owner) -> Result<PathBuf, DiagnosticKind> {
    let path = path.to_owned();
    in_time(&STUCK, TIMEOUT, move || resolve_links(&path, owner))
}

fn in_time<T: Send + 'static>(
    stuck: &StuckCalls,
    limit: Duration,
    read: impl FnOnce() -> Result<T, DiagnosticKind> + Send + 'static,
) -> Result<T, DiagnosticKind> {
    stuck.run(limit, move || Ok(read())).unwrap_or_else(|error| {
        let timed_out = error.kind() == io::ErrorKind::TimedOut;
        Err(if timed_out { DiagnosticKind::NoAnswer } else { DiagnosticKind::Unreadable })
    })
}

fn read_unlimited(path: &Path, owner: Owner) -> Result<Option<Content>, DiagnosticKind> {
    let path = &resolve_links(path, owner)?;
    let file = match open_regular(path, Access::Read) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(open_error(path, &error)),
    };
    if !file_is_trusted(&file, owner)
        || !path.parent().is_none_or(|folder| folder_is_trusted(folder, owner))
    {
        return Err(DiagnosticKind::UntrustedOwner);
    }
    let mut beginning = Vec::new();
    match file.take(MAX_BYTES.saturating_add(1)).read_to_end(&mut beginning) {
        Ok(length) => {
            let is_cut = length as u64 > MAX_BYTES;
            if is_cut {
                beginning.pop();
            }
            Ok(Some(Content { beginning, is_cut }))
        }
        Err(_) => Err(DiagnosticKind::Unreadable),
    }
}

#[cfg(unix)]
fn resolve_links(path: &Path, owner: Owner) -> Result<PathBuf, DiagnosticKind> {
    resolve::resolve(path, owner)
}

/// The same path: on Windows, the opened handle shows whether it is a link.
#[cfg(windows)]
#[expect(clippy::unnecessary_wraps, reason = "other systems follow links")]
fn resolve_links(path: &Path, _: Owner) -> Result<PathBuf, DiagnosticKind> {
    Ok(path.to_owned())
}

/// Whether the file belongs to the owner and no other account can write it.
#[cfg(unix)]
fn file_is_trusted(file: &File, owner: Owner) -> bool {
    file.metadata().is_ok_and(|about| only_owner_writes(&about, owner))
}

/// Whether the folder belongs to the owner and no other account can write it.
///
/// Reads the metadata by path, because an account that can read the file need not have the right to
/// list its folder.
#[cfg(unix)]
fn folder_is_trusted(folder: &Path, owner: Owner) -> bool {
    folder.metadata().is_ok_and(|about| only_owner_writes(&about, owner))
}

#[cfg(unix)]
fn only_owner_writes(about: &std::fs::Metadata, owner: Owner) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    about.uid() == owner.0 && about.mode() & 0o022 == 0
}

/// Whether the file belongs to administrators and no other account can change it.
#[cfg(windows)]
fn file_is_trusted(file: &File, _: Owner) -> bool {
    windows::is_administrators_only(file, access::ObjectKind::File)
}

/// Whether the folder belongs to administrators and no other account can change it.
#[cfg(windows)]
fn folder_is_trusted(folder: &Path, _: Owner) -> bool {
    windows::open_folder(folder)
        .is_ok_and(|folder| windows::is_administrators_only(&folder, access::ObjectKind::Folder))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs::{Permissions, create_dir, set_permissions, write};
    use std::os::unix::fs::PermissionsExt as _;

    /// Only a file that the owner alone can change is used.
    #[test]
    fn only_a_file_that_only_the_owner_can_write_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        assert_eq!(read(&path, current_user()), Ok(None));
        write(&path, "[kiosk]\n").unwrap();
        for (mode, counts) in
            [(0o644, true), (0o600, true), (0o664, false), (0o646, false), (0o666, false)]
        {
            set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            assert_eq!(read(&path, current_user()).is_ok(), counts, "{mode:o}");
        }
        set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        assert_eq!(read(&path, another_user()), Err(DiagnosticKind::UntrustedOwner));
        set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
        assert_eq!(
            read(&path, current_user()),
            Err(DiagnosticKind::UntrustedOwner),
            "anybody could put another file in its place"
        );
    }

    /// A pipe and a folder are not used; of an oversized file, the beginning is.
    #[test]
    fn pipe_and_folder_do_not_count_and_oversized_file_is_cut() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        create_dir(at("folder")).unwrap();
        write(at("flood"), " ".repeat(64 * 1024 + 1)).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        for name in ["pipe", "folder"] {
            assert_eq!(read(&at(name), current_user()), Err(DiagnosticKind::NotAFile), "{name}");
        }
        let full = " ".repeat(64 * 1024);
        write(at("full"), &full).unwrap();
        for (name, kind) in [("full", None), ("flood", Some(DiagnosticKind::TooLarge))] {
            assert_eq!(read(&at(name), current_user()), Ok(Some((full.clone(), kind))), "{name}");
        }
    }

    /// A disk that does not answer is not waited for without an end.
    #[test]
    fn file_on_a_stalled_disk_is_given_up() {
        let (never, end) = std::sync::mpsc::channel::<()>();
        let stuck = StuckCalls::new();
        let read = in_time(&stuck, Duration::from_millis(5), move || {
            let _ = end.recv_timeout(Duration::from_secs(20));
            Ok(())
        });
        assert_eq!(read, Err(DiagnosticKind::NoAnswer));
        drop(never);
    }

    /// Each reason that a file cannot be read has its own kind.
    #[test]
    fn each_read_error_has_its_own_kind() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path().join("policy"), "").unwrap();
        assert_eq!(
            read(&folder.path().join("policy/policy.toml"), current_user()),
            Err(DiagnosticKind::NotADirectory)
        );
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        assert_eq!(open_error(folder.path(), &denied), DiagnosticKind::PermissionDenied);
        assert_eq!(
            open_error(folder.path(), &io::Error::from_raw_os_error(5)),
            DiagnosticKind::Unreadable
        );
    }

    /// A byte that is no text spoils only its own line, and both forms of UTF-16 are read.
    #[test]
    fn invalid_bytes_and_utf16_are_decoded() {
        let utf16 = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            [&mark[..], &"été\n".encode_utf16().flat_map(unit).collect::<Vec<_>>()].concat()
        };
        assert_eq!(decode(&utf16(u16::to_le_bytes, [0xff, 0xfe])), ("été\n".to_owned(), None));
        assert_eq!(decode(&utf16(u16::to_be_bytes, [0xfe, 0xff])), ("été\n".to_owned(), None));
        assert_eq!(decode(&utf16(u16::to_le_bytes, [b'#', 0])), ("#été\n".to_owned(), None));
        assert_eq!(decode(&utf16(u16::to_be_bytes, [0, b'#'])), ("#été\n".to_owned(), None));
        assert_eq!(
            decode(b"a\xe9b\nkiosk = true\n"),
            ("a\u{fffd}b\nkiosk = true\n".to_owned(), Some(DiagnosticKind::InvalidEncoding))
        );
        assert_eq!(decode("é".as_bytes()), ("é".to_owned(), None));
    }
}
