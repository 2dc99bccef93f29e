//! `cargo xtask verify`: the long checks before a release, every minute of five years against an oracle.

use std::process::ExitCode;

use anyhow::Result;

use crate::report::Report;
use crate::{packages, shell};

pub(crate) fn run() -> Result<ExitCode> {
    packages::ensure(&[packages::RUN, packages::TEST].concat())?;
    let mut report = Report::new();
    report.tests("core against its oracles, in full", || {
        let mut tests = shell::cargo(&["test", "--release", "--package", "reperes-core"]);
        tests.env("REPERES_FULL_ORACLE", "1");
        shell::count_tests(tests)
    });
    report.tests("settings: a thousand killed writers", || {
        let mut tests = shell::cargo(&["test", "--package", "reperes", "--lib", "--", "kill_tests"]);
        tests.env("REPERES_KILLS", "1000");
        shell::count_tests(tests)
    });
    Ok(report.close())
}
