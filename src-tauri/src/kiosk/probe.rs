//! What `reperes kiosk-check` knows of this computer, and how it finds out. What it thinks of it is in `check.rs`.

mod facts;
#[cfg_attr(target_os = "linux", path = "probe/linux.rs")]
#[cfg_attr(windows, path = "probe/windows.rs")]
#[cfg_attr(target_os = "macos", path = "probe/macos.rs")]
mod system;

pub(crate) use facts::*;

use crate::config::policy;
use crate::platform::notification_server;

use super::lockdown::environment;

impl Machine {
    /// Looks at this computer. `driven` is what was known before the program forgot the variable.
    pub(crate) fn look(driven: bool, policy: &policy::Loaded) -> Self {
        let code = policy.policy.kiosk.code.is_some();
        let file = match policy.notes.len() {
            0 if !policy.found => PolicyFile::Missing,
            0 if code => PolicyFile::WithCode,
            0 => PolicyFile::WithoutCode,
            mistakes => PolicyFile::Mistaken(mistakes),
        };
        let (administrator, may_become) = system::rights();
        let rights = match (administrator, may_become) {
            (true, _) => Rights::Administrator,
            (false, true) => Rights::MayBecomeAdministrator,
            (false, false) => Rights::Ordinary,
        };
        Self {
            system: system::look(),
            rights,
            messages: notification_server::exists(),
            driven,
            foreign: environment::foreign(),
            policy: file,
        }
    }
}
