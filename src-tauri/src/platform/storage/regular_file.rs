//! The one way to open a file that the app keeps: a regular file, never a link, without waiting for another program.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

/// What a file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    /// To add at its end; made where it is missing.
    Append,
    /// To lock; made where it is missing.
    Lock,
}

/// Opens a regular file. A file that is made is for this user alone.
///
/// # Errors
/// What the system says; `InvalidData` for anything but a regular file, such as a pipe, a folder, a device or a link.
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
/// What the system says; `InvalidData` where it holds more than `max_bytes` bytes.
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
    // A pipe is not waited for; a link would let its owner choose what is read or written.
    options.mode(0o600).custom_flags((OFlags::NONBLOCK | OFlags::NOFOLLOW).bits().cast_signed());
}

#[cfg(windows)]
fn set_open_flags(options: &mut OpenOptions) {
    use std::os::windows::fs::OpenOptionsExt as _;
    // FILE_FLAG_OPEN_REPARSE_POINT: the link itself is opened, which is no regular file.
    options.custom_flags(0x0020_0000);
}

/// What the system answers for a link, for a pipe that nobody reads, and for a folder that is to be written to.
#[cfg(unix)]
fn is_not_regular(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let invalid_data = [Errno::LOOP, Errno::NXIO, Errno::ISDIR].map(|errno| errno.raw_os_error());
    error.raw_os_error().is_some_and(|errno| invalid_data.contains(&errno))
}

/// Windows opens no folder this way, and says no more than that it must not.
#[cfg(windows)]
fn is_not_regular(_: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const ALL: [Access; 3] = [Access::Read, Access::Append, Access::Lock];

    #[test]
    fn a_regular_file_is_opened_and_read_up_to_its_limit() {
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

    #[test]
    fn what_is_missing_is_made_to_be_written_and_not_to_be_read() {
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

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        for access in ALL {
            assert!(open_regular(folder.path(), access).is_err(), "{access:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_a_link_and_a_device_are_refused_at_once_and_left_as_they_are() {
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
