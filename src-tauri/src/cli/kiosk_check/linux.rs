//! What a Linux session leaves open.

use super::row::{Row, Verdict, messages};
use crate::kiosk::probe::{Compositor, Linux, Session};

/// How far the program that holds the screen keeps a pupil in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keeper {
    /// One application, and nothing beside it; `consoles`: whether Ctrl+Alt+F2 is let through.
    Alone { consoles: Option<bool> },
    /// It can be set up so.
    Perhaps,
    /// A desktop.
    Desktop,
}

pub(super) fn judge(linux: &Linux, shows_messages: bool) -> Vec<Row> {
    let screen = screen(&linux.session);
    let alone = screen.verdict == Verdict::Held;
    vec![
        session(&linux.session),
        screen,
        consoles(&linux.session),
        match linux.sysrq {
            Some(0) => Row::held("check-magic", "check-magic-off"),
            Some(value) => Row::open("check-magic", "check-magic-on", "check-magic-advice")
                .of(value.to_string()),
            None => Row::look("check-magic", "check-unknown", "check-magic-advice"),
        },
        if linux.session_bus {
            Row::look("check-bus", "check-bus-there", "check-bus-advice")
        } else {
            Row::held("check-bus", "check-bus-none")
        },
        // Where only one window is drawn, a message is not.
        messages(shows_messages, !alone),
    ]
}

fn session(session: &Session) -> Row {
    match session {
        Session::None => {
            Row::open("check-session", "check-session-none", "check-session-none-advice")
        }
        Session::X11 => Row::open("check-session", "check-session-x11", "check-cage-advice"),
        Session::Wayland(_) => Row::held("check-session", "check-session-wayland"),
    }
}

fn screen(session: &Session) -> Row {
    match session {
        Session::None | Session::Wayland(None) => {
            Row::look("check-screen", "check-unknown", "check-cage-advice")
        }
        Session::X11 => Row::open("check-screen", "check-screen-x11", "check-cage-advice"),
        Session::Wayland(Some(compositor)) => {
            let row = match keeper(compositor) {
                Keeper::Alone { .. } if compositor.nested => {
                    Row::open("check-screen", "check-screen-nested", "check-screen-nested-advice")
                }
                Keeper::Alone { .. } => Row::held("check-screen", "check-screen-alone"),
                Keeper::Perhaps => {
                    Row::look("check-screen", "check-screen-perhaps", "check-screen-perhaps-advice")
                }
                Keeper::Desktop => {
                    Row::open("check-screen", "check-screen-desktop", "check-cage-advice")
                }
            };
            row.of(&compositor.name)
        }
    }
}

fn consoles(session: &Session) -> Row {
    let keeper = match session {
        Session::None | Session::Wayland(None) => {
            return Row::look("check-consoles", "check-unknown", "check-consoles-advice");
        }
        Session::X11 => Keeper::Desktop,
        Session::Wayland(Some(compositor)) if compositor.nested => Keeper::Desktop,
        Session::Wayland(Some(compositor)) => keeper(compositor),
    };
    match keeper {
        Keeper::Alone { consoles: Some(false) } => {
            Row::held("check-consoles", "check-consoles-closed")
        }
        Keeper::Alone { consoles: Some(true) } => {
            Row::open("check-consoles", "check-consoles-open", "check-consoles-cage-advice")
        }
        Keeper::Alone { consoles: None } | Keeper::Perhaps => {
            Row::look("check-consoles", "check-unknown", "check-consoles-advice")
        }
        Keeper::Desktop => Row::open("check-consoles", "check-consoles-open", "check-cage-advice"),
    }
}

fn keeper(compositor: &Compositor) -> Keeper {
    match compositor.name.as_str() {
        "cage" => Keeper::Alone { consoles: Some(allows_consoles(&compositor.arguments)) },
        // Ubuntu Frame. Its settings are the snap's, and not ours to read.
        "frame" => Keeper::Alone { consoles: None },
        // With its kiosk shell; with another one it is a desktop.
        "weston" => Keeper::Perhaps,
        _ => Keeper::Desktop,
    }
}

/// Whether cage was started with `-s`, alone or among other letters. What follows `--`, or `-m`, is not its own.
fn allows_consoles(arguments: &[String]) -> bool {
    let mut skip = false;
    for argument in arguments {
        if std::mem::take(&mut skip) {
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
        skip = value == Some("");
    }
    false
}
