//! The file of this program, and what it was started with. Linux only.

use std::io;
use std::path::{Path, PathBuf};

/// How Linux names a file that another one has taken the path_without_mark of.
const REPLACED: &str = " (deleted)";

/// Where the program is: after an upgrade of a running copy, the new version of it.
///
/// # Errors
/// The system does not say.
pub(crate) fn path() -> io::Result<PathBuf> {
    Ok(in_place(&std::env::current_exe()?))
}

/// The path_without_mark of a program, as `/proc/PID/exe` tells it.
pub(crate) fn in_place(reported: &Path) -> PathBuf {
    let path_without_mark =
        reported.to_str().and_then(|reported| reported.strip_suffix(REPLACED)).map(PathBuf::from);
    // A file may really bear such a name.
    path_without_mark.filter(|_| !reported.exists()).unwrap_or_else(|| reported.to_owned())
}

/// Takes what the program was started with out of the list of processes, where other accounts may read it: a page may be among it.
/// Nothing in this process can read it either from now on.
pub(crate) fn forget_arguments() {
    if let Err(error) = overwrite_arguments() {
        log::info!("the arguments stay in the list of processes: {error}");
    }
}

/// The kernel shows the memory that it has put them into.
fn overwrite_arguments() -> io::Result<()> {
    use std::os::unix::fs::FileExt as _;
    let command_line = std::fs::read("/proc/self/cmdline")?;
    let Some(first) = command_line.iter().position(|byte| *byte == 0) else { return Ok(()) };
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in brackets, may hold anything; what follows is numbers, and the 46th of them where arguments begin.
    let start = stat
        .rsplit(')')
        .next()
        .and_then(|rest| rest.split_ascii_whitespace().nth(45))
        .and_then(|start| start.parse::<u64>().ok());
    let start = start.ok_or_else(|| io::Error::other("the kernel does not say where they are"))?;
    let rest = command_line.len().saturating_sub(first + 1);
    let memory = std::fs::OpenOptions::new().write(true).open("/proc/self/mem")?;
    memory.write_all_at(&vec![0; rest], start + first as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_was_replaced_is_where_its_successor_is() {
        let folder = tempfile::tempdir().unwrap();
        let (program, odd) = (folder.path().join("reperes"), folder.path().join("odd (deleted)"));
        let replaced = folder.path().join("reperes (deleted)");
        assert_eq!(in_place(&program), program);
        assert_eq!(in_place(&replaced), program);
        std::fs::write(&odd, "").unwrap();
        assert_eq!(in_place(&odd), odd);
        assert_eq!(path().unwrap(), std::env::current_exe().unwrap());
    }
}
