//! The check of every kind of computer.

use super::row::CheckResult;
use super::*;
use crate::kiosk::probe::{Compositor, Linux, Session, Windows};
use crate::view::messages::Messages;
use CheckResult::{Fail, Pass, Warn};
use reperes_core::Language;

/// The computer of the recipe in the guide: every row passes.
fn recipe() -> Machine {
    let cage = Compositor {
        name: "cage".to_owned(),
        arguments: arguments("-- /usr/bin/reperes --kiosk"),
        nested: false,
    };
    Machine {
        system: System::Linux(Linux {
            session: Session::Wayland(Some(cage)),
            sysrq: Some(0),
            session_bus: false,
        }),
        rights: Rights::Ordinary,
        notification_server: false,
        webdriver_requested: false,
        unsafe_variables: Vec::new(),
        policy: PolicyFile::WithCode,
    }
}

fn arguments(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn linux(change: impl FnOnce(&mut Linux)) -> Machine {
    let mut machine = recipe();
    if let System::Linux(linux) = &mut machine.system {
        change(linux);
    }
    machine
}

fn session(session: Session) -> Machine {
    linux(|linux| linux.session = session)
}

fn under(name: &str, arguments_text: &str, nested: bool) -> Machine {
    session(Session::Wayland(Some(Compositor {
        name: name.to_owned(),
        arguments: arguments(arguments_text),
        nested,
    })))
}

fn result(rows: &[CheckRow], name: &str) -> CheckResult {
    rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}")).result
}

/// Asserts the rows of a computer that differ from the recipe's, and whether it is suitable.
fn assert_judged(label: &str, machine: &Machine, differ: &[(&str, CheckResult)], suitable: bool) {
    let rows = judge(machine);
    for row in &rows {
        let expected =
            differ.iter().find(|(name, _)| *name == row.name).map_or(Pass, |(_, result)| *result);
        assert_eq!(row.result, expected, "{label}: {}", row.name);
        assert_eq!(
            row.advice.is_none(),
            row.result == Pass,
            "{label}: {} has advice if and only if it needs some",
            row.name
        );
    }
    assert!(differ.iter().all(|(name, _)| rows.iter().any(|row| row.name == *name)), "{label}");
    assert_eq!(is_suitable(&rows), suitable, "{label}");
}

/// The recipe passes every row.
#[test]
fn recipe_passes_every_row() {
    assert_judged("recipe", &recipe(), &[], true);
}

/// Each way out that a Linux session leaves is named in its row.
#[test]
fn linux_sessions_are_judged_row_by_row() {
    let (session_row, screen, consoles) = ("check-session", "check-screen", "check-consoles");
    for (label, machine, differ, suitable) in [
        (
            "no screen",
            session(Session::None),
            vec![(session_row, Fail), (screen, Warn), (consoles, Warn)],
            false,
        ),
        (
            "X11",
            session(Session::X11),
            vec![(session_row, Fail), (screen, Fail), (consoles, Fail)],
            false,
        ),
        (
            "unknown compositor",
            session(Session::Wayland(None)),
            vec![(screen, Warn), (consoles, Warn)],
            true,
        ),
        ("GNOME", under("gnome-shell", "", false), vec![(screen, Fail), (consoles, Fail)], false),
        (
            "cage in a window",
            under("cage", "-- reperes", true),
            vec![(screen, Fail), (consoles, Fail)],
            false,
        ),
        ("cage -s", under("cage", "-s -- reperes", false), vec![(consoles, Fail)], false),
        ("cage -ds", under("cage", "-ds -- reperes", false), vec![(consoles, Fail)], false),
        ("the app's own -s", under("cage", "-d -- reperes -s", false), vec![], true),
        ("the app's own -s, bare", under("cage", "reperes -s", false), vec![], true),
        ("cage -m last", under("cage", "-m last -- reperes", false), vec![], true),
        ("cage -mlast", under("cage", "-mlast -- reperes", false), vec![], true),
        (
            "cage -m last -s",
            under("cage", "-m last -s -- reperes", false),
            vec![(consoles, Fail)],
            false,
        ),
        ("Ubuntu Frame", under("frame", "", false), vec![(consoles, Warn)], true),
        (
            "weston",
            under("weston", "--shell=kiosk", false),
            vec![(screen, Warn), (consoles, Warn)],
            true,
        ),
        ("SysRq", linux(|linux| linux.sysrq = Some(438)), vec![("check-magic", Fail)], false),
        ("SysRq unread", linux(|linux| linux.sysrq = None), vec![("check-magic", Warn)], true),
        ("bus", linux(|linux| linux.session_bus = true), vec![("check-bus", Warn)], true),
        (
            "messages unseen",
            Machine { notification_server: true, ..recipe() },
            vec![("check-messages", Warn)],
            true,
        ),
        (
            "messages on a desktop",
            Machine { notification_server: true, ..under("kwin_wayland", "", false) },
            vec![(screen, Fail), (consoles, Fail), ("check-messages", Fail)],
            false,
        ),
    ] {
        assert_judged(label, &machine, &differ, suitable);
    }
}

