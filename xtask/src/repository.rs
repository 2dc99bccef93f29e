//! Checks of the repository that no compiler makes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::{build, cmd};

/// Crates that `core` must not depend on, directly or indirectly.
const DESKTOP_CRATES: &[&str] =
    &["tauri", "gtk", "glib", "wry", "tao", "webkit2gtk", "winit", "x11rb", "zbus"];

/// Files for the interface that the Rust tests generate.
const GENERATED: &[&str] = &[
    "ui/src/backend/generated.ts",
    "ui/src/backend/fake/defaults.json",
    "ui/src/backend/fake/entries.fr.json",
    "ui/src/backend/fake/entries.en.json",
];

/// Checks that `core` depends on no desktop crate.
pub(crate) fn core_is_pure() -> Result<()> {
    let tree = ["tree", "--package", "reperes-core", "--edges", "normal,build", "--prefix", "none"];
    let tree = cmd::capture(cmd::cargo(&tree))?;
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    let found: Vec<&str> = names
        .filter(|name| {
            DESKTOP_CRATES.iter().any(|d| name == d || name.starts_with(&format!("{d}-")))
        })
        .collect();
    ensure!(tree.contains("chrono"), "cargo tree lists no dependency of core");
    ensure!(found.is_empty(), "core depends on {}", found.join(", "));
    Ok(())
}

/// Checks that the npm lock file contains no download URL.
pub(crate) fn lock_has_no_urls() -> Result<()> {
    let text = fs::read_to_string(cmd::root().join("ui/package-lock.json"))?;
    ensure!(!text.contains("\"resolved\""), "ui/package-lock.json records download addresses");
    Ok(())
}

/// Checks that the workflows pin each third-party action to a commit, with its version as a
/// comment, and that they begin without write permission.
pub(crate) fn workflows_are_pinned() -> Result<()> {
    let folder = cmd::root().join(".github/workflows");
    let mut seen = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let name = path.display();
        ensure!(
            text.contains("\npermissions: {}\n")
                || text.contains("\npermissions:\n  contents: read\n"),
            "{name} may write"
        );
        for line in text.lines().filter_map(action_in) {
            ensure!(is_pinned(line), "{name}: {line}");
            seen += 1;
        }
    }
    ensure!(seen > 5, "only {seen} actions were found");
    Ok(())
}

/// The action that a line of a step uses.
fn action_in(line: &str) -> Option<&str> {
    let line = line.trim();
    line.strip_prefix("- ").unwrap_or(line).trim().strip_prefix("uses:").map(str::trim)
}

/// Whether an action has the form `owner/name@COMMIT # vVERSION`.
fn is_pinned(action: &str) -> bool {
    let Some((_, rest)) = action.split_once('@') else { return false };
    let Some((commit, version)) = rest.split_once(" # v") else { return false };
    commit.len() == 40
        && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
        && version.starts_with(|first: char| first.is_ascii_digit())
}

/// The current contents of the generated files.
pub(crate) fn generated() -> Vec<Option<String>> {
    GENERATED.iter().map(|file| fs::read_to_string(cmd::root().join(file)).ok()).collect()
}

/// Checks that the tests, which have just generated the files again, did not change them.
pub(crate) fn generated_is_current(before: &[Option<String>]) -> Result<()> {
    for ((file, before), after) in GENERATED.iter().zip(before).zip(generated()) {
        ensure!(after.is_some(), "{file} is missing");
        ensure!(after == *before, "{file} was out of date; it has just been written again");
    }
    Ok(())
}

/// Checks the format of all Rust code.
pub(crate) fn rustfmt() -> Result<()> {
    cmd::run(cmd::cargo(&["fmt", "--all", "--check"]))
}

/// Runs clippy on the app with these features. Warnings are errors.
pub(crate) fn clippy(features: &[&str]) -> Result<()> {
    let mut clippy = cmd::cargo(&["clippy", "--workspace", "--all-targets"]);
    clippy.args(features).args(["--", "--deny", "warnings"]);
    cmd::run(clippy)
}

/// Builds the documentation. Warnings are errors.
pub(crate) fn rustdoc() -> Result<()> {
    // The examples keep the features of the dependencies as in the run of clippy before.
    let mut doc = cmd::cargo(&[
        "doc",
        "--workspace",
        "--lib",
        "--bins",
        "--examples",
        "--no-deps",
        "--document-private-items",
    ]);
    doc.args(build::TEST_HOOKS).env("RUSTDOCFLAGS", "--deny warnings");
    cmd::run(doc)
}

/// The Rust files in a folder and its subfolders.
pub(crate) fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::{action_in, is_pinned};

    /// An action is found in whichever line of a step names it.
    #[test]
    fn action_in_any_line_of_a_step() {
        for line in
            ["      - uses: a/b@c # v1", "        uses: a/b@c # v1", "      -   uses:  a/b@c # v1"]
        {
            assert_eq!(action_in(line), Some("a/b@c # v1"));
        }
        assert_eq!(action_in("      - run: echo uses: nothing"), None);
    }

    /// An action is pinned by a full commit hash with its version as a comment.
    #[test]
    fn is_pinned_needs_full_commit_and_version() {
        let commit = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";
        assert!(is_pinned(&format!("actions/checkout@{commit} # v5.0.0")));
        for loose in [
            format!("a/b@{commit}"),
            format!("a/b@{} # v5", &commit[..7]),
            "a/b@v5 # v5".to_owned(),
            "a/b".to_owned(),
        ] {
            assert!(!is_pinned(&loose), "{loose}");
        }
    }
}
