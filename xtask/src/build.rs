//! Building the app in its two kinds: as people get it, and with test hooks.
//!
//! What is built for the tests selects the same packages and targets as the tests themselves: another
//! selection unifies other features (`proptest` alone adds some to `bitflags`), and cargo would compile
//! the whole tree twice.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::shell;

/// The packages that share one set of compiled dependencies; `e2e` stands apart with its own.
pub(crate) const SELECTION: &[&str] = &["--workspace", "--exclude", "e2e"];

/// The feature that tests need and a release must not have.
pub(crate) const HOOKS: &[&str] = &["--features", "reperes/test-hooks"];

/// The app without test hooks, development profile.
pub(crate) fn plain() -> Result<PathBuf> {
    app(&[], "plain")
}

/// The app with test hooks, development profile.
pub(crate) fn with_hooks() -> Result<PathBuf> {
    app(HOOKS, "hooks")
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
fn app(features: &[&str], kind: &str) -> Result<PathBuf> {
    let mut build = shell::cargo(&["build", "--bins", "--tests"]);
    build.args(SELECTION).args(features);
    shell::show(build)?;
    keep("target/debug/reperes", kind)
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
