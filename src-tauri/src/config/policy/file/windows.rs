//! The Windows calls for the owner and the access list of a file or a folder.
//!
//! In `%ProgramData%` every user may create a folder, and a file in the folder of another user.
//! Each belongs to the user who created it; what an administrator created belongs to all
//! administrators.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt as _;
use std::os::windows::io::AsRawHandle as _;
use std::path::Path;
use std::ptr::null_mut;

use windows_sys::Win32::Security::{
    ACCESS_ALLOWED_ACE, ACE_HEADER, ACL, DACL_SECURITY_INFORMATION, GetAce,
    GetKernelObjectSecurity, GetSecurityDescriptorDacl, GetSecurityDescriptorOwner,
    INHERIT_ONLY_ACE, IsWellKnownSid, OWNER_SECURITY_INFORMATION, PSECURITY_DESCRIPTOR, PSID,
    WELL_KNOWN_SID_TYPE, WinBuiltinAdministratorsSid, WinCreatorOwnerRightsSid, WinLocalSystemSid,
};
use windows_sys::Win32::System::SystemServices::{ACCESS_ALLOWED_ACE_TYPE, ACCESS_DENIED_ACE_TYPE};

use super::access::{Entry, EntryKind, ObjectKind, only_administrators_write};

/// The right to read the owner and the access list, and nothing more.
const READ_CONTROL: u32 = 0x0002_0000;
/// The flag without which no folder is opened.
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
/// Opens a junction itself, not its target: in `%ProgramData%` every user may create one.
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;

/// Opens a folder to read its owner and access list.
pub(super) fn open_folder(path: &Path) -> io::Result<File> {
    let flags = FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT;
    // FILE_READ_ATTRIBUTES besides, to read its kind.
    let folder =
        OpenOptions::new().access_mode(READ_CONTROL | 0x80).custom_flags(flags).open(path)?;
    if folder.metadata()?.is_dir() { Ok(folder) } else { Err(io::ErrorKind::NotADirectory.into()) }
}

/// Whether the object belongs to the administrators or to the system itself, and no other account
/// may change it.
pub(super) fn is_administrators_only(file: &File, object: ObjectKind) -> bool {
    let Some(descriptor) = Descriptor::of(file) else { return false };
    descriptor
        .owner()
        .is_some_and(|owner| is_one_of(owner, &[WinBuiltinAdministratorsSid, WinLocalSystemSid]))
        && only_administrators_write(descriptor.list().as_deref(), object)
}

/// The security descriptor of a file or a folder, in whole words, as its header requires.
struct Descriptor(Vec<u64>);

impl Descriptor {
    fn of(file: &File) -> Option<Self> {
        let requested = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
        let mut needed = 0;
        #[expect(unsafe_code, reason = "a call to the system")]
        // SAFETY: the handle is open, and without room nothing is written but the size.
        unsafe {
            GetKernelObjectSecurity(
                file.as_raw_handle(),
                requested,
                null_mut(),
                0,
                &raw mut needed,
            );
        }
        let mut room = vec![0_u64; usize::try_from(needed).ok()?.div_ceil(size_of::<u64>())];
        #[expect(unsafe_code, reason = "a call to the system")]
        // SAFETY: the handle is open, and the descriptor is written within its room.
        let written = unsafe {
            GetKernelObjectSecurity(
                file.as_raw_handle(),
                requested,
                room.as_mut_ptr().cast(),
                needed,
                &raw mut needed,
            )
        };
        (written != 0).then_some(Self(room))
    }

    fn start(&self) -> PSECURITY_DESCRIPTOR {
        self.0.as_ptr().cast_mut().cast()
    }

    fn owner(&self) -> Option<PSID> {
        let (mut owner, mut defaulted) = (null_mut(), 0);
        #[expect(unsafe_code, reason = "a call to the system")]
        // SAFETY: the descriptor is one that the system wrote; the owner points into it.
        let found =
            unsafe { GetSecurityDescriptorOwner(self.start(), &raw mut owner, &raw mut defaulted) };
        (found != 0 && !owner.is_null()).then_some(owner)
    }

    /// The access list. `None` if there is none, or if it cannot be read.
    fn list(&self) -> Option<Vec<Entry>> {
        let (mut present, mut list, mut defaulted) = (0, null_mut(), 0);
        #[expect(unsafe_code, reason = "a call to the system")]
        // SAFETY: the descriptor is one that the system wrote; the list points into it.
        let found = unsafe {
            GetSecurityDescriptorDacl(
                self.start(),
                &raw mut present,
                &raw mut list,
                &raw mut defaulted,
            )
        };
        if found == 0 || present == 0 || list.is_null() {
            return None;
        }
        #[expect(unsafe_code, reason = "the system hands out a pointer")]
        // SAFETY: it is not null, and points into the descriptor, which lives.
        let count = unsafe { (*list).AceCount };
        (0..u32::from(count)).map(|place| entry(list, place)).collect()
    }
}

fn entry(list: *const ACL, place: u32) -> Option<Entry> {
    let mut entry = null_mut();
    #[expect(unsafe_code, reason = "calls to the system")]
    // SAFETY: the list is one that the system wrote. Every entry begins with a header, and one that
    // allows or denies continues with its rights and the account.
    unsafe {
        if GetAce(list, place, &raw mut entry) == 0 || entry.is_null() {
            return None;
        }
        let header = *entry.cast::<ACE_HEADER>();
        let for_children_only = u32::from(header.AceFlags) & INHERIT_ONLY_ACE != 0;
        let kind = match u32::from(header.AceType) {
            ACCESS_ALLOWED_ACE_TYPE => EntryKind::Allows,
            ACCESS_DENIED_ACE_TYPE => EntryKind::Denies,
            _ => {
                return Some(Entry {
                    kind: EntryKind::Other,
                    for_children_only,
                    rights: 0,
                    of_administrators: false,
                });
            }
        };
        let entry = entry.cast::<ACCESS_ALLOWED_ACE>();
        let account = (&raw mut (*entry).SidStart).cast();
        let trusted = &[WinBuiltinAdministratorsSid, WinLocalSystemSid, WinCreatorOwnerRightsSid];
        Some(Entry {
            kind,
            for_children_only,
            rights: (*entry).Mask,
            of_administrators: is_one_of(account, trusted),
        })
    }
}

fn is_one_of(account: PSID, expected: &[WELL_KNOWN_SID_TYPE]) -> bool {
    #[expect(unsafe_code, reason = "a call to the system")]
    // SAFETY: the account points into a descriptor that the system wrote, and that lives.
    expected.iter().any(|kind| unsafe { IsWellKnownSid(account, *kind) } != 0)
}
