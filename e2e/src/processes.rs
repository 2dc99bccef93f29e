//! Processes: their trees, memory and processor time in `/proc`, and signals to them.

use std::collections::HashMap;
use std::fs;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use crate::TIMEOUT;

/// The process and all below it, parents first.
#[must_use]
pub fn process_tree(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for pid in all_pids() {
        if let Some(parent) = stat(pid).and_then(|fields| fields.get(1)?.parse().ok()) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&pid) = found.get(next) {
        found.extend(children.get(&pid).into_iter().flatten());
        next += 1;
    }
    found
}

/// The processes of the tree whose command line contains `name`.
#[must_use]
pub fn named_in_tree(root: u32, name: &str) -> Vec<u32> {
    process_tree(root)
        .into_iter()
        .filter(|pid| {
            fs::read(format!("/proc/{pid}/cmdline"))
                .is_ok_and(|line| String::from_utf8_lossy(&line).contains(name))
        })
        .collect()
}

/// The kernel's names of the processes of the tree.
#[must_use]
pub fn process_names(root: u32) -> Vec<String> {
    let name = |pid: u32| {
        fs::read_to_string(format!("/proc/{pid}/comm")).map(|name| name.trim().to_owned())
    };
    // A process that ends meanwhile has no name.
    process_tree(root).into_iter().filter_map(|pid| name(pid).ok()).collect()
}

/// The sum of the proportional set sizes of these processes, in KiB.
///
/// # Errors
/// Fails if a process is gone, because the sum would then be too low.
pub fn pss_kib(pids: &[u32]) -> Result<u64> {
    sum_kib(pids, &["Pss"])
}

/// The sum of the private memory of these processes, in KiB.
///
/// # Errors
/// Fails if a process is gone, because the sum would then be too low.
pub fn private_kib(pids: &[u32]) -> Result<u64> {
    sum_kib(pids, &["Private_Clean", "Private_Dirty"])
}

fn sum_kib(pids: &[u32], fields: &[&str]) -> Result<u64> {
    let mut sum = 0;
    for pid in pids {
        let path = format!("/proc/{pid}/smaps_rollup");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        for field in fields {
            let Some(value) =
                text.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))
            else {
                bail!("{path} has no {field} line");
            };
            sum += value.trim().trim_end_matches(" kB").parse::<u64>()?;
        }
    }
    Ok(sum)
}

/// The processor time of these processes so far, user and system, in clock ticks of 10 ms.
#[must_use]
pub fn cpu_ticks(pids: &[u32]) -> u64 {
    let ticks = |fields: &Vec<String>, at: usize| fields.get(at)?.parse::<u64>().ok();
    pids.iter()
        .filter_map(|pid| stat(*pid))
        .filter_map(|fields| Some(ticks(&fields, 11)? + ticks(&fields, 12)?))
        .sum()
}

/// The activity of the threads of a process so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThreadActivity {
    /// The processor time of all threads in nanoseconds, as the scheduler counts it.
    pub nanoseconds: u64,
    /// The number of times that a thread went to sleep. Each follows a wake-up.
    pub wake_ups: u64,
    /// The same number for the main thread and the threads with one of the given names.
    pub own_wake_ups: u64,
}

/// The activity of a process; `own` are the names of the threads that count as its own.
///
/// # Errors
/// Fails if the process is gone.
pub fn thread_activity(pid: u32, own: &[&str]) -> Result<ThreadActivity> {
    let folder = format!("/proc/{pid}/task");
    let mut all = ThreadActivity::default();
    for thread in fs::read_dir(&folder).with_context(|| format!("no {folder}"))?.flatten() {
        // A thread that ends meanwhile is not counted.
        let read = |file: &str| fs::read_to_string(thread.path().join(file)).unwrap_or_default();
        let slept = read("status")
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")?.trim().parse().ok());
        let slept: u64 = slept.unwrap_or(0);
        all.nanoseconds += read("schedstat")
            .split_whitespace()
            .next()
            .and_then(|time| time.parse::<u64>().ok())
            .unwrap_or(0);
        all.wake_ups += slept;
        let is_own = thread.file_name().to_str().is_some_and(|name| name == pid.to_string())
            || own.contains(&read("comm").trim());
        all.own_wake_ups += if is_own { slept } else { 0 };
    }
    Ok(all)
}

/// Runs a program and gives its output. It is killed if it does not end within [`TIMEOUT`].
///
/// # Errors
/// Fails if the program cannot be started, or does not end within [`TIMEOUT`].
pub fn output(command: &mut Command) -> Result<Output> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command
        .spawn()
        .with_context(|| format!("cannot start {}", command.get_program().display()))?;
    let id = child.id();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    if let Ok(output) = receiver.recv_timeout(TIMEOUT) {
        return Ok(output?);
    }
    // The process may have ended meanwhile.
    let _gone = kill(id);
    bail!("{command:?} did not end within {} s", TIMEOUT.as_secs())
}

/// Sends SIGKILL to a process, which ends it as a crash would.
///
/// # Errors
/// Fails if there is no such process.
pub fn kill(pid: u32) -> Result<()> {
    signal(pid, Signal::KILL)
}

/// Sends SIGABRT to a process, for which the kernel would write a core dump.
///
/// # Errors
/// Fails if there is no such process.
pub fn abort(pid: u32) -> Result<()> {
    signal(pid, Signal::ABORT)
}

/// Sends SIGSTOP to a process, which makes it unresponsive.
///
/// # Errors
/// Fails if there is no such process.
pub fn suspend(pid: u32) -> Result<()> {
    signal(pid, Signal::STOP)
}

/// Sends SIGCONT to a process, which lets it run again.
///
/// # Errors
/// Fails if there is no such process.
pub fn resume(pid: u32) -> Result<()> {
    signal(pid, Signal::CONT)
}

/// Sends SIGTERM to a process.
///
/// # Errors
/// Fails if there is no such process.
pub(crate) fn terminate(pid: u32) -> Result<()> {
    signal(pid, Signal::TERM)
}

fn signal(pid: u32, signal: Signal) -> Result<()> {
    let id = i32::try_from(pid).ok().and_then(Pid::from_raw);
    let id = id.with_context(|| format!("{pid} is no process id"))?;
    Ok(kill_process(id, signal)?)
}

/// Kills every process with `marker` in its environment except one, also those that have left the
/// process tree.
pub(crate) fn kill_marked(marker: &str, but: Option<u32>) {
    for _ in 0..20 {
        let left: Vec<u32> =
            all_pids().filter(|pid| Some(*pid) != but && has_in_environ(*pid, marker)).collect();
        if left.is_empty() {
            return;
        }
        for pid in left {
            // The process may have ended meanwhile.
            let _gone = kill(pid);
        }
        thread::sleep(std::time::Duration::from_millis(20));
    }
}

fn has_in_environ(pid: u32, marker: &str) -> bool {
    pid != std::process::id()
        && fs::read(format!("/proc/{pid}/environ")).is_ok_and(|environ| {
            environ.split(|byte| *byte == 0).any(|pair| pair == marker.as_bytes())
        })
}

fn all_pids() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// The fields of `/proc/PID/stat` after the command name: state, parent, …; user and system time
/// are fields 11 and 12.
fn stat(pid: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    Some(rest.split_whitespace().map(str::to_owned).collect())
}