/// An administrator's account is a warning, not a failure.
#[test]
fn administrator_is_a_warning() {
    for (rights, expected) in [
        (Rights::Ordinary, Pass),
        (Rights::MayBecomeAdministrator, Warn),
        (Rights::Administrator, Warn),
    ] {
        assert_judged(
            "rights",
            &Machine { rights, ..recipe() },
            &[("check-rights", expected)],
            true,
        );
    }
}

/// Unsafe variables and the policy have rows of their own.
#[test]
fn variables_and_policy_are_judged() {
    let with_unsafe_variables = Machine {
        unsafe_variables: vec!["GTK_DEBUG".to_owned(), "WEBKIT_EXEC_PATH".to_owned()],
        ..recipe()
    };
    assert_judged("variables", &with_unsafe_variables, &[("check-variables", Warn)], true);
    assert!(
        text(Language::English, &with_unsafe_variables).contains("GTK_DEBUG, WEBKIT_EXEC_PATH")
    );
    assert_judged(
        "driven",
        &Machine { webdriver_requested: true, ..with_unsafe_variables },
        &[("check-variables", Fail)],
        false,
    );
    for (policy, expected, suitable) in [
        (PolicyFile::Missing, Warn, true),
        (PolicyFile::WithoutCode, Warn, true),
        (PolicyFile::WithCode, Pass, true),
        (PolicyFile::Mistaken(2), Fail, false),
    ] {
        assert_judged(
            "policy",
            &Machine { policy, ..recipe() },
            &[("check-policy", expected)],
            suitable,
        );
    }
}

/// Windows needs another shell and Keyboard Filter; macOS is never suitable.
#[test]
fn windows_needs_shell_and_filter_macos_never_suits() {
    let windows = |taskbar, keyboard_filter| Machine {
        system: System::Windows(Windows { taskbar, keyboard_filter }),
        ..recipe()
    };
    for (taskbar, filter, desktop, keys, suitable) in [
        (false, Some(true), Pass, Warn, true),
        (true, Some(true), Fail, Warn, false),
        (false, Some(false), Pass, Fail, false),
        (false, None, Pass, Warn, true),
    ] {
        assert_judged(
            "Windows",
            &windows(taskbar, filter),
            &[("check-desktop", desktop), ("check-filter", keys)],
            suitable,
        );
    }
    assert_judged(
        "macOS",
        &Machine { system: System::Macos, ..recipe() },
        &[("check-desktop", Fail)],
        false,
    );
    assert_eq!(
        result(
            &judge(&Machine { notification_server: true, ..windows(false, Some(true)) }),
            "check-messages"
        ),
        Warn
    );
}

fn text(language: Language, machine: &Machine) -> String {
    let mut text = Vec::new();
    write(&mut text, &Messages::new(language), &judge(machine)).unwrap();
    String::from_utf8(text).unwrap()
}

/// The table first says whether the computer is suitable, and gives advice under each row that
/// needs some.
#[test]
fn table_starts_with_verdict_and_advises_under_rows() {
    for (language, good, bad, advice) in [
        (Language::French, "convient", "déconseillé", "→ "),
        (Language::English, "suitable", "not suitable", "→ "),
    ] {
        let table = text(language, &recipe());
        assert!(table.lines().next().unwrap().contains(good) && !table.contains(advice), "{table}");
        let table = text(language, &under("gnome-shell", "", false));
        assert!(
            table.lines().next().unwrap().contains(bad) && table.contains("gnome-shell"),
            "{table}"
        );
        assert_eq!(table.matches(advice).count(), 2, "{table}");
        assert!(table.lines().all(|line| line.chars().count() <= 170), "{table}");
    }
}
