//! `cargo xtask screenshots`: captures every screen, state, language and size into
//! `target/screenshots/`. With `--references` it captures the reference pictures of the window
//! tests into `e2e/references/`.

use std::process::ExitCode;

use anyhow::Result;

use crate::build::Kind;
use crate::{apt, build, cmd, setup};

pub(crate) fn run() -> Result<ExitCode> {
    setup::all(&[apt::RUN, apt::WINDOW_TESTS])?;
    let app = build::app(Kind::Hooks)?;
    let mut gallery = cmd::cargo(&["run", "--package", "e2e", "--bin", "gallery"]);
    gallery.env("REPERES_BIN", app);
    cmd::run(gallery)?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn renew_references() -> Result<ExitCode> {
    setup::all(&[apt::RUN, apt::WINDOW_TESTS])?;
    let app = build::app(Kind::Hooks)?;
    let test = build::window_tests()?;
    let mut test = cmd::program(
        &test.display().to_string(),
        &["--exact", "visual_regression::every_screen_matches_its_reference"],
    );
    test.env("REPERES_BIN", app).env("REPERES_RENEW_LOOKS", "1");
    cmd::run(test)?;
    println!("Look at each changed picture in e2e/references before committing it.");
    Ok(ExitCode::SUCCESS)
}
