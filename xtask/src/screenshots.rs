//! `cargo xtask screenshots`: every screen, state, language and size into `target/screenshots/`.

use std::process::ExitCode;

use anyhow::Result;

use crate::{build, packages, setup, shell};

pub(crate) fn run() -> Result<ExitCode> {
    setup::all(&[packages::RUN, packages::TEST])?;
    let app = build::with_hooks()?;
    let mut gallery = shell::cargo(&["run", "--package", "e2e", "--bin", "gallery"]);
    gallery.env("REPERES_BIN", app);
    shell::show(gallery)?;
    Ok(ExitCode::SUCCESS)
}
