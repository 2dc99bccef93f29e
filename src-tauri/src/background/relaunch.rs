//! A process without a window, in the place of one that had it. The web engine keeps its helpers and most of its memory until the
//! process ends; so the process starts over under the same number, and carries what the user may expect to find again: the
//! language, the place, what was asked for. That goes through memory that has no name: neither the disk nor the list of processes
//! nor the environment ever holds it.

use reperes_core::Language;
use serde::{Deserialize, Serialize};

/// Holds the number of the file in memory.
const HANDOVER_VARIABLE: &str = "REPERES_RESUME_FD";
/// A thousand times what is written there.
#[cfg(target_os = "linux")]
const MAX_HANDOVER_BYTES: u64 = 64 * 1024;

/// What goes from one life of the process to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memory {
    language: Option<String>,
    /// Where the window was, as an address of `reperes_core::route`.
    pub(crate) route: Option<String>,
    /// What the user waits for, and what was told.
    #[serde(default)]
    pub(crate) notices: crate::state::reminders::Kept,
    /// Processes that the former life has started: nobody else will ask how they ended.
    #[serde(skip)]
    pub(crate) heirs: Vec<i32>,
    /// What the desktop gave this life, to come to the front with.
    #[serde(skip)]
    pub(crate) token: Option<String>,
}

impl Memory {
    /// What the former life left, once. To be called while there is one thread.
    pub(crate) fn take() -> Option<Self> {
        let fd = std::env::var(HANDOVER_VARIABLE).ok()?;
        #[expect(unsafe_code, reason = "first thing in main, while there is one thread")]
        // SAFETY: no other thread can read the environment yet.
        unsafe {
            std::env::remove_var(HANDOVER_VARIABLE);
        }
        let handover: Self = serde_json::from_slice(&read_sealed(&fd)?).ok()?;
        Some(Self { heirs: heirs(), ..handover })
    }

    /// The same, with what the desktop gave this life. To be called while there is one thread.
    pub(crate) fn entitled(self) -> Self {
        #[cfg(target_os = "linux")]
        return Self { token: super::activation_token::take(), ..self };
        #[cfg(not(target_os = "linux"))]
        self
    }

    /// The language that the window spoke.
    pub(crate) fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::from_code)
    }
}

/// What stands in the file with this number, if a former life has written and sealed it.
#[cfg(target_os = "linux")]
fn read_sealed(fd: &str) -> Option<Vec<u8>> {
    use std::os::fd::{FromRawFd as _, OwnedFd};
    let fd: i32 = fd.parse().ok().filter(|fd| *fd > 2)?;
    #[expect(unsafe_code, reason = "a file is handed over by its number only")]
    // SAFETY: nothing in this process has opened a file yet, so nobody else closes this one; a number that is none fails below.
    let file = unsafe { OwnedFd::from_raw_fd(fd) };
    match rustix::fs::fcntl_get_seals(&file) {
        Ok(seals) if seals.contains(SEALS) => {}
        // Somebody else's file, or none: it is left as it is.
        _ => {
            std::mem::forget(file);
            return None;
        }
    }
    let mut file = std::fs::File::from(file);
    std::io::Seek::rewind(&mut file).ok()?;
    crate::platform::storage::read_bounded(file, MAX_HANDOVER_BYTES).ok()
}

#[cfg(not(target_os = "linux"))]
fn read_sealed(_: &str) -> Option<Vec<u8>> {
    None
}

/// What makes the file one that nobody can change any longer.
#[cfg(target_os = "linux")]
const SEALS: rustix::fs::SealFlags = rustix::fs::SealFlags::WRITE
    .union(rustix::fs::SealFlags::GROW)
    .union(rustix::fs::SealFlags::SHRINK)
    .union(rustix::fs::SealFlags::SEAL);

