//! What the packages ship around the program says the same as the program.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::process::Command;

const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", include_str!("../../packaging/linux/completions/reperes.bash")),
    ("zsh", include_str!("../../packaging/linux/completions/reperes.zsh")),
    ("fish", include_str!("../../packaging/linux/completions/reperes.fish")),
];

fn help(language: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_reperes")).args(["--help", "--lang", language]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Every long option that a text names.
fn options(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.starts_with("--") && word.len() > 3 && word.as_bytes()[2].is_ascii_lowercase()).map(str::to_owned).collect()
}

/// Every command: the word after "reperes" at the start of a line of the usage.
fn commands(help: &str) -> BTreeSet<String> {
    let after = help.lines().filter_map(|line| line.trim().strip_prefix("reperes "));
    after
        .filter_map(|rest| rest.split(' ').next())
        .filter(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !word.starts_with("--"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn completions_and_manuals_know_every_command_and_option_and_no_other() {
    let help_fr = help("fr");
    let known: BTreeSet<String> = options(&help_fr);
    assert!(known.contains("--route") && known.len() >= 6, "{known:?}");
    assert!(commands(&help_fr).contains("status"), "{help_fr}");
    let manuals = [
        ("man", include_str!("../../packaging/linux/man/reperes.1").replace("\\-", "-")),
        ("man fr", include_str!("../../packaging/linux/man/reperes.fr.1").replace("\\-", "-")),
    ];
    let texts = COMPLETIONS.map(|(name, text)| (name, text.replace("-l ", "--")));
    for (name, text) in texts.into_iter().chain(manuals) {
        let said = options(&text);
        assert_eq!(said, known, "{name}");
        for command in commands(&help_fr) {
            assert!(text.contains(&command), "{name} does not know {command}");
        }
    }
}

#[test]
fn both_languages_name_the_same_options() {
    assert_eq!(options(&help("fr")), options(&help("en")));
}

#[test]
fn the_desktop_entry_starts_the_program_in_ways_that_it_understands() {
    let entry = include_str!("../../packaging/linux/reperes.desktop");
    let starts: Vec<&str> = entry.lines().filter_map(|line| line.strip_prefix("Exec=")).collect();
    assert_eq!(starts, ["reperes", "reperes --route /appeler/3018-phone", "reperes --kiosk"]);
    // The sheet of a number that does not exist would be refused with 2; without a display a known one ends with 1.
    let known = Command::new(env!("CARGO_BIN_EXE_reperes"))
        .args(["--route", "/appeler/3018-phone"])
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert_ne!(known.status.code(), Some(2), "{}", String::from_utf8_lossy(&known.stderr));
}

#[test]
fn the_packages_bear_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    for (name, text) in [
        ("metainfo", include_str!("../../packaging/linux/fr.reperes.Reperes.metainfo.xml")),
        ("changelog", include_str!("../../packaging/linux/changelog")),
        ("man", include_str!("../../packaging/linux/man/reperes.1")),
        ("man fr", include_str!("../../packaging/linux/man/reperes.fr.1")),
    ] {
        assert!(text.contains(version), "{name} is not of {version}");
    }
}
