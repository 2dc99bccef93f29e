//! The path of this program and its arguments. Linux only.

use std::io;
use std::path::{Path, PathBuf};

/// The suffix that Linux gives to the path of a program file that was replaced.
const REPLACED: &str = " (deleted)";

/// The path of the program. If an upgrade replaced the file of the running copy, this is the path
/// of the new version.
///
/// # Errors
/// The system does not give the path.
pub(crate) fn path() -> io::Result<PathBuf> {
    Ok(without_deleted_mark(&std::env::current_exe()?))
}

/// The path of a program from the target of its `/proc/PID/exe`, without the mark of a replaced
/// file.
pub(crate) fn without_deleted_mark(reported: &Path) -> PathBuf {
    let unmarked =
        reported.to_str().and_then(|reported| reported.strip_suffix(REPLACED)).map(PathBuf::from);
    // A file can really have such a name.
    unmarked.filter(|_| !reported.exists()).unwrap_or_else(|| reported.to_owned())
}

/// Removes the arguments from the list of processes, where other accounts may read them: they may
/// name a page. This process can no longer read them either.
pub(crate) fn erase_arguments() {
    if let Err(error) = overwrite_arguments() {
        log::info!("the arguments stay in the list of processes: {error}");
    }
}

/// The kernel shows the memory in which it has put the arguments.
fn overwrite_arguments() -> io::Result<()> {
    use std::os::unix::fs::FileExt as _;
    let command_line = std::fs::read("/proc/self/cmdline")?;
    let Some(first) = command_line.iter().position(|byte| *byte == 0) else { return Ok(()) };
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The name of the program, in brackets, can contain any character. Numbers follow; the 46th of
    // them is the address at which the arguments begin.
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

    /// The path of a replaced program is that of its successor.
    #[test]
    fn replaced_program_is_at_its_successors_path() {
        let folder = tempfile::tempdir().unwrap();
        let (program, odd) = (folder.path().join("reperes"), folder.path().join("odd (deleted)"));
        let replaced = folder.path().join("reperes (deleted)");
        assert_eq!(without_deleted_mark(&program), program);
        assert_eq!(without_deleted_mark(&replaced), program);
        std::fs::write(&odd, "").unwrap();
        assert_eq!(without_deleted_mark(&odd), odd);
        assert_eq!(path().unwrap(), std::env::current_exe().unwrap());
    }
}