/// The children of a process that has started none so far in this life.
fn heirs() -> Vec<i32> {
    let listed =
        std::fs::read_to_string(format!("/proc/self/task/{}/children", std::process::id()))
            .unwrap_or_default();
    listed.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// Asks each how it ended, when it has: until then it would stay in the list of processes.
#[cfg(target_os = "linux")]
pub(crate) fn collect(heirs: &[i32]) {
    for id in heirs {
        // What would be left to do is done by the asking.
        gtk::glib::source::child_watch_add(gtk::glib::Pid(*id), |_, _| {});
    }
}

#[cfg(target_os = "linux")]
pub(super) use linux::relaunch;

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::File;
    use std::io::{self, Write as _};
    use std::os::fd::{AsRawFd as _, BorrowedFd};
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use rustix::fs::{MemfdFlags, fcntl_add_seals, memfd_create};
    use tauri::{AppHandle, Manager as _};

    use super::{HANDOVER_VARIABLE, Memory, SEALS};
    use crate::platform::{dbus, executable, webkit_env};
    use crate::state::app_state::Shell;

    /// Starts the process over, hidden. Comes back only when that is not possible.
    pub(crate) fn relaunch(app: &AppHandle, route: Option<String>) {
        let shell = app.state::<Shell>();
        let handover = Memory {
            language: Some(shell.words().language.code().to_owned()),
            route,
            notices: shell.notices.kept(shell.clock.now()),
            heirs: Vec::new(),
            token: None,
        };
        shell.trust.end(shell.clock.now());
        set_cloexec_on_all_fds();
        // Nothing is given up before: where this fails, the process goes on as it was, its name on the bus included.
        log::error!(
            "the process could not start over: {}",
            exec_program(&handover).unwrap_or_else(|error| error)
        );
    }

    /// Starts the program in the place of this process. Comes back only when that is not possible.
    fn exec_program(handover: &Memory) -> Result<io::Error, io::Error> {
        let program = executable::path()?;
        // A program that was removed goes on as long as its process does.
        let program = if program.is_file() { program } else { "/proc/self/exe".into() };
        let file = sealed_memfd(&serde_json::to_vec(handover)?)?;
        let mut command = Command::new(program);
        command.arg("--hidden").env(HANDOVER_VARIABLE, file.as_raw_fd().to_string());
        if webkit_env::chose_renderer() {
            command.env_remove(webkit_env::RENDERER_VARIABLE);
        }
        // What does not answer now may answer when the process asks again.
        for (name, before) in dbus::launch_variables() {
            match before {
                Some(before) => command.env(name, before),
                None => command.env_remove(name),
            };
        }
        Ok(command.exec())
    }

    /// A file in memory that holds these bytes, that nobody can change, and that the next life of the process finds open.
    fn sealed_memfd(bytes: &[u8]) -> io::Result<File> {
        let mut file = File::from(memfd_create("reperes", MemfdFlags::ALLOW_SEALING)?);
        file.write_all(bytes)?;
        fcntl_add_seals(&file, SEALS)?;
        Ok(file)
    }

    /// The engine opens some files (`/dev/urandom`) in a way that they would stay open from life to life, two more each time.
    fn set_cloexec_on_all_fds() {
        let Ok(open) = std::fs::read_dir("/proc/self/fd") else { return };
        let fds =
            open.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
        for fd in fds.filter(|fd| *fd > 2) {
            #[expect(unsafe_code, reason = "a file is known by its number only")]
            // SAFETY: the number is used for one call, which closes nothing and fails where there is no such file any longer.
            let file = unsafe { BorrowedFd::borrow_raw(fd) };
            if let Err(error) = rustix::io::fcntl_setfd(file, rustix::io::FdFlags::CLOEXEC) {
                log::debug!("file {fd}: {error}");
            }
        }
    }
}

/// Elsewhere the engine lets go of its helpers with the window.
#[cfg(not(target_os = "linux"))]
pub(super) fn relaunch(_: &tauri::AppHandle, _: Option<String>) {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn collect(_: &[i32]) {}
