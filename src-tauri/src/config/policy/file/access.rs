//! The decision about a Windows access list: who can change the object that it belongs to. It is
//! apart from the calls to the system, so that it is tested on every system.

/// One entry of an access list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) kind: EntryKind,
    /// The entry applies to objects created in the folder, not to the folder itself.
    pub(super) for_children_only: bool,
    /// The rights, as Windows numbers them.
    pub(super) rights: u32,
    /// The entry is for the administrators, for the system itself or for the owner, whose identity
    /// is checked separately.
    pub(super) of_administrators: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Allows,
    Denies,
    /// A kind that this program does not know.
    Other,
}

/// The kind of object that the list belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectKind {
    File,
    Folder,
}

const DELETE: u32 = 0x0001_0000;
const WRITE_DAC: u32 = 0x0004_0000;
const WRITE_OWNER: u32 = 0x0008_0000;
const MAXIMUM_ALLOWED: u32 = 0x0200_0000;
const GENERIC_ALL: u32 = 0x1000_0000;
const GENERIC_WRITE: u32 = 0x4000_0000;
/// The rights to give a file or a folder another name or another content.
const CHANGE_RIGHTS: u32 = DELETE | WRITE_DAC | WRITE_OWNER | MAXIMUM_ALLOWED | GENERIC_ALL;
/// `FILE_WRITE_DATA` and `FILE_APPEND_DATA`. For a folder they are the right to add files, which
/// every user has in `%ProgramData%`. A file that a user adds there belongs to that user and is not
/// used.
const WRITE_RIGHTS: u32 = 0x2 | 0x4 | GENERIC_WRITE;
/// `FILE_DELETE_CHILD`: another file could replace this one.
const DELETE_CHILD: u32 = 0x40;

/// Whether only administrators may change the object. Without a list (`None`), every user may.
pub(super) fn only_administrators_write(list: Option<&[Entry]>, object: ObjectKind) -> bool {
    let change_rights =
        CHANGE_RIGHTS | if object == ObjectKind::File { WRITE_RIGHTS } else { DELETE_CHILD };
    let grants_change = |entry: &Entry| match entry.kind {
        EntryKind::Allows => {
            !entry.for_children_only
                && !entry.of_administrators
                && entry.rights & change_rights != 0
        }
        // A denial gives no rights; only the other entries do.
        EntryKind::Denies => false,
        EntryKind::Other => true,
    };
    list.is_some_and(|entries| !entries.iter().any(grants_change))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: u32 = 0x001f_01ff;
    const MODIFY: u32 = 0x0013_01bf;
    const READ: u32 = 0x0012_00a9;
    /// The rights that `%ProgramData%` gives every user in a folder created there: to add files and
    /// folders.
    const ADD: u32 = 0x2 | 0x4 | 0x10 | 0x100;

    fn of(of_administrators: bool, rights: u32) -> Entry {
        Entry { kind: EntryKind::Allows, for_children_only: false, rights, of_administrators }
    }

    /// A list is restricted if only administrators may change its object.
    #[test]
    fn list_is_restricted_if_only_administrators_may_write() {
        use ObjectKind::{File, Folder};
        let administrators = of(true, FULL);
        let users = |rights| of(false, rights);
        for (label, list, object, closed) in [
            ("a file as it is made there", &[administrators, users(READ)][..], File, true),
            (
                "a folder as it is made there",
                &[administrators, users(READ), users(ADD)],
                Folder,
                true,
            ),
            ("nothing for anybody", &[], File, true),
            ("users may write", &[administrators, users(READ | 0x2)], File, false),
            ("users may append", &[administrators, users(0x4)], File, false),
            ("users may modify", &[administrators, users(MODIFY)], File, false),
            ("users may delete", &[administrators, users(READ | DELETE)], File, false),
            ("users may give rights", &[administrators, users(READ | WRITE_DAC)], File, false),
            ("users may take it over", &[administrators, users(READ | WRITE_OWNER)], Folder, false),
            ("users may do all, by the general name", &[users(GENERIC_ALL)], Folder, false),
            ("users may write, by the general name", &[users(GENERIC_WRITE)], File, false),
            (
                "users may delete in the folder",
                &[administrators, users(READ | DELETE_CHILD)],
                Folder,
                false,
            ),
            ("users may modify the folder", &[administrators, users(MODIFY)], Folder, false),
            (
                "a denial gives nothing",
                &[Entry { kind: EntryKind::Denies, ..users(FULL) }],
                File,
                true,
            ),
            (
                "for what will be made there",
                &[Entry { for_children_only: true, ..users(FULL) }],
                Folder,
                true,
            ),
            (
                "an unknown entry",
                &[administrators, Entry { kind: EntryKind::Other, ..users(READ) }],
                File,
                false,
            ),
        ] {
            assert_eq!(only_administrators_write(Some(list), object), closed, "{label}");
        }
        assert!(!only_administrators_write(None, File) && !only_administrators_write(None, Folder));
    }
}
