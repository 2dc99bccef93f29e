//! `cargo xtask soak`: opens, uses and hides the release app every ten seconds, for an hour.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::{apt, build, cmd, setup};

const HOUR: &str = "60";

/// Runs for the given number of minutes, or an hour. It fails if the app grows.
pub(crate) fn run(minutes: Option<&str>) -> Result<ExitCode> {
    let minutes = minutes.unwrap_or(HOUR);
    minutes.parse::<u64>().with_context(|| format!("{minutes} is no number of minutes"))?;
    setup::all(&[apt::RUN, apt::WINDOW_TESTS])?;
    let app = build::release("reperes")?;
    let mut soak = cmd::cargo(&["run", "--package", "e2e", "--bin", "soak", "--", minutes]);
    soak.env("REPERES_PLAIN_BIN", app);
    cmd::run(soak)?;
    Ok(ExitCode::SUCCESS)
}
