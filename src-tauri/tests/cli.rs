//! The command line of the real program: output, exit codes and complaints, as scripts and people
//! without a window rely on them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

// Runs without hooks only: they change nothing in these tests.
#[cfg(feature = "test-hooks")]
#[path = "cli/clock.rs"]
mod clock;
#[cfg(all(not(feature = "test-hooks"), target_os = "linux"))]
#[path = "cli/garbage.rs"]
mod garbage;
#[cfg(all(feature = "test-hooks", target_os = "linux"))]
#[path = "cli/kiosk.rs"]
mod kiosk;
#[cfg(target_os = "linux")]
#[path = "cli/policy.rs"]
mod policy;

use std::process::{Command, Output, Stdio};

const NOW: &str = "2026-11-23T22:30:00+01:00";

fn reperes(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reperes"));
    command.args(arguments).stdin(Stdio::null());
    for variable in [
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANGUAGE",
        "TZ",
        "REPERES_LOG",
    ] {
        command.env_remove(variable);
    }
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn assert_refused(output: &Output, part: &str) {
    let complaint = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(complaint.contains(part), "{complaint}");
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
    assert!(output.stdout.is_empty());
}

/// The answer is the same, whatever the time zone of the computer is.
#[test]
fn status_does_not_depend_on_the_zone() {
    let expected = reperes(&["status", "--json", "--at", NOW]).output().unwrap();
    assert!(expected.status.success());
    let zones = [
        "UTC",
        "Europe/Paris",
        "America/Guadeloupe",
        "Indian/Reunion",
        "Pacific/Noumea",
        "Pacific/Tahiti",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Foo/Bar",
        "",
    ];
    for zone in zones {
        let output = reperes(&["status", "--json", "--at", NOW]).env("TZ", zone).output().unwrap();
        assert_eq!(text(&output.stdout), text(&expected.stdout), "TZ={zone}");
    }
}

/// The program speaks French unless the environment or `--lang` names another language, and it
/// needs no display.
#[test]
fn language_is_french_by_default_without_display() {
    let french = text(&reperes(&["status", "--at", NOW]).output().unwrap().stdout);
    assert!(french.contains("Ferme bientôt") && french.contains("à Paris"), "{french}");
    for (variable, value) in [("LANG", "en_GB.UTF-8"), ("LC_ALL", "en_US.UTF-8")] {
        let english =
            text(&reperes(&["status", "--at", NOW]).env(variable, value).output().unwrap().stdout);
        assert!(english.contains("Closes soon"), "{variable}={value}: {english}");
    }
    let flag = text(
        &reperes(&["status", "--at", NOW, "--lang", "fr"])
            .env("LANG", "en_GB.UTF-8")
            .output()
            .unwrap()
            .stdout,
    );
    assert_eq!(flag, french);
}

/// Wrong arguments give one line and exit code 2.
#[test]
fn wrong_arguments_give_one_line_and_code_2() {
    for (arguments, part) in [
        (&["status", "--at", "demain"][..], "demain"),
        (&["status", "--fax"], "--fax"),
        (&["status", "3019"], "3018, 3114"),
        (&["--lang", "de"], "fr"),
        (&["fenetre"], "--help"),
    ] {
        assert_refused(&reperes(arguments).output().unwrap(), part);
    }
}

/// Help and version are answers on standard output, not complaints.
#[test]
fn help_and_version_succeed_on_stdout() {
    let help = reperes(&["--help", "--lang", "en"]).output().unwrap();
    assert!(help.status.success() && text(&help.stdout).contains("reperes status"), "{help:?}");
    let version = reperes(&["--version"]).output().unwrap();
    assert_eq!(text(&version.stdout), format!("reperes {}\n", env!("CARGO_PKG_VERSION")));
}

/// Without a display one line says so, names both numbers and points to `reperes status`.
#[cfg(target_os = "linux")]
#[test]
fn no_display_names_both_numbers_and_status() {
    for display in [None, Some(":4095")] {
        let mut command = reperes(&["--lang", "fr"]);
        if let Some(display) = display {
            command.env("DISPLAY", display);
        }
        let output = command.output().unwrap();
        let complaint = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{complaint}");
        let line = complaint.lines().find(|line| line.starts_with("reperes:")).unwrap_or_default();
        for part in ["reperes status", "3018", "3114"] {
            assert!(line.contains(part), "{complaint}");
        }
    }
}

/// A full disk is reported; a reader that has closed the pipe is not.
#[cfg(target_os = "linux")]
#[test]
fn full_disk_fails_and_closed_pipe_succeeds() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = reperes(&["status"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr).lines().count(), 1);

    let mut child = reperes(&["status", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

/// A search prints ids and titles, or JSON, and finds words that are typed without accents.
#[test]
fn search_prints_a_table_or_json() {
    let table =
        text(&reperes(&["search", "photo", "nue", "--lang", "fr"]).output().unwrap().stdout);
    assert!(table.lines().take(3).any(|line| line.starts_with("intimate-image")), "{table}");
    let json = reperes(&["search", "idees noires", "--json", "--lang", "fr"]).output().unwrap();
    let found: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        (found["crisis"][0]["block"].as_str(), found["crisis"][0]["channels"][0]["id"].as_str()),
        (Some("words"), Some("3114-phone"))
    );
    let hits = &found["results"];
    let first = &hits[0];
    for key in ["id", "kind", "title", "route", "score"] {
        assert!(!first[key].is_null(), "{key} in {first}");
    }
    assert!(hits.as_array().unwrap().iter().any(|hit| hit["id"] == "talks-of-dying"));
    let nothing = reperes(&["search", "brzkwt", "--lang", "fr"]).output().unwrap();
    assert!(nothing.status.success() && text(&nothing.stdout).contains("3018"), "{nothing:?}");
    let none = reperes(&["search", "brzkwt", "--json"]).output().unwrap();
    assert_eq!(text(&none.stdout), "{\"crisis\":[],\"results\":[]}\n");
}

/// A recognised danger comes before the results, and the line with the emergency numbers after
/// them.
#[test]
fn danger_precedes_results_and_emergency_line_follows() {
    for (query, first) in [
        ("elle a pris des médicaments", "15"),
        ("my son wants to die", "3114"),
        ("il a voulu se pendre", "15"),
    ] {
        let shown = text(&reperes(&["search", query, "--lang", "fr"]).output().unwrap().stdout);
        let contact = shown.lines().nth(2).unwrap_or_default();
        assert!(contact.trim_start().starts_with(first), "{query}: {shown}");
        assert!(
            shown.lines().last().is_some_and(|last| last.contains("112") && last.contains("3114")),
            "{shown}"
        );
    }
    let plain =
        text(&reperes(&["search", "photo", "nue", "--lang", "fr"]).output().unwrap().stdout);
    assert!(
        plain.starts_with("intimate-image")
            && plain.trim_end().lines().last().unwrap().contains("114"),
        "{plain}"
    );
}

/// `show` prints an entry or a line, as text or as JSON.
#[test]
fn show_prints_an_entry_or_a_line() {
    let entry =
        text(&reperes(&["show", "talks-of-dying", "--lang", "fr"]).output().unwrap().stdout);
    assert!(entry.contains("tu penses au suicide") && entry.contains("3114"), "{entry}");
    let line = text(&reperes(&["show", "3018", "--lang", "fr"]).output().unwrap().stdout);
    assert!(line.contains("3018") && line.contains("heure de Paris supposée"), "{line}");
    let json = reperes(&["show", "tonight", "--json", "--lang", "en"]).output().unwrap();
    let shown: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((shown["id"].as_str(), shown["kind"].as_str()), (Some("tonight"), Some("guide")));
}

/// Standard error is empty unless `REPERES_LOG` asks for a log.
#[test]
fn stderr_is_empty_unless_a_log_is_requested() {
    for arguments in
        [&["status"][..], &["search", "photo"], &["show", "3018"], &["policy"], &["diagnose"]]
    {
        let output = reperes(arguments).output().unwrap();
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
    }
    let logged =
        reperes(&["status"]).env("REPERES_LOG", "trace").env("TZ", "Foo/Bar").output().unwrap();
    let unlogged = reperes(&["status"]).env("TZ", "Foo/Bar").output().unwrap();
    assert_eq!((text(&unlogged.stderr).as_str(), &unlogged.stdout), ("", &logged.stdout));
}

/// The table fits the width that `COLUMNS` names, and has its full width in a pipe.
#[test]
fn table_fits_columns_and_is_whole_in_a_pipe() {
    let widest = |columns: Option<&str>| {
        let mut command = reperes(&["status", "--at", NOW, "--lang", "fr"]);
        match columns {
            Some(columns) => command.env("COLUMNS", columns),
            None => command.env_remove("COLUMNS"),
        };
        let shown = text(&command.output().unwrap().stdout);
        assert!(shown.contains("3018") && shown.contains("3114"), "{shown}");
        shown.lines().map(|line| line.chars().count()).max().unwrap_or_default()
    };
    let whole = widest(None);
    assert!(whole > 60, "{whole}");
    for columns in [40, 60] {
        assert!(widest(Some(&columns.to_string())) <= columns, "{columns}");
    }
    for unusable in ["0", "-3", "wide", ""] {
        assert_eq!(widest(Some(unusable)), whole, "{unusable:?}");
    }
}

/// A line break in a path does not break a line of the output.
#[cfg(target_os = "linux")]
#[test]
fn line_break_in_a_path_breaks_no_line() {
    let lines = |home: &str| {
        let mut command = reperes(&["diagnose", "--lang", "en"]);
        for variable in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
            command.env_remove(variable);
        }
        let output = command.env("HOME", home).output().unwrap();
        assert_eq!(text(&output.stderr), "");
        text(&output.stdout).lines().count()
    };
    let folder = tempfile::tempdir().unwrap();
    let home = |name: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir(&path).unwrap();
        path.to_str().unwrap().to_owned()
    };
    assert_eq!(lines(&home("a\nb\u{1b}[2J")), lines(&home("plain")));
}

