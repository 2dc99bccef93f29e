//! Builds of the app and of the tests, without test hooks and with them.
//!
//! Every build for the tests selects all packages and at least one test target. Another selection
//! unifies other features, and cargo would compile most dependencies twice. The published app is
//! built alone, in `package`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::cmd;

/// The selection of packages, which share one set of compiled dependencies.
pub(crate) const WORKSPACE: &[&str] = &["--workspace"];

/// The feature that tests need and a release must not have.
pub(crate) const TEST_HOOKS: &[&str] = &["--features", "reperes/test-hooks"];

/// The two builds of the app, in the development profile.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// As it is published.
    Plain,
    /// With test hooks.
    Hooks,
}

impl Kind {
    /// The arguments of cargo that select its features.
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

/// Builds this app and returns its path.
pub(crate) fn app(kind: Kind) -> Result<PathBuf> {
    // The test target keeps the features that the tests add to the dependencies. Without it cargo
    // would compile those dependencies again.
    let mut build = cmd::cargo(&["build", "--bins", "--test", "packaging"]);
    build.args(WORKSPACE).args(kind.features());
    cmd::run(build)?;
    keep_app(kind)
}

/// The programs of one build for the tests.
#[derive(Debug)]
pub(crate) struct BuiltTests {
    pub(crate) app: PathBuf,
    /// The test programs, without that of the window tests.
    pub(crate) tests: Vec<TestProgram>,
    /// The program of the window tests.
    pub(crate) window: PathBuf,
}

/// A test program.
#[derive(Debug)]
pub(crate) struct TestProgram {
    path: PathBuf,
    /// The folder of its package.
    folder: PathBuf,
}

impl TestProgram {
    /// A command that runs all its tests in the folder and with the environment that cargo gives
    /// them.
    pub(crate) fn command(&self) -> Command {
        let mut command = cmd::program(&self.path.display().to_string(), &[]);
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        command
    }

    /// Whether it belongs to the app, the only package that has test hooks.
    pub(crate) fn tests_app(&self) -> bool {
        self.folder == cmd::root()
    }
}

/// Builds this app and all test programs.
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

/// Builds the window tests and returns their program.
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

/// Runs the build and returns the test programs that cargo lists.
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

/// Builds a program in the release profile, alone, so that no other package adds features to it.
pub(crate) fn release(package: &str) -> Result<PathBuf> {
    cmd::run(cmd::cargo(&["build", "--release", "--package", package]))?;
    Ok(cmd::root().join("target/release").join(package))
}

/// Builds the app in the release profile with test hooks. The bench measures it from inside its
/// window.
pub(crate) fn release_with_hooks() -> Result<PathBuf> {
    let mut build = cmd::cargo(&["build", "--release", "--package", "reperes"]);
    build.args(TEST_HOOKS);
    cmd::run(build)?;
    keep_copy("target/release/reperes", "release-hooks")
}

/// Copies the app out of `target/debug`, where both builds have the same name.
fn keep_app(kind: Kind) -> Result<PathBuf> {
    keep_copy("target/debug/reperes", kind.folder())
}

fn keep_copy(built: &str, kind: &str) -> Result<PathBuf> {
    let folder = cmd::root().join("target/xtask").join(kind);
    fs::create_dir_all(&folder)?;
    let kept = folder.join("reperes");
    // Linux refuses to overwrite a running program, but lets its name be removed.
    let _absent = fs::remove_file(&kept);
    fs::copy(cmd::root().join(built), &kept).context("the built app")?;
    Ok(kept)
}
