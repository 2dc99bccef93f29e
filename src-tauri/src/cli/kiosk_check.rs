//! `reperes kiosk-check`: what is held by the app, what by the machine, and what stands open. What is known of the machine comes from
//! `machine.rs`; here it is only judged, so that every kind of machine can be judged in a test.

#[cfg(any(test, target_os = "linux"))]
mod linux;
mod report;
mod row;
#[cfg(test)]
mod tests;

use crate::kiosk::probe::{Machine, PolicyFile, Rights, System};

pub(crate) use report::write;
use row::Row;
pub(crate) use row::is_suitable;
#[cfg(any(test, windows, target_os = "macos"))]
use row::messages;

/// Everything that the machine has to hold, as it stands.
pub(crate) fn judge(machine: &Machine) -> Vec<Row> {
    let mut rows = match &machine.system {
        #[cfg(any(test, target_os = "linux"))]
        System::Linux(linux) => linux::judge(linux, machine.notification_server),
        #[cfg(any(test, windows))]
        System::Windows(windows) => vec![
            if windows.taskbar {
                Row::open("check-desktop", "check-desktop-taskbar", "check-desktop-taskbar-advice")
            } else {
                Row::held("check-desktop", "check-desktop-none")
            },
            match windows.keyboard_filter {
                // Which keys it stops is for a person to try: its rules are not ours to read.
                Some(true) => {
                    Row::look("check-filter", "check-filter-on", "check-filter-on-advice")
                }
                Some(false) => {
                    Row::open("check-filter", "check-filter-off", "check-filter-off-advice")
                }
                None => Row::look("check-filter", "check-unknown", "check-filter-off-advice"),
            },
            messages(machine.notification_server, false),
        ],
        #[cfg(any(test, target_os = "macos"))]
        System::Macos => {
            vec![
                Row::open("check-desktop", "check-desktop-macos", "check-desktop-macos-advice"),
                messages(machine.notification_server, false),
            ]
        }
    };
    rows.extend([rights(machine.rights), variables(machine), policy(machine.policy)]);
    rows
}

fn rights(rights: Rights) -> Row {
    match rights {
        Rights::Ordinary => Row::held("check-rights", "check-rights-ordinary"),
        Rights::MayBecomeAdministrator => {
            Row::look("check-rights", "check-rights-group", "check-rights-advice")
        }
        Rights::Administrator => {
            Row::look("check-rights", "check-rights-administrator", "check-rights-advice")
        }
    }
}

fn variables(machine: &Machine) -> Row {
    if machine.webdriver_requested {
        return Row::open(
            "check-variables",
            "check-variables-driven",
            "check-variables-driven-advice",
        );
    }
    if machine.unsafe_variables.is_empty() {
        return Row::held("check-variables", "check-variables-none");
    }
    // The kiosk starts over without them before anything reads them.
    Row::look("check-variables", "check-variables-set", "check-variables-advice")
        .of(some(&machine.unsafe_variables))
}

/// The first of these names: a desktop sets dozens.
fn some(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let more = if names.len() > SHOWN { ", …" } else { "" };
    format!(
        "{}{more}",
        names
            .iter()
            .take(SHOWN)
            .map(|name| name.escape_debug().to_string())
            .collect::<Vec<_>>()
            .join(", ")
    )
}

fn policy(file: PolicyFile) -> Row {
    match file {
        PolicyFile::WithCode => Row::held("check-policy", "check-policy-sound"),
        PolicyFile::WithoutCode => {
            Row::look("check-policy", "check-policy-no-code", "check-policy-no-code-advice")
        }
        PolicyFile::Missing => {
            Row::look("check-policy", "check-policy-missing", "check-policy-missing-advice")
        }
        PolicyFile::Mistaken(mistakes) => {
            Row::open("check-policy", "check-policy-mistaken", "check-policy-mistaken-advice")
                .of(mistakes.to_string())
        }
    }
}
