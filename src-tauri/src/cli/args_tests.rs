//! What the command line understands, and what it refuses.

use super::parser::{COMMANDS, Command};
use super::*;
use reperes_core::embedded_files;

fn run(arguments: &[&str]) -> Result<Invocation, String> {
    let library = Library::read(&embedded_files()).unwrap();
    let mut arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    if !arguments.iter().any(|argument| argument.to_string_lossy().starts_with("--lang")) {
        arguments.extend(["--lang".into(), "fr".into()]);
    }
    parse(arguments, &library).map_err(|UsageError(text)| text)
}

/// Each form of the command line gives its task.
#[test]
fn valid_arguments_give_their_task() {
    let french = Some(Language::French);
    let status = |ids: &[&str], json, at: Option<&str>| Task::Status {
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        json,
        at: at.map(|text| text.parse().unwrap()),
    };
    for (arguments, task) in [
        (&[][..], Task::Window { route: None, hidden: false }),
        (&["--kiosk"], Task::Kiosk),
        (&["kiosk-code"], Task::KioskCode),
        (&["kiosk-check"], Task::KioskCheck),
        (&["diagnose"], Task::Diagnose),
        (&["policy"], Task::Policy),
        (
            &["--route", "/lignes"],
            Task::Window { route: Some("/lignes".to_owned()), hidden: false },
        ),
        (
            &["--route=#/agir/tonight"],
            Task::Window { route: Some("/agir/tonight".to_owned()), hidden: false },
        ),
        (&["--hidden"], Task::Window { route: None, hidden: true }),
        (
            &["search", "photo", "nue"],
            Task::Search { query: "photo nue".to_owned(), json: false, explain: false },
        ),
        (&["show", "tonight", "--json"], Task::Show { id: "tonight".to_owned(), json: true }),
        (&["status"], status(&[], false, None)),
        (&["--json", "status"], status(&[], true, None)),
        (
            &["--at", "2026-11-23T21:30:00Z", "--json", "status", "3018"],
            status(&["3018"], true, Some("2026-11-23T21:30:00Z")),
        ),
        (
            &["--json", "search", "photo"],
            Task::Search { query: "photo".to_owned(), json: true, explain: false },
        ),
        (
            &["search", "--explain", "photo"],
            Task::Search { query: "photo".to_owned(), json: false, explain: true },
        ),
        (&["help"], Task::Help { about: None }),
        (&["help", "status"], Task::Help { about: Some("status") }),
        (&["help", "kiosk-check"], Task::Help { about: Some("kiosk-check") }),
        (&["status", "３０１８"], status(&["3018"], false, None)),
        (&["show", "Tonight"], Task::Show { id: "tonight".to_owned(), json: false }),
        (&["status", "--json"], status(&[], true, None)),
        (&["status", "3018", "3114", "--json"], status(&["3018", "3114"], true, None)),
        (
            &["status", "--at", "2026-11-23T22:30:00+01:00"],
            status(&[], false, Some("2026-11-23T21:30:00Z")),
        ),
        (
            &["status", "--at=2026-11-23T21:30:00Z"],
            status(&[], false, Some("2026-11-23T21:30:00Z")),
        ),
    ] {
        assert_eq!(run(arguments), Ok(Invocation { task, language: french }), "{arguments:?}");
    }
    assert_eq!(run(&["--version"]).unwrap().task, Task::Version);
    assert_eq!(run(&["status", "-h"]).unwrap().task, Task::Help { about: None });
}

