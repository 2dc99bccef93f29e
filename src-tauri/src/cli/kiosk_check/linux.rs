//! Judges a Linux session: its display, its compositor, its consoles, its bus.

use super::row::{CheckResult, CheckRow, notifications};
use crate::kiosk::probe::{Compositor, Linux, Session};

/// How far the compositor confines a pupil to the app.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Confinement {
    /// It shows one application and nothing else. `consoles`: whether it lets Ctrl+Alt+F2 through.
    SingleApp { consoles: Option<bool> },
    /// It can be set up to show one application.
    Configurable,
    /// It is a desktop.
    Desktop,
}

pub(super) fn judge(linux: &Linux, shows_notifications: bool) -> Vec<CheckRow> {
    let compositor = compositor(&linux.session);
    let alone = compositor.result == CheckResult::Pass;
    vec![
        session(&linux.session),
        compositor,
        consoles(&linux.session),
        match linux.sysrq {
            Some(0) => CheckRow::pass("check-magic", "check-magic-off"),
            Some(value) => CheckRow::fail("check-magic", "check-magic-on", "check-magic-advice")
                .with_value(value.to_string()),
            None => CheckRow::warn("check-magic", "check-unknown", "check-magic-advice"),
        },
        if linux.session_bus {
            CheckRow::warn("check-bus", "check-bus-there", "check-bus-advice")
        } else {
            CheckRow::pass("check-bus", "check-bus-none")
        },
        // A compositor that shows one application draws no notification.
        notifications(shows_notifications, !alone),
    ]
}

fn session(session: &Session) -> CheckRow {
    match session {
        Session::None => {
            CheckRow::fail("check-session", "check-session-none", "check-session-none-advice")
        }
        Session::X11 => CheckRow::fail("check-session", "check-session-x11", "check-cage-advice"),
        Session::Wayland(_) => CheckRow::pass("check-session", "check-session-wayland"),
    }
}

fn compositor(session: &Session) -> CheckRow {
    match session {
        Session::None | Session::Wayland(None) => {
            CheckRow::warn("check-screen", "check-unknown", "check-cage-advice")
        }
        Session::X11 => CheckRow::fail("check-screen", "check-screen-x11", "check-cage-advice"),
        Session::Wayland(Some(compositor)) => {
            let row = match confinement(compositor) {
                Confinement::SingleApp { .. } if compositor.nested => CheckRow::fail(
                    "check-screen",
                    "check-screen-nested",
                    "check-screen-nested-advice",
                ),
                Confinement::SingleApp { .. } => {
                    CheckRow::pass("check-screen", "check-screen-alone")
                }
                Confinement::Configurable => CheckRow::warn(
                    "check-screen",
                    "check-screen-perhaps",
                    "check-screen-perhaps-advice",
                ),
                Confinement::Desktop => {
                    CheckRow::fail("check-screen", "check-screen-desktop", "check-cage-advice")
                }
            };
            row.with_value(&compositor.name)
        }
    }
}

fn consoles(session: &Session) -> CheckRow {
    let confinement = match session {
        Session::None | Session::Wayland(None) => {
            return CheckRow::warn("check-consoles", "check-unknown", "check-consoles-advice");
        }
        Session::X11 => Confinement::Desktop,
        Session::Wayland(Some(compositor)) if compositor.nested => Confinement::Desktop,
        Session::Wayland(Some(compositor)) => confinement(compositor),
    };
    match confinement {
        Confinement::SingleApp { consoles: Some(false) } => {
            CheckRow::pass("check-consoles", "check-consoles-closed")
        }
        Confinement::SingleApp { consoles: Some(true) } => {
            CheckRow::fail("check-consoles", "check-consoles-open", "check-consoles-cage-advice")
        }
        Confinement::SingleApp { consoles: None } | Confinement::Configurable => {
            CheckRow::warn("check-consoles", "check-unknown", "check-consoles-advice")
        }
        Confinement::Desktop => {
            CheckRow::fail("check-consoles", "check-consoles-open", "check-cage-advice")
        }
    }
}

fn confinement(compositor: &Compositor) -> Confinement {
    match compositor.name.as_str() {
        "cage" => Confinement::SingleApp { consoles: Some(allows_consoles(&compositor.arguments)) },
        // Ubuntu Frame. Its settings belong to the snap and cannot be read.
        "frame" => Confinement::SingleApp { consoles: None },
        // With its kiosk shell it shows one application; with another shell it is a desktop.
        "weston" => Confinement::Configurable,
        _ => Confinement::Desktop,
    }
}

/// Whether cage was started with `-s`, alone or among other letters. What follows `--` is the
/// command of the application, and what follows `-m` is the value of that option.
fn allows_consoles(arguments: &[String]) -> bool {
    let mut is_value = false;
    for argument in arguments {
        if std::mem::take(&mut is_value) {
            continue;
        }
        let Some(letters) =
            argument.strip_prefix('-').filter(|letters| !letters.is_empty() && *letters != "-")
        else {
            return false;
        };
        let (flags, value) =
            letters.split_once('m').map_or((letters, None), |(flags, value)| (flags, Some(value)));
        if flags.contains('s') {
            return true;
        }
        is_value = value == Some("");
    }
    false
}
