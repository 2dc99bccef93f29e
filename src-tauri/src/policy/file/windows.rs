//! Windows: whose a file or a folder is. In `%ProgramData%` anybody may make a folder, and a file in the folder of another; each then
//! belongs to whoever made it, and what an administrator made belongs to all administrators.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt as _;
use std::os::windows::io::AsRawHandle as _;
use std::path::Path;
use std::ptr::null_mut;

use windows_sys::Win32::Security::{
    GetKernelObjectSecurity, GetSecurityDescriptorOwner, IsWellKnownSid, OWNER_SECURITY_INFORMATION, WinBuiltinAdministratorsSid,
    WinLocalSystemSid,
};

/// To ask whose it is, and nothing more.
const READ_CONTROL: u32 = 0x0002_0000;
/// Without it no folder is opened.
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
/// A junction is opened itself, not what it leads to: in `%ProgramData%` anybody may make one.
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;

/// A folder, to ask whose it is.
pub(super) fn open_folder(path: &Path) -> io::Result<File> {
    let flags = FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT;
    // FILE_READ_ATTRIBUTES besides, to learn what it is.
    let folder = OpenOptions::new().access_mode(READ_CONTROL | 0x80).custom_flags(flags).open(path)?;
    if folder.metadata()?.is_dir() { Ok(folder) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// Whether it belongs to the administrators or to the system itself.
pub(super) fn is_of_administrators(file: &File) -> bool {
    // Room for a header and the longest owner; whole words, as the header wants them.
    let mut descriptor = [0_u64; 32];
    let room = u32::try_from(size_of_val(&descriptor)).unwrap_or_default();
    let descriptor = descriptor.as_mut_ptr().cast();
    let (mut needed, mut owner, mut defaulted) = (0, null_mut(), 0);
    #[expect(unsafe_code, reason = "calls to the system")]
    // SAFETY: the handle is open, the descriptor is written within its room, and the owner points into it while it lives.
    unsafe {
        GetKernelObjectSecurity(file.as_raw_handle(), OWNER_SECURITY_INFORMATION, descriptor, room, &raw mut needed) != 0
            && GetSecurityDescriptorOwner(descriptor, &raw mut owner, &raw mut defaulted) != 0
            && !owner.is_null()
            && [WinBuiltinAdministratorsSid, WinLocalSystemSid].into_iter().any(|known| IsWellKnownSid(owner, known) != 0)
    }
}
