//! `cargo xtask bench`: builds the release app and the bare window, and runs the measurement of
//! `e2e`.

use std::process::ExitCode;

use anyhow::Result;

use crate::{apt, build, cmd, setup};

/// Measures. `quick` takes fewer runs.
pub(crate) fn run(quick: bool) -> Result<ExitCode> {
    setup::all(&[apt::RUN, apt::WINDOW_TESTS])?;
    println!("Building three programs for release: about 12 minutes from nothing on 2 cores.");
    // This build comes first, because target/release must end up with the app as it is published.
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