/// Each mistake is named in one line.
#[test]
fn mistakes_are_named_in_one_line() {
    for (arguments, part) in [
        (&["status", "--at", "hier"][..], "« hier » n’est pas un instant"),
        (&["status", "--at", "2026-11-23"], "2026-11-23 »"),
        (&["status", "--at", "2026-02-30T00:00:00Z"], "2026-02-30"),
        (&["status", "--at", "2026-06-30T23:59:60Z"], "n’est pas un instant"),
        (&["status", "--at", "9999-12-31T23:59:59-23:59"], "n’est pas un instant"),
        (&["status", "--at", "2201-01-01T00:00:00Z"], "n’est pas un instant"),
        (&["status", "--at", "1969-12-31T23:59:59Z"], "n’est pas un instant"),
        (&["status", "--at", "0000-01-01T00:00:00Z"], "n’est pas un instant"),
        (&["status", "--at"], "n’est pas un instant"),
        (&["status", "--lang", "de"], "« de » n’est pas connu"),
        (&["status", "--lang"], "--lang : il manque une valeur"),
        (&["status", "--csv"], "--csv : option inconnue"),
        (&["-x"], "-x : option inconnue"),
        (&["--json"], "--json : option inconnue"),
        (&["status", "--json=1"], "--json : cette option ne prend pas de valeur"),
        (&["status", "3019"], "« 3019 » n’est pas une ligne connue"),
        (&["etat"], "« etat » : argument inconnu"),
        (&["help", "etat"], "« etat » : argument inconnu"),
        (&["help", "status", "show"], "« show » : argument inconnu"),
        (&["help", "--json"], "--json : option inconnue"),
        (&["--json", "diagnose"], "--json : option inconnue"),
        (&["--at", "2026-11-23T21:30:00Z", "search", "photo"], "--at : option inconnue"),
        (&["--at", "2026-11-23T21:30:00Z"], "--at : option inconnue"),
        (&["--hidden", "status"], "« status » : argument inconnu"),
        (&["status", "--explain"], "--explain : option inconnue"),
        (&["search"], "search : que cherchez-vous"),
        (&["show"], "show : quelle fiche"),
        (&["show", "a", "b"], "« b » : argument inconnu"),
        (&["--kiosk", "--route", "/"], "--route : option inconnue"),
        (&["--kiosk", "status"], "« status » : argument inconnu"),
        (&["kiosk-code", "1234"], "« 1234 » : argument inconnu"),
        (&["policy", "mandatory"], "« mandatory » : argument inconnu"),
        (&["diagnose", "--json"], "--json : option inconnue"),
        (&["status", "--kiosk"], "--kiosk : option inconnue"),
        (&["status", "--route", "/"], "--route : option inconnue"),
        (&["status", "status"], "« status » n’est pas une ligne connue"),
    ] {
        let text = run(arguments)
            .expect_err(&format!("{arguments:?}"))
            .replace(['\u{a0}', '\u{202f}'], " ");
        assert!(text.contains(part), "{arguments:?} gave {text:?}");
        assert_eq!(text.lines().count(), 1, "{text:?}");
    }
}

/// The help about a command is its own part of the whole help.
#[test]
fn help_about_a_command_is_its_part() {
    for language in [Language::French, Language::English] {
        let help = Messages::new(language).get("cli-help");
        for (name, command) in COMMANDS {
            let part = help_about(&help, name);
            assert!(part.trim_start().starts_with(&format!("reperes {name}")), "{name}: {part}");
            assert!(part.lines().count() >= 2 && part.lines().count() < 8, "{name}: {part}");
            assert!(command == Command::Help || !part.contains("reperes help"), "{part}");
        }
    }
}

/// A complaint comes in the language that `--lang` asks for, although `--lang` is read later.
#[test]
fn complaints_come_in_the_requested_language() {
    assert!(run(&["status", "--at", "x", "--lang", "en"]).unwrap_err().contains("is not an RFC"));
    assert!(run(&["status", "--at", "x", "--lang=en"]).unwrap_err().contains("is not an RFC"));
}

#[cfg(unix)]
/// Arguments that are not text, or far too long, are refused in one short line.
#[test]
fn non_text_and_very_long_arguments_are_refused() {
    use std::os::unix::ffi::OsStringExt as _;
    let library = Library::read(&embedded_files()).unwrap();
    for arguments in [
        vec![OsString::from_vec(vec![0xff])],
        vec!["status".into(), "--at".into(), OsString::from_vec(vec![0xff])],
    ] {
        assert!(parse(arguments, &library).is_err());
    }
    let long = run(&["status", &"9".repeat(1_000_000)]).unwrap_err();
    assert!(long.len() < 600, "{} bytes", long.len());
    assert_eq!(run(&["a\nb"]).unwrap_err().lines().count(), 1);
}
