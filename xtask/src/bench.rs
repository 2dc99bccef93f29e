//! `cargo xtask bench`: builds the release app and the bare window, then lets `e2e` measure them in turn.

use std::process::ExitCode;

use anyhow::Result;

use crate::{apt, build, cmd, setup};

/// Measures; `quick` takes fewer runs.
pub(crate) fn run(quick: bool) -> Result<ExitCode> {
    setup::all(&[apt::RUN, apt::WINDOW_TESTS])?;
    println!("Building three programs for release: about 12 minutes from nothing on 2 cores.");
    // First, because the app as people get it has to be the one that stays in target/release.
    let hooks = build::release_with_hooks()?;
    let app = build::release("reperes")?;
    let bare = build::release("bare")?;
    let example = ["run", "--release", "--package", "reperes-core", "--example", "status_bench"];
    let status = cmd::capture(cmd::cargo(&example))?;
    let mut measure = cmd::cargo(&["run", "--package", "e2e", "--bin", "bench", "--"]);
    measure.args(["--status", status.trim()]).args(quick.then_some("--quick"));
    measure.env("REPERES_PLAIN_BIN", app).env("REPERES_BARE_BIN", bare).env("REPERES_BIN", hooks);
    cmd::run(measure)?;
    Ok(ExitCode::SUCCESS)
}
