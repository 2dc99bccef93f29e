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
    let output = Command::new(env!("CARGO_BIN_EXE_reperes"))
        .args(["--help", "--lang", language])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Every long option that a text names.
fn options(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words
        .filter(|word| {
            word.starts_with("--") && word.len() > 3 && word.as_bytes()[2].is_ascii_lowercase()
        })
        .map(str::to_owned)
        .collect()
}

/// Every command: the word after "reperes" at the start of a line of the usage.
fn commands(help: &str) -> BTreeSet<String> {
    let after = help.lines().filter_map(|line| line.trim().strip_prefix("reperes "));
    after
        .filter_map(|rest| rest.split(' ').next())
        .filter(|word| {
            word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !word.starts_with("--")
        })
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
    // No kiosk: whoever chose it out of curiosity would have no code to leave it with.
    assert_eq!(starts, ["reperes", "reperes --route /appeler/3018-phone"]);
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

#[test]
fn the_readme_names_every_command() {
    let readme = include_str!("../../README.md");
    for command in commands(&help("en")) {
        assert!(readme.contains(&format!(" {command}")), "{command}");
    }
}

/// A parent, a teacher and an administrator each find their page by one click; no link of any guide leads nowhere.
#[test]
fn every_link_of_the_guides_leads_to_a_file() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guides = std::fs::read_dir(root.join("docs")).unwrap().flatten().map(|entry| entry.path());
    let guides = guides.filter(|path| path.extension().is_some_and(|end| end == "md"));
    let mut links = BTreeSet::new();
    for guide in guides.chain([root.join("README.md"), root.join("packaging/README.md")]) {
        for rest in std::fs::read_to_string(&guide).unwrap().split("](").skip(1) {
            let link = rest.split([')', '#']).next().unwrap();
            assert!(
                !link.starts_with("http") && guide.parent().unwrap().join(link).exists(),
                "{}: {link}",
                guide.display()
            );
            links.insert(link.to_owned());
        }
    }
    for page in [
        "docs/parents.md",
        "docs/educateurs.md",
        "docs/fleet.md",
        "docs/kiosk.md",
        "docs/privacy.md",
    ] {
        assert!(links.contains(page), "the README leads nobody to {page}");
    }
}

#[test]
fn macos_is_told_the_name_under_which_it_keeps_what_is_managed() {
    let about = include_bytes!("../../packaging/macos/Info.plist");
    let about = plist::Value::from_reader(std::io::Cursor::new(about)).unwrap();
    let said = |key: &str| {
        about
            .as_dictionary()
            .unwrap()
            .get(key)
            .and_then(plist::Value::as_string)
            .unwrap()
            .to_owned()
    };
    let conf: serde_json::Value =
        serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    assert_eq!(said("CFBundleIdentifier"), conf["identifier"].as_str().unwrap());
    assert!(
        include_str!("../../packaging/policy/reperes.mobileconfig")
            .contains(&format!("<key>{}</key>", said("CFBundleIdentifier")))
    );
}
