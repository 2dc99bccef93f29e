//! Relaunches the process in place, without a window: exec under the same process ID.
//!
//! WebKitGTK keeps its helper processes and most of its memory until the process ends. The relaunch
//! hands over what the user expects to find again: the language, the address, the reminders. The
//! handover is sealed memory without a name (memfd), so that neither the disk nor the process list
//! nor the environment ever holds it.

use reperes_core::Language;
use serde::{Deserialize, Serialize};

/// The variable with the file descriptor of the handover.
const HANDOVER_VARIABLE: &str = "REPERES_RESUME_FD";
/// Limit of a handover: a thousand times what it holds.
#[cfg(target_os = "linux")]
const MAX_HANDOVER_BYTES: u64 = 64 * 1024;

/// What the process hands over to the relaunched one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Handover {
    language: Option<String>,
    /// The last address of the page, as in `reperes_core::route`.
    pub(crate) route: Option<String>,
    /// The reminders, and what was already notified.
    #[serde(default)]
    pub(crate) notices: crate::state::reminders::ReminderHandover,
    /// Children from before the exec. They stay zombies unless this process reaps them.
    #[serde(skip)]
    pub(crate) inherited_pids: Vec<i32>,
    /// The activation token that the desktop gave this start.
    #[serde(skip)]
    pub(crate) token: Option<String>,
}

impl Handover {
    /// Takes the handover of the previous process, if there is one. Only before a second thread
    /// starts.
    pub(crate) fn take() -> Option<Self> {
        let fd = std::env::var(HANDOVER_VARIABLE).ok()?;
        #[expect(unsafe_code, reason = "first thing in main, while there is one thread")]
        // SAFETY: no other thread can read the environment yet.
        unsafe {
            std::env::remove_var(HANDOVER_VARIABLE);
        }
        let handover: Self = serde_json::from_slice(&read_sealed(&fd)?).ok()?;
        Some(Self { inherited_pids: inherited_pids(), ..handover })
    }

    /// Adds the activation token of this start. Only before a second thread starts.
    pub(crate) fn with_activation_token(self) -> Self {
        #[cfg(target_os = "linux")]
        return Self { token: super::activation_token::take(), ..self };
        #[cfg(not(target_os = "linux"))]
        self
    }

    /// The language of the window.
    pub(crate) fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::from_code)
    }
}

/// Reads the file with this descriptor, if a previous process has sealed it.
#[cfg(target_os = "linux")]
fn read_sealed(fd: &str) -> Option<Vec<u8>> {
    use std::os::fd::{FromRawFd as _, OwnedFd};
    let fd: i32 = fd.parse().ok().filter(|fd| *fd > 2)?;
    #[expect(unsafe_code, reason = "a file is handed over by its number only")]
    // SAFETY: this process has opened no file yet, so nothing else closes this one. A descriptor
    // that is not open fails below.
    let file = unsafe { OwnedFd::from_raw_fd(fd) };
    match rustix::fs::fcntl_get_seals(&file) {
        Ok(seals) if seals.contains(SEALS) => {}
        // Not a handover, or not open: it stays as it is.
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

/// The seals after which no process can change the file.
#[cfg(target_os = "linux")]
const SEALS: rustix::fs::SealFlags = rustix::fs::SealFlags::WRITE
    .union(rustix::fs::SealFlags::GROW)
    .union(rustix::fs::SealFlags::SHRINK)
    .union(rustix::fs::SealFlags::SEAL);

/// The children from before the exec: this process has started none so far.
fn inherited_pids() -> Vec<i32> {
    let listed =
        std::fs::read_to_string(format!("/proc/self/task/{}/children", std::process::id()))
            .unwrap_or_default();
    listed.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// Reaps each child when it ends, so that it does not stay a zombie.
#[cfg(target_os = "linux")]
pub(crate) fn reap_children(inherited_pids: &[i32]) {
    for id in inherited_pids {
        // The watch itself reaps the child.
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

    use super::{HANDOVER_VARIABLE, Handover, SEALS};
    use crate::platform::{dbus, executable, webkit_env};
    use crate::state::app_state::AppState;

    /// Relaunches the process, hidden. Returns only if that fails.
    pub(crate) fn relaunch(app: &AppHandle, route: Option<String>) {
        let app_state = app.state::<AppState>();
        let handover = Handover {
            language: Some(app_state.messages().language.code().to_owned()),
            route,
            notices: app_state.reminders.to_handover(app_state.clock.now()),
            inherited_pids: Vec::new(),
            token: None,
        };
        app_state.clock_check.record_on_exit(app_state.clock.now());
        set_cloexec_on_all_fds();
        // Nothing is released before: if the exec fails, the process continues as it was, with its
        // name on the bus.
        log::error!(
            "the process could not start over: {}",
            exec_program(&handover).unwrap_or_else(|error| error)
        );
    }

    /// Replaces the program of this process. Returns only if that fails.
    fn exec_program(handover: &Handover) -> Result<io::Error, io::Error> {
        let program = executable::path()?;
        // The program file may have been removed; the process can still execute itself.
        let program = if program.is_file() { program } else { "/proc/self/exe".into() };
        let file = sealed_memfd(&serde_json::to_vec(handover)?)?;
        let mut command = Command::new(program);
        command.arg("--hidden").env(HANDOVER_VARIABLE, file.as_raw_fd().to_string());
        for name in webkit_env::variables_set_here() {
            command.env_remove(name);
        }
        // A service that does not answer this process may answer the relaunched one.
        for (name, before) in dbus::original_environment() {
            match before {
                Some(before) => command.env(name, before),
                None => command.env_remove(name),
            };
        }
        Ok(command.exec())
    }

    /// A sealed file in memory with these bytes, which stays open across the exec.
    fn sealed_memfd(bytes: &[u8]) -> io::Result<File> {
        let mut file = File::from(memfd_create("reperes", MemfdFlags::ALLOW_SEALING)?);
        file.write_all(bytes)?;
        fcntl_add_seals(&file, SEALS)?;
        Ok(file)
    }

    /// Sets close-on-exec on every file but the standard streams. The engine opens some files
    /// (`/dev/urandom`) without it, so two more would stay open at each relaunch.
    fn set_cloexec_on_all_fds() {
        let Ok(open) = std::fs::read_dir("/proc/self/fd") else { return };
        let fds =
            open.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
        for fd in fds.filter(|fd| *fd > 2) {
            #[expect(unsafe_code, reason = "a file is known by its number only")]
            // SAFETY: the descriptor is used for one call, which closes nothing and fails if it is
            // no longer open.
            let file = unsafe { BorrowedFd::borrow_raw(fd) };
            if let Err(error) = rustix::io::fcntl_setfd(file, rustix::io::FdFlags::CLOEXEC) {
                log::debug!("file {fd}: {error}");
            }
        }
    }
}

/// On other systems the engine frees its helper processes with the window.
#[cfg(not(target_os = "linux"))]
pub(super) fn relaunch(_: &tauri::AppHandle, _: Option<String>) {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn reap_children(_: &[i32]) {}