/// What cannot be searched, shown or opened is refused in one line.
#[test]
fn invalid_search_show_and_route_give_one_line() {
    for (arguments, part) in [
        (&["search", "--lang", "fr"][..], "search"),
        (&["show", "--lang", "fr"], "show"),
        (&["show", "nowhere", "--lang", "fr"], "nowhere"),
        (&["--route", "/nowhere", "--lang", "fr"], "/nowhere"),
        (&["--route", "https://example.org", "--lang", "fr"], "example.org"),
    ] {
        assert_refused(&reperes(arguments).output().unwrap(), part);
    }
    let long = "x".repeat(100_000);
    assert!(reperes(&["search", &long]).output().unwrap().status.success());
}

/// A pipe that takes nothing until it is read.
#[cfg(target_os = "linux")]
fn full_pipe() -> (std::io::PipeReader, std::io::PipeWriter) {
    use rustix::fs::{OFlags, fcntl_setfl};
    use std::io::Write as _;
    let (reader, mut writer) = std::io::pipe().unwrap();
    fcntl_setfl(&writer, OFlags::NONBLOCK).unwrap();
    while writer.write(b"\n").is_ok() {}
    fcntl_setfl(&writer, OFlags::empty()).unwrap();
    (reader, writer)
}

/// The list of processes does not show what a command was asked for, while it runs.
#[cfg(target_os = "linux")]
#[test]
fn list_of_processes_shows_no_words() {
    use std::io::Read as _;
    use std::time::{Duration, Instant};
    for (arguments, word, answer) in [
        (&["search", "menace photo", "--lang", "fr"][..], "menace", "intimate-image"),
        (&["show", "intimate-image", "--lang", "fr"], "intimate", "3018"),
        (&["status", "3114", "--lang", "fr"], "3114", "3114"),
    ] {
        let (mut reader, writer) = full_pipe();
        // The command cannot end before its output is read.
        let mut child = reperes(arguments).stdout(writer).spawn().unwrap();
        let path = format!("/proc/{}/cmdline", child.id());
        let started = Instant::now();
        while text(&std::fs::read(&path).unwrap()).contains(word) {
            assert!(started.elapsed() < Duration::from_secs(15), "{path} shows {word}");
            std::thread::yield_now();
        }
        let mut output = String::new();
        reader.read_to_string(&mut output).unwrap();
        assert!(child.wait().unwrap().success());
        assert!(output.contains(answer), "{output}");
    }
}
