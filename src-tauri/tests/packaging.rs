//! Completions, manuals, desktop entry and guides in the packages agree with the program.
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

/// Completions and manuals have every command and option of the help, and no other.
#[test]
fn completions_and_manuals_match_the_help() {
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
        let named = options(&text);
        assert_eq!(named, known, "{name}");
        for command in commands(&help_fr) {
            assert!(text.contains(&command), "{name} does not know {command}");
        }
    }
}

/// The help has the same options in both languages.
#[test]
fn both_languages_name_the_same_options() {
    assert_eq!(options(&help("fr")), options(&help("en")));
}

/// The desktop entry starts the program with arguments that it understands.
#[test]
fn desktop_entry_uses_valid_arguments() {
    let entry = include_str!("../../packaging/linux/reperes.desktop");
    let starts: Vec<&str> = entry.lines().filter_map(|line| line.strip_prefix("Exec=")).collect();
    // There is no action for the kiosk: a curious user would have no code to leave it with.
    assert_eq!(starts, ["reperes", "reperes --route /appeler/3018-phone"]);
    // The address of an unknown number gives exit code 2. A known one gives 1 without a display.
    let known = Command::new(env!("CARGO_BIN_EXE_reperes"))
        .args(["--route", "/appeler/3018-phone"])
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert_ne!(known.status.code(), Some(2), "{}", String::from_utf8_lossy(&known.stderr));
}

/// The files of the packages have the version of the program.
#[test]
fn packages_have_the_version_of_the_program() {
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

/// The README names every command.
#[test]
fn readme_names_every_command() {
    let readme = include_str!("../../README.md");
    for command in commands(&help("en")) {
        assert!(readme.contains(&format!(" {command}")), "{command}");
    }
}

/// A parent, a teacher and an administrator each find their page by one click, and every link of
/// the guides leads to a file.
#[test]
fn links_of_the_guides_lead_to_files() {
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
        assert!(links.contains(page), "the README has no link to {page}");
    }
}

/// macOS finds managed preferences under the identifier of the bundle, which is the same
/// everywhere.
#[test]
fn macos_identifier_is_the_same_in_plist_and_profile() {
    let about = include_bytes!("../../packaging/macos/Info.plist");
    let about = plist::Value::from_reader(std::io::Cursor::new(about)).unwrap();
    let value = |key: &str| {
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
    assert_eq!(value("CFBundleIdentifier"), conf["identifier"].as_str().unwrap());
    assert!(
        include_str!("../../packaging/policy/reperes.mobileconfig")
            .contains(&format!("<key>{}</key>", value("CFBundleIdentifier")))
    );
}

/// The installer for Windows undoes its work and gives its exit code if the program or its library
/// cannot be written. Only afterwards it deletes the former ones.
#[test]
fn windows_installer_keeps_the_former_files_until_the_new_ones_are_written() {
    let script = include_str!("../../packaging/windows/reperes.nsi");
    let (_, undoes) = script.split_once("Function .onInstFailed\n").unwrap();
    let (undoes, _) = undoes.split_once("FunctionEnd").unwrap();
    let (_, section) = script.split_once("\nSection\n").unwrap();
    let (installs, after) = section.split_once("${If} ${Errors}").unwrap();
    let (refuses, after) = after.split_once("${EndIf}").unwrap();
    for name in ["reperes.exe", "WebView2Loader.dll"] {
        assert!(installs.contains(&format!("File \"${{FOLDER}}/{name}\"")), "{name}");
        assert!(undoes.contains(&format!("PutBack \"{name}\"")), "{name}");
    }
    assert!(undoes.contains("SetErrorLevel 2"), "{undoes}");
    assert!(refuses.contains("Call .onInstFailed") && refuses.contains("Quit"), "{refuses}");
    assert!(after.contains("Delete \"$INSTDIR\\*.ancien\""), "the former files stay");
}

/// On Windows an address is opened by the system itself, without a command line in between that
/// would read some of its characters as commands.
#[test]
fn windows_opens_addresses_without_a_command_line() {
    let manifest = include_str!("../../Cargo.toml");
    let (_, section) =
        manifest.split_once("[target.'cfg(not(target_os = \"linux\"))'.dependencies]").unwrap();
    let (section, _) = section.split_once("\n[").unwrap();
    let open = section.lines().find(|line| line.starts_with("open = ")).unwrap();
    assert!(open.contains("\"shellexecute-on-windows\""), "{open}");
    assert!(!manifest.lines().any(|line| line.starts_with("open = ") && line != open));
}
