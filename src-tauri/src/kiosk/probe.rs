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
            policy: policy_file(policy),
        }
    }
}

/// The state of the policy, wherever the system keeps it.
fn policy_file(loaded: &policy::LoadedPolicy) -> PolicyFile {
    match loaded.diagnostics.len() {
        0 if !loaded.found => PolicyFile::Missing,
        0 if loaded.policy.kiosk.code.is_some() => PolicyFile::WithCode,
        0 => PolicyFile::WithoutCode,
        mistakes => PolicyFile::Mistaken(mistakes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::policy::{DiagnosticKind, LoadedPolicy, Policy, PolicyDiagnostic};

    /// A policy that is not in a file, as in the registry, is no missing one.
    #[test]
    fn policy_of_the_registry_is_not_missing() {
        let loaded = |found, code: Option<&str>, kinds: &[DiagnosticKind]| {
            let mut policy = Policy::default();
            policy.kiosk.code = code.map(str::to_owned);
            let diagnostics = kinds.iter().cloned().map(PolicyDiagnostic::on_file).collect();
            let place = r"HKLM\Software\Policies\Reperes".to_owned();
            LoadedPolicy { policy, diagnostics, found, place, ..LoadedPolicy::default() }
        };
        let mistakes = [DiagnosticKind::Boolean, DiagnosticKind::Route];
        for (loaded, expected) in [
            (loaded(false, None, &[]), PolicyFile::Missing),
            (loaded(true, None, &[]), PolicyFile::WithoutCode),
            (loaded(true, Some("$argon2id$"), &[]), PolicyFile::WithCode),
            (loaded(true, Some("$argon2id$"), &mistakes), PolicyFile::Mistaken(2)),
        ] {
            assert_eq!(policy_file(&loaded), expected);
        }
    }
}
