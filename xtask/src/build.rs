//! Building the app in its two kinds: as people get it, and with test hooks.
//!
//! What is built for the tests selects the same packages and targets as the tests themselves: another
//! selection unifies other features (`proptest` alone adds some to `bitflags`), and cargo would compile
//! the whole tree twice.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::shell;

/// The packages that share one set of compiled dependencies; `e2e` stands apart with its own.
pub(crate) const SELECTION: &[&str] = &["--workspace", "--exclude", "e2e"];

/// The feature that tests need and a release must not have.
pub(crate) const HOOKS: &[&str] = &["--features", "reperes/test-hooks"];

/// The two kinds of the app, development profile.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// As people get it.
    Plain,
    /// With test hooks.
    Hooks,
}

impl Kind {
    /// The features that make it.
    pub(crate) fn features(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &[],
            Self::Hooks => HOOKS,
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Hooks => "hooks",
        }
    }
}

/// The app of this kind.
pub(crate) fn app(kind: Kind) -> Result<PathBuf> {
    // One target of the tests, or cargo would leave out what the tests ask of the dependencies and compile these anew.
    let mut build = shell::cargo(&["build", "--bins", "--test", "packaging"]);
    build.args(SELECTION).args(kind.features());
    shell::show(build)?;
    keep_app(kind)
}

/// What is built for the tests.
#[derive(Clone, Debug)]
pub(crate) struct Tested {
    /// The app.
    pub(crate) app: PathBuf,
    /// The programs that test it, those of the other packages left out.
    pub(crate) tests: Vec<PathBuf>,
}

/// The app of this kind and all tests of Rust but those in the window.
pub(crate) fn tests(kind: Kind) -> Result<Tested> {
    let mut build = shell::cargo(&["test", "--no-run"]);
    build.args(SELECTION).args(kind.features());
    let tests = test_programs(build, |message| {
        ["reperes", "reperes_lib", "cli", "packaging"].iter().any(|name| message["target"]["name"] == *name)
    })?;
    Ok(Tested { app: keep_app(kind)?, tests })
}

/// The tests in the window: the program that holds them.
pub(crate) fn window_tests() -> Result<PathBuf> {
    let build = shell::cargo(&["test", "--no-run", "--package", "e2e", "--test", "window"]);
    test_programs(build, |message| message["target"]["name"] == "window")?.pop().context("cargo names no program of the window tests")
}

/// Builds, and gives the programs of tests that are chosen from cargo's messages.
fn test_programs(mut build: Command, chosen: impl Fn(&Value) -> bool) -> Result<Vec<PathBuf>> {
    build.arg("--message-format=json-render-diagnostics");
    let said = shell::capture(build)?;
    let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let tests = messages.filter(|message| message["profile"]["test"] == true && chosen(message));
    Ok(tests.filter_map(|message| Some(message["executable"].as_str()?.into())).collect())
}

/// A program of the release profile, built alone so that no other package adds features to it.
pub(crate) fn release(package: &str) -> Result<PathBuf> {
    shell::show(shell::cargo(&["build", "--release", "--package", package]))?;
    Ok(shell::root().join("target/release").join(package))
}

/// The app of the release profile with test hooks: what is measured from inside its window.
pub(crate) fn release_with_hooks() -> Result<PathBuf> {
    let mut build = shell::cargo(&["build", "--release", "--package", "reperes"]);
    build.args(HOOKS);
    shell::show(build)?;
    keep("target/release/reperes", "release-hooks")
}

/// Both kinds have the same name in `target/debug`, so each is kept apart.
fn keep_app(kind: Kind) -> Result<PathBuf> {
    keep("target/debug/reperes", kind.folder())
}

fn keep(built: &str, kind: &str) -> Result<PathBuf> {
    let folder = shell::root().join("target/xtask").join(kind);
    fs::create_dir_all(&folder)?;
    let kept = folder.join("reperes");
    // Removed first: a running copy may be overwritten by name only.
    let _absent = fs::remove_file(&kept);
    fs::copy(shell::root().join(built), &kept).context("the built app")?;
    Ok(kept)
}
