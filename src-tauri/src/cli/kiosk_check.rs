//! `reperes kiosk-check`: what the app prevents, what the computer prevents, and which ways out of
//! a kiosk remain.
//!
//! `kiosk::probe` finds the facts. They are only judged here, so that a test can judge every kind
//! of computer.

#[cfg(any(test, target_os = "linux"))]
mod linux;
mod report;
mod row;
#[cfg(test)]
mod tests;

use crate::kiosk::probe::{Machine, PolicyFile, Rights, System};

pub(crate) use report::write;
use row::CheckRow;
pub(crate) use row::is_suitable;
#[cfg(any(test, windows, target_os = "macos"))]
use row::notifications;

/// One row for each thing that the computer has to prevent.
pub(crate) fn judge(machine: &Machine) -> Vec<CheckRow> {
    let mut rows = match &machine.system {
        #[cfg(any(test, target_os = "linux"))]
        System::Linux(linux) => linux::judge(linux, machine.notification_server),
        #[cfg(any(test, windows))]
        System::Windows(windows) => vec![
            if windows.taskbar {
                CheckRow::fail(
                    "check-desktop",
                    "check-desktop-taskbar",
                    "check-desktop-taskbar-advice",
                )
            } else {
                CheckRow::pass("check-desktop", "check-desktop-none")
            },
            match windows.keyboard_filter {
                // A person has to try which keys the filter stops: the app cannot read its rules.
                Some(true) => {
                    CheckRow::warn("check-filter", "check-filter-on", "check-filter-on-advice")
                }
                Some(false) => {
                    CheckRow::fail("check-filter", "check-filter-off", "check-filter-off-advice")
                }
                None => CheckRow::warn("check-filter", "check-unknown", "check-filter-off-advice"),
            },
            notifications(machine.notification_server, false),
        ],
        #[cfg(any(test, target_os = "macos"))]
        System::Macos => {
            vec![
                CheckRow::fail(
                    "check-desktop",
                    "check-desktop-macos",
                    "check-desktop-macos-advice",
                ),
                notifications(machine.notification_server, false),
            ]
        }
    };
    rows.extend([rights(machine.rights), variables(machine), policy(machine.policy)]);
    rows
}

fn rights(rights: Rights) -> CheckRow {
    match rights {
        Rights::Ordinary => CheckRow::pass("check-rights", "check-rights-ordinary"),
        Rights::MayBecomeAdministrator => {
            CheckRow::warn("check-rights", "check-rights-group", "check-rights-advice")
        }
        Rights::Administrator => {
            CheckRow::warn("check-rights", "check-rights-administrator", "check-rights-advice")
        }
    }
}

fn variables(machine: &Machine) -> CheckRow {
    if machine.webdriver_requested {
        return CheckRow::fail(
            "check-variables",
            "check-variables-driven",
            "check-variables-driven-advice",
        );
    }
    if machine.unsafe_variables.is_empty() {
        return CheckRow::pass("check-variables", "check-variables-none");
    }
    // The kiosk removes them before anything reads them.
    CheckRow::warn("check-variables", "check-variables-set", "check-variables-advice")
        .with_value(abbreviated_list(&machine.unsafe_variables))
}

/// The first few of these names: a desktop sets dozens.
fn abbreviated_list(names: &[String]) -> String {
    const MAX_SHOWN: usize = 5;
    let more = if names.len() > MAX_SHOWN { ", …" } else { "" };
    format!(
        "{}{more}",
        names
            .iter()
            .take(MAX_SHOWN)
            .map(|name| name.escape_debug().to_string())
            .collect::<Vec<_>>()
            .join(", ")
    )
}

fn policy(file: PolicyFile) -> CheckRow {
    match file {
        PolicyFile::WithCode => CheckRow::pass("check-policy", "check-policy-sound"),
        PolicyFile::WithoutCode => {
            CheckRow::warn("check-policy", "check-policy-no-code", "check-policy-no-code-advice")
        }
        PolicyFile::Missing => {
            CheckRow::warn("check-policy", "check-policy-missing", "check-policy-missing-advice")
        }
        PolicyFile::Mistaken(mistakes) => {
            CheckRow::fail("check-policy", "check-policy-mistaken", "check-policy-mistaken-advice")
                .with_value(mistakes.to_string())
        }
    }
}
