//! `reperes kiosk-check`: what is held by the app, what by the machine, and what stands open. What is known of the machine comes from
//! `machine.rs`; here it is only judged, so that every kind of machine can be judged in a test.

#[cfg(any(test, target_os = "linux"))]
mod linux;
mod report;
#[cfg(test)]
mod tests;

use super::machine::{Machine, PolicyFile, Rights, System};

pub(crate) use report::write;

/// How it stands with one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Held,
    /// Good to know, or to be looked at by a person; no pupil gets out by it.
    Look,
    /// A way out.
    Open,
}

/// One thing that the machine has to hold. The texts are ids of `words.rs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    name: &'static str,
    verdict: Verdict,
    found: &'static str,
    /// What `found` and `advice` name.
    value: String,
    advice: Option<&'static str>,
}

impl Row {
    fn held(name: &'static str, found: &'static str) -> Self {
        Self { name, verdict: Verdict::Held, found, value: String::new(), advice: None }
    }

    fn look(name: &'static str, found: &'static str, advice: &'static str) -> Self {
        Self { verdict: Verdict::Look, advice: Some(advice), ..Self::held(name, found) }
    }

    fn open(name: &'static str, found: &'static str, advice: &'static str) -> Self {
        Self { verdict: Verdict::Open, advice: Some(advice), ..Self::held(name, found) }
    }

    fn of(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }
}

/// Everything that the machine has to hold, as it stands.
pub(crate) fn judge(machine: &Machine) -> Vec<Row> {
    let mut rows = match &machine.system {
        #[cfg(any(test, target_os = "linux"))]
        System::Linux(linux) => linux::judge(linux, machine.messages),
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
            messages(machine.messages, false),
        ],
        #[cfg(any(test, target_os = "macos"))]
        System::Macos => {
            vec![
                Row::open("check-desktop", "check-desktop-macos", "check-desktop-macos-advice"),
                messages(machine.messages, false),
            ]
        }
    };
    rows.extend([rights(machine.rights), variables(machine), policy(machine.policy)]);
    rows
}

/// Whether a pupil is kept in, as far as a program can tell.
pub(crate) fn is_suitable(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.verdict != Verdict::Open)
}

/// Messages of other programs. `leads_out`: a click on one would be a way out.
fn messages(shown: bool, leads_out: bool) -> Row {
    match (shown, leads_out) {
        (false, _) => Row::held("check-messages", "check-messages-none"),
        (true, false) => {
            Row::look("check-messages", "check-messages-shown", "check-messages-advice")
        }
        (true, true) => {
            Row::open("check-messages", "check-messages-shown", "check-messages-advice")
        }
    }
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
    if machine.driven {
        return Row::open(
            "check-variables",
            "check-variables-driven",
            "check-variables-driven-advice",
        );
    }
    if machine.foreign.is_empty() {
        return Row::held("check-variables", "check-variables-none");
    }
    // The kiosk starts over without them before anything reads them.
    Row::look("check-variables", "check-variables-set", "check-variables-advice")
        .of(some(&machine.foreign))
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
