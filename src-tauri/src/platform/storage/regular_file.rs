//! Opens the app's files in one way: only a regular file, never a link, without waiting for another
//! program.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// The purpose for which a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    /// To append; the file is created if it is missing.
    Append,
    /// To lock; the file is created if it is missing.
    Lock,
}

/// Opens a regular file. A file that is created is accessible to this user only.
///
/// # Errors
/// The error of the system; `InvalidData` for anything but a regular file, such as a pipe, a
/// folder, a device or a link.
pub(crate) fn open_regular(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    match access {
        Access::Read => options.read(true),
        Access::Append => options.append(true).create(true),
        Access::Lock => options.write(true).create(true).truncate(false),
    };
    set_open_flags(&mut options);
    let file = options.open(path).map_err(|error| {
        if is_not_regular(&error) { invalid_data("not a regular file") } else { error }
    })?;
    if !file.metadata()?.is_file() {
        return Err(invalid_data("not a regular file"));
    }
    Ok(file)
}

/// Reads a whole file.
///
/// # Errors
/// The error of the system; `InvalidData` if the file holds more than `max_bytes` bytes.
pub(crate) fn read_bounded(file: File, max_bytes: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes {
        return Err(invalid_data("too large"));
    }
    Ok(bytes)
}

fn invalid_data(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(unix)]
fn set_open_flags(options: &mut OpenOptions) {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    // The open does not wait for a pipe. A link would let its owner choose what is read or written.
    options.mode(0o600).custom_flags((OFlags::NONBLOCK | OFlags::NOFOLLOW).bits().cast_signed());
}

#[cfg(windows)]
fn set_open_flags(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt as _;
    // FILE_FLAG_OPEN_REPARSE_POINT: opens the link itself, which is no regular file.
    options.custom_flags(0x0020_0000);
}

/// Whether the error is the one for a link, for a pipe without a reader or for a folder opened for
/// writing.
#[cfg(unix)]
fn is_not_regular(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let invalid_data = [Errno::LOOP, Errno::NXIO, Errno::ISDIR].map(|errno| errno.raw_os_error());
    error.raw_os_error().is_some_and(|errno| invalid_data.contains(&errno))
}

/// Always false: Windows opens no folder this way, and its error names no other reason than the
/// refusal.
#[cfg(windows)]
fn is_not_regular(_: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const ALL: [Access; 3] = [Access::Read, Access::Append, Access::Lock];

    /// A regular file is opened and read up to the limit.
    #[test]
    fn regular_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "12345").unwrap();
        for access in ALL {
            open_regular(&path, access).unwrap();
        }
        assert_eq!(fs::read(&path).unwrap(), b"12345");
        let read = |max_bytes| read_bounded(open_regular(&path, Access::Read).unwrap(), max_bytes);
        assert_eq!(read(5).unwrap(), b"12345");
        assert_eq!(read(4).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }

    /// A missing file is created to be written, not to be read.
    #[test]
    fn missing_file_is_created_only_for_writing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        assert_eq!(open_regular(&path, Access::Read).unwrap_err().kind(), io::ErrorKind::NotFound);
        assert!(!path.exists());
        open_regular(&path, Access::Lock).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    /// A folder is no regular file.
    #[test]
    fn folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for access in ALL {
            assert!(open_regular(folder.path(), access).is_err(), "{access:?}");
        }
    }

    /// A pipe, a link and a device are refused at once and stay as they are.
    #[cfg(target_os = "linux")]
    #[test]
    fn pipe_link_and_device_are_refused_at_once() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        mknodat(CWD, at("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        std::os::unix::fs::symlink(at("target"), at("nowhere")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", at("device")).unwrap();
        std::os::unix::fs::symlink(at("loop"), at("loop")).unwrap();
        for name in ["pipe", "nowhere", "device", "loop"] {
            for access in ALL {
                let error = open_regular(&at(name), access).unwrap_err();
                assert_eq!(error.kind(), io::ErrorKind::InvalidData, "{name}, {access:?}: {error}");
            }
        }
        assert!(!at("target").exists());
        assert!(open_regular(Path::new("/dev/zero"), Access::Read).is_err());
    }
}
