//! The system calls of a program that start programs or change files, recorded by `strace`.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::Session;

/// System calls that start a program or change a file.
const TRACED_CALLS: &str = "execve,execveat,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,unlink,unlinkat,\
                     rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,fchownat,setxattr";
const WRITE_FLAGS: &[&str] = &["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"];
/// Folders whose files are devices or interfaces of the kernel, and not on a disk.
const VIRTUAL_FOLDERS: &[&str] = &["\"/dev/", "\"/proc/", "\"/sys/"];

impl Session {
    /// Starts a command under strace. The process id of the result is that of strace; the program
    /// is below it.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub fn spawn_with_strace(
        &mut self,
        command: &Command,
        log: &str,
    ) -> Result<(u32, SyscallTrace)> {
        let file = self.path("trace");
        let mut strace = self.command("strace");
        // With --seccomp-bpf only these calls stop the program; all others run at full speed.
        strace.args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-s",
            "256",
            "-e",
            "signal=none",
            "-e",
            &format!("trace={TRACED_CALLS}"),
            "-o",
        ]);
        strace.arg(&file).arg(command.get_program()).args(command.get_args());
        strace.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Ok((
            self.spawn_command(strace, log)?,
            SyscallTrace { file, read: 0, unfinished: HashMap::new() },
        ))
    }
}

/// The trace of a program and of all that it starts.
#[derive(Debug)]
pub struct SyscallTrace {
    file: PathBuf,
    read: usize,
    /// The unfinished calls by process: strace splits a line if another process interrupts it.
    unfinished: HashMap<String, String>,
}

impl SyscallTrace {
    /// The successful calls since the last one of this method that started a program or changed a
    /// file.
    ///
    /// # Errors
    /// Fails if there is no trace.
    pub fn take_calls(&mut self) -> Result<Vec<String>> {
        let bytes = std::fs::read(&self.file)
            .with_context(|| format!("no record in {}", self.file.display()))?;
        let new = bytes.get(self.read..).unwrap_or_default();
        // The last line may be incomplete.
        let end = new.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        self.read += end;
        let new = String::from_utf8_lossy(&new[..end]).into_owned();
        Ok(new.lines().filter_map(|line| self.join(line)).filter(|call| has_effect(call)).collect())
    }

    /// A call with its result, joined if strace has split it.
    fn join(&mut self, line: &str) -> Option<String> {
        let (process, line) = line.split_once(' ')?;
        let line = line.trim_start();
        if let Some(start) = line.strip_suffix("<unfinished ...>") {
            self.unfinished.insert(process.to_owned(), start.to_owned());
            return None;
        }
        let Some((_, end)) =
            line.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>"))
        else {
            return Some(line.to_owned());
        };
        Some(self.unfinished.remove(process).unwrap_or_default() + end)
    }
}

/// Whether a call succeeded and has started a program or changed a file.
fn has_effect(call: &str) -> bool {
    if call.contains(" = -1 ")
        || call.contains(" = ?")
        || call.starts_with("+++")
        || call.starts_with("---")
    {
        return false;
    }
    if call.starts_with("exec") {
        return true;
    }
    let writes = !call.starts_with("open") || WRITE_FLAGS.iter().any(|flag| call.contains(flag));
    writes && !VIRTUAL_FOLDERS.iter().any(|place| call.contains(place))
}
