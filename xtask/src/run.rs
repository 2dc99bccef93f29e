//! `cargo xtask run`: sets up, builds and opens the app.
//!
//! It uses the development profile. The first build takes about 4 minutes instead of 6, a changed
//! line takes seconds instead of a minute, and the window opens as fast, because the web engine
//! needs most of that time.

use std::env::{consts::EXE_SUFFIX, var_os};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::{apt, cmd, setup};

/// Opens the app with these arguments and returns its exit code.
pub(crate) fn run(args: &[&str]) -> Result<ExitCode> {
    setup::all(&[apt::RUN])?;
    println!("Building the app: about 4 minutes the first time on 2 cores, seconds afterwards.");
    cmd::run(cmd::cargo(&["build", "--package", "reperes"]))?;
    let app = cmd::root().join("target/debug").join(format!("reperes{EXE_SUFFIX}"));
    let mut app = Command::new(app);
    if args.is_empty() && !has_display() {
        println!("\nThere is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no");
        println!("window can open. This is what it would show, from `reperes status`:\n");
        app.arg("status");
    } else {
        app.args(args);
    }
    let status = app.status().context("cannot start the app")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

fn has_display() -> bool {
    let set = |name| var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
