//! The file of this program.

use std::io;
use std::path::{Path, PathBuf};

/// How Linux names a file that another one has taken the place of.
const REPLACED: &str = " (deleted)";

/// Where the program is: after an upgrade of a running copy, the new version of it.
///
/// # Errors
/// The system does not say.
pub(crate) fn path() -> io::Result<PathBuf> {
    Ok(in_place(&std::env::current_exe()?))
}

/// The place of a program, as `/proc/PID/exe` tells it.
pub(crate) fn in_place(told: &Path) -> PathBuf {
    let place = told.to_str().and_then(|told| told.strip_suffix(REPLACED)).map(PathBuf::from);
    // A file may really bear such a name.
    place.filter(|_| !told.exists()).unwrap_or_else(|| told.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_was_replaced_is_where_its_successor_is() {
        let folder = tempfile::tempdir().unwrap();
        let (place, odd) = (folder.path().join("reperes"), folder.path().join("odd (deleted)"));
        let replaced = folder.path().join("reperes (deleted)");
        assert_eq!(in_place(&place), place);
        assert_eq!(in_place(&replaced), place);
        std::fs::write(&odd, "").unwrap();
        assert_eq!(in_place(&odd), odd);
        assert_eq!(path().unwrap(), std::env::current_exe().unwrap());
    }
}
