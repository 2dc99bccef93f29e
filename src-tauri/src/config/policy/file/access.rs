//! Windows: who may change what an access list belongs to. Apart from the calls to the system, so that it is tested everywhere.

/// One entry of an access list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) kind: EntryKind,
    /// It holds for what will be made in the folder, not for the folder.
    pub(super) for_children_only: bool,
    /// The rights, as Windows numbers them.
    pub(super) rights: u32,
    /// It speaks of the administrators, of the system itself, or of the owner, who was asked before.
    pub(super) of_administrators: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryKind {
    Allows,
    Denies,
    /// One that this program does not know.
    Other,
}

/// What the list belongs to.
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
/// To another name or another content, for a file as for a folder.
const CHANGE_RIGHTS: u32 = DELETE | WRITE_DAC | WRITE_OWNER | MAXIMUM_ALLOWED | GENERIC_ALL;
/// `FILE_WRITE_DATA` and `FILE_APPEND_DATA`. For a folder they are the right to add files, which everybody has in `%ProgramData%`: a file
/// that was added there belongs to whoever made it, and does not count.
const WRITE_RIGHTS: u32 = 0x2 | 0x4 | GENERIC_WRITE;
/// `FILE_DELETE_CHILD`: another file could take the object of this one.
const DELETE_CHILD: u32 = 0x40;

/// Whether nobody but administrators may change it. `None`: there is no list, and everybody may do everything.
pub(super) fn only_administrators_write(list: Option<&[Entry]>, object: ObjectKind) -> bool {
    let change_rights =
        CHANGE_RIGHTS | if object == ObjectKind::File { WRITE_RIGHTS } else { DELETE_CHILD };
    let grants_change = |entry: &Entry| match entry.kind {
        EntryKind::Allows => {
            !entry.for_children_only
                && !entry.of_administrators
                && entry.rights & change_rights != 0
        }
        // Only the other entries give rights.
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
    /// What `%ProgramData%` gives everybody in a folder that is made there: to add files and folders.
    const ADD: u32 = 0x2 | 0x4 | 0x10 | 0x100;

    fn of(of_administrators: bool, rights: u32) -> Entry {
        Entry { kind: EntryKind::Allows, for_children_only: false, rights, of_administrators }
    }

    #[test]
    fn a_list_is_closed_where_administrators_alone_may_change_its_place() {
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
