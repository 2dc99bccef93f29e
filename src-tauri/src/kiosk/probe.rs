//! What `reperes kiosk-check` finds out about this computer. `cli::kiosk_check` judges it.

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
    /// Probes this computer. `webdriver_requested` was read before the program removed the
    /// variable.
    pub(crate) fn probe(webdriver_requested: bool, policy: &policy::LoadedPolicy) -> Self {
        let code = policy.policy.kiosk.code.is_some();
        let file = match policy.diagnostics.len() {
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
            system: system::probe(),
            rights,
            notification_server: notification_server::exists(),
            webdriver_requested,
            unsafe_variables: environment::unsafe_variables(),
            policy: file,
        }
    }
}
