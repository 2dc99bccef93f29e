//! What a program asked of the kernel, by `strace`: programs started, files changed.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::Session;

/// Calls that start a program or change what is on a disk.
const CALLS: &str = "execve,execveat,open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,unlink,unlinkat,\
                     rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,fchownat,setxattr";
const WRITING: &[&str] = &["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"];
/// Devices, and what the kernel tells and takes in place of files: no disk is behind them.
const NO_DISK: &[&str] = &["\"/dev/", "\"/proc/", "\"/sys/"];

impl Session {
    /// As [`Session::spawn_command`], with a record of what it asks of the kernel. The process is the recorder's; the program is below.
    ///
    /// # Errors
    /// Fails if it cannot be started.
    pub fn spawn_with_strace(
        &mut self,
        command: &Command,
        log: &str,
    ) -> Result<(u32, SyscallTrace)> {
        let file = self.path("trace");
        let mut recorder = self.command("strace");
        // Only these calls stop the program; all others run as fast as without.
        recorder.args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-s",
            "256",
            "-e",
            "signal=none",
            "-e",
            &format!("trace={CALLS}"),
            "-o",
        ]);
        recorder.arg(&file).arg(command.get_program()).args(command.get_args());
        recorder.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Ok((
            self.spawn_command(recorder, log)?,
            SyscallTrace { file, read: 0, begun: HashMap::new() },
        ))
    }
}

/// The record of one program and of all that it starts.
#[derive(Debug)]
pub struct SyscallTrace {
    file: PathBuf,
    read: usize,
    /// What a process has begun to ask when another came in between.
    begun: HashMap<String, String>,
}

impl SyscallTrace {
    /// The calls since the last look that succeeded and started a program or changed a file.
    ///
    /// # Errors
    /// Fails if there is no record.
    pub fn take_calls(&mut self) -> Result<Vec<String>> {
        let bytes = std::fs::read(&self.file)
            .with_context(|| format!("no record in {}", self.file.display()))?;
        let new = bytes.get(self.read..).unwrap_or_default();
        // The last line may still be under way.
        let end = new.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        self.read += end;
        let new = String::from_utf8_lossy(&new[..end]).into_owned();
        Ok(new.lines().filter_map(|line| self.whole(line)).filter(|call| matters(call)).collect())
    }

    /// A call with its outcome, in one piece.
    fn whole(&mut self, line: &str) -> Option<String> {
        let (process, line) = line.split_once(' ')?;
        let line = line.trim_start();
        if let Some(start) = line.strip_suffix("<unfinished ...>") {
            self.begun.insert(process.to_owned(), start.to_owned());
            return None;
        }
        let Some((_, end)) =
            line.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>"))
        else {
            return Some(line.to_owned());
        };
        Some(self.begun.remove(process).unwrap_or_default() + end)
    }
}

/// Whether a call succeeded and left something behind.
fn matters(call: &str) -> bool {
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
    let writes = !call.starts_with("open") || WRITING.iter().any(|flag| call.contains(flag));
    writes && !NO_DISK.iter().any(|place| call.contains(place))
}
