//! Machines of every kind, and what is thought of them.

use super::row::Verdict;
use super::*;
use crate::kiosk::probe::{Compositor, Linux, Session, Windows};
use crate::view::messages::Words;
use Verdict::{Held, Look, Open};
use reperes_core::Language;

/// The machine of the recipe: nothing stands open.
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

fn verdict(rows: &[Row], name: &str) -> Verdict {
    rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}")).verdict
}

/// The machine, the rows that differ from the recipe's, and whether it is suitable.
fn assert_judged(label: &str, machine: &Machine, differ: &[(&str, Verdict)], suitable: bool) {
    let rows = judge(machine);
    for row in &rows {
        let expected =
            differ.iter().find(|(name, _)| *name == row.name).map_or(Held, |(_, verdict)| *verdict);
        assert_eq!(row.verdict, expected, "{label}: {}", row.name);
        assert_eq!(
            row.advice.is_none(),
            row.verdict == Held,
            "{label}: {} has advice if and only if it needs some",
            row.name
        );
    }
    assert!(differ.iter().all(|(name, _)| rows.iter().any(|row| row.name == *name)), "{label}");
    assert_eq!(is_suitable(&rows), suitable, "{label}");
}

#[test]
fn the_recipe_holds_everything() {
    assert_judged("recipe", &recipe(), &[], true);
}

#[test]
fn what_a_linux_session_leaves_open_is_named_row_by_row() {
    let (session_row, screen, consoles) = ("check-session", "check-screen", "check-consoles");
    for (label, machine, differ, suitable) in [
        (
            "no screen",
            session(Session::None),
            vec![(session_row, Open), (screen, Look), (consoles, Look)],
            false,
        ),
        (
            "X11",
            session(Session::X11),
            vec![(session_row, Open), (screen, Open), (consoles, Open)],
            false,
        ),
        ("somebody", session(Session::Wayland(None)), vec![(screen, Look), (consoles, Look)], true),
        ("GNOME", under("gnome-shell", "", false), vec![(screen, Open), (consoles, Open)], false),
        (
            "cage in a window",
            under("cage", "-- reperes", true),
            vec![(screen, Open), (consoles, Open)],
            false,
        ),
        ("cage -s", under("cage", "-s -- reperes", false), vec![(consoles, Open)], false),
        ("cage -ds", under("cage", "-ds -- reperes", false), vec![(consoles, Open)], false),
        ("the app's own -s", under("cage", "-d -- reperes -s", false), vec![], true),
        ("the app's own -s, bare", under("cage", "reperes -s", false), vec![], true),
        ("cage -m last", under("cage", "-m last -- reperes", false), vec![], true),
        ("cage -mlast", under("cage", "-mlast -- reperes", false), vec![], true),
        (
            "cage -m last -s",
            under("cage", "-m last -s -- reperes", false),
            vec![(consoles, Open)],
            false,
        ),
        ("Ubuntu Frame", under("frame", "", false), vec![(consoles, Look)], true),
        (
            "weston",
            under("weston", "--shell=kiosk", false),
            vec![(screen, Look), (consoles, Look)],
            true,
        ),
        ("SysRq", linux(|linux| linux.sysrq = Some(438)), vec![("check-magic", Open)], false),
        ("SysRq unread", linux(|linux| linux.sysrq = None), vec![("check-magic", Look)], true),
        ("bus", linux(|linux| linux.session_bus = true), vec![("check-bus", Look)], true),
        (
            "messages unseen",
            Machine { notification_server: true, ..recipe() },
            vec![("check-messages", Look)],
            true,
        ),
        (
            "messages on a desktop",
            Machine { notification_server: true, ..under("kwin_wayland", "", false) },
            vec![(screen, Open), (consoles, Open), ("check-messages", Open)],
            false,
        ),
    ] {
        assert_judged(label, &machine, &differ, suitable);
    }
}

#[test]
fn the_administrator_is_reported_and_not_refused() {
    for (rights, expected) in [
        (Rights::Ordinary, Held),
        (Rights::MayBecomeAdministrator, Look),
        (Rights::Administrator, Look),
    ] {
        assert_judged(
            "rights",
            &Machine { rights, ..recipe() },
            &[("check-rights", expected)],
            true,
        );
    }
}

#[test]
fn variables_and_the_policy_are_looked_at() {
    let doors = Machine {
        unsafe_variables: vec!["GTK_DEBUG".to_owned(), "WEBKIT_EXEC_PATH".to_owned()],
        ..recipe()
    };
    assert_judged("doors", &doors, &[("check-variables", Look)], true);
    assert!(text(Language::English, &doors).contains("GTK_DEBUG, WEBKIT_EXEC_PATH"));
    assert_judged(
        "driven",
        &Machine { webdriver_requested: true, ..doors },
        &[("check-variables", Open)],
        false,
    );
    for (policy, expected, suitable) in [
        (PolicyFile::Missing, Look, true),
        (PolicyFile::WithoutCode, Look, true),
        (PolicyFile::WithCode, Held, true),
        (PolicyFile::Mistaken(2), Open, false),
    ] {
        assert_judged(
            "policy",
            &Machine { policy, ..recipe() },
            &[("check-policy", expected)],
            suitable,
        );
    }
}

#[test]
fn windows_needs_another_shell_and_its_filter_and_macos_is_never_suitable() {
    let windows = |taskbar, keyboard_filter| Machine {
        system: System::Windows(Windows { taskbar, keyboard_filter }),
        ..recipe()
    };
    for (taskbar, filter, desktop, keys, suitable) in [
        (false, Some(true), Held, Look, true),
        (true, Some(true), Open, Look, false),
        (false, Some(false), Held, Open, false),
        (false, None, Held, Look, true),
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
        &[("check-desktop", Open)],
        false,
    );
    assert_eq!(
        verdict(
            &judge(&Machine { notification_server: true, ..windows(false, Some(true)) }),
            "check-messages"
        ),
        Look
    );
}

fn text(language: Language, machine: &Machine) -> String {
    let mut text = Vec::new();
    write(&mut text, &Words::new(language), &judge(machine)).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn the_table_says_first_whether_the_machine_will_do_and_advises_under_each_row() {
    for (language, good, bad, advice) in [
        (Language::French, "convient", "déconseillé", "→ "),
        (Language::English, "suitable", "not suitable", "→ "),
    ] {
        let said = text(language, &recipe());
        assert!(said.lines().next().unwrap().contains(good) && !said.contains(advice), "{said}");
        let said = text(language, &under("gnome-shell", "", false));
        assert!(
            said.lines().next().unwrap().contains(bad) && said.contains("gnome-shell"),
            "{said}"
        );
        assert_eq!(said.matches(advice).count(), 2, "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 170), "{said}");
    }
}
