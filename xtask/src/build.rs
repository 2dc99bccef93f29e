//! Building the app in its two kinds: as people get it, and with test hooks.
//!
//! Every build for the tests selects all packages, and at least one target of the tests: another selection unifies other features,
//! and cargo would compile most of the dependencies twice. What people get is built alone (`package`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::cmd;

/// The packages that share one set of compiled dependencies.
pub(crate) const WORKSPACE: &[&str] = &["--workspace"];

/// The feature that tests need and a release must not have.
pub(crate) const TEST_HOOKS: &[&str] = &["--features", "reperes/test-hooks"];

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
            Self::Hooks => TEST_HOOKS,
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
    let mut build = cmd::cargo(&["build", "--bins", "--test", "packaging"]);
    build.args(WORKSPACE).args(kind.features());
    cmd::run(build)?;
    keep_app(kind)
}

/// What is built for the tests.
#[derive(Debug)]
pub(crate) struct BuiltTests {
    /// The app.
    pub(crate) app: PathBuf,
    /// The programs that test, but those of the window.
    pub(crate) tests: Vec<TestProgram>,
    /// The tests in the window.
    pub(crate) window: PathBuf,
}

/// A program of tests.
#[derive(Debug)]
pub(crate) struct TestProgram {
    path: PathBuf,
    /// The folder of its package.
    folder: PathBuf,
}

impl TestProgram {
    /// The command that runs all its tests, as cargo would.
    pub(crate) fn command(&self) -> Command {
        let mut command = cmd::program(&self.path.display().to_string(), &[]);
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        command
    }

    /// Whether it tests the app, which alone is another one with test hooks.
    pub(crate) fn tests_app(&self) -> bool {
        self.folder == cmd::root()
    }
}

/// The app of this kind and all programs of tests.
pub(crate) fn tests(kind: Kind) -> Result<BuiltTests> {
    let mut build = cmd::cargo(&["test", "--no-run", "--message-format=json-render-diagnostics"]);
    build.args(WORKSPACE).args(kind.features());
    let mut tests = test_programs(build)?;
    let at = tests.iter().position(|test| {
        test.path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("window-"))
    });
    let window = tests.remove(at.context("cargo names no program of the window tests")?).path;
    Ok(BuiltTests { app: keep_app(kind)?, tests, window })
}

/// The tests in the window: the program that holds them.
pub(crate) fn window_tests() -> Result<PathBuf> {
    let mut build = cmd::cargo(&[
        "test",
        "--no-run",
        "--test",
        "window",
        "--message-format=json-render-diagnostics",
    ]);
    build.args(WORKSPACE);
    Ok(test_programs(build)?.pop().context("cargo names no program of the window tests")?.path)
}

/// Builds, and gives the programs that cargo names.
fn test_programs(build: Command) -> Result<Vec<TestProgram>> {
    let said = cmd::capture(build)?;
    let messages = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let tests = messages.filter(|message| message["profile"]["test"] == true);
    let program = |message: Value| {
        let folder = Path::new(message["manifest_path"].as_str()?).parent()?.to_owned();
        Some(TestProgram { path: message["executable"].as_str()?.into(), folder })
    };
    Ok(tests.filter_map(program).collect())
}

/// A program of the release profile, built alone so that no other package adds features to it.
pub(crate) fn release(package: &str) -> Result<PathBuf> {
    cmd::run(cmd::cargo(&["build", "--release", "--package", package]))?;
    Ok(cmd::root().join("target/release").join(package))
}

/// The app of the release profile with test hooks: what is measured from inside its window.
pub(crate) fn release_with_hooks() -> Result<PathBuf> {
    let mut build = cmd::cargo(&["build", "--release", "--package", "reperes"]);
    build.args(TEST_HOOKS);
    cmd::run(build)?;
    keep_copy("target/release/reperes", "release-hooks")
}

/// Both kinds have the same name in `target/debug`, so each is kept apart.
fn keep_app(kind: Kind) -> Result<PathBuf> {
    keep_copy("target/debug/reperes", kind.folder())
}

fn keep_copy(built: &str, kind: &str) -> Result<PathBuf> {
    let folder = cmd::root().join("target/xtask").join(kind);
    fs::create_dir_all(&folder)?;
    let kept = folder.join("reperes");
    // Removed first: a running copy may be overwritten by name only.
    let _absent = fs::remove_file(&kept);
    fs::copy(cmd::root().join(built), &kept).context("the built app")?;
    Ok(kept)
}
