//! `cargo xtask verify`: the long checks before a release. They compare every minute of five years
//! with the reference implementations, and run the endurance tests of the kiosk in full.

use std::process::ExitCode;

use anyhow::Result;

use crate::build::Kind;
use crate::report::Report;
use crate::window::{self, Programs};
use crate::{apt, build, cmd, orca, skips};

const MISSING: &str = "it needs Linux with Xvfb, WebKitWebDriver and what is built for it";

/// Runs all long checks.
pub(crate) fn run() -> Result<ExitCode> {
    apt::ensure(&[apt::RUN, apt::CORE, apt::WINDOW_TESTS, apt::INSTALL_TEST].concat())?;
    let mut report = Report::new();
    report.tests("core against its oracles, in full", || {
        let mut tests = cmd::cargo(&["test", "--release", "--package", "reperes-core"]);
        tests.env("REPERES_FULL_ORACLE", "1");
        cmd::run_tests(tests)
    });
    report.tests("settings: a thousand killed writers", || {
        let mut tests = cmd::cargo(&["test", "--package", "reperes", "--lib", "--", "kill_tests"]);
        tests.env("REPERES_KILLS", "1000");
        cmd::run_tests(tests)
    });
    let programs = programs(&mut report);
    kiosk(&mut report, programs.as_ref());
    heard(&mut report, programs);
    Ok(report.close())
}

/// Runs only the tests with Orca 48: about a quarter of an hour.
pub(crate) fn run_heard() -> Result<ExitCode> {
    apt::ensure(&[apt::RUN, apt::WINDOW_TESTS, apt::INSTALL_TEST].concat())?;
    let mut report = Report::new();
    let programs = programs(&mut report);
    heard(&mut report, programs);
    Ok(report.close())
}

/// Runs in full what the window tests run on a sample: twenty crashes of the web process, ten seeds
/// of ten thousand actions, half an hour under `strace`.
fn kiosk(report: &mut Report, programs: Option<&Programs>) {
    const NAME: &str = "the kiosk in the hands of a crowd, in full: about an hour and a half";
    let Some(programs) = programs else {
        report.skip(NAME, MISSING);
        return;
    };
    let chosen = ["kiosk::web_process_crash", "kiosk::monkey", "endurance::kiosk_no_side_effects"];
    report.tests(NAME, || window::run(programs, &chosen, true));
}

/// Runs the tests that use Orca 43 in each run with Orca 48, and twenty entries read line by line,
/// which Orca 43 cannot do in this engine.
fn heard(report: &mut Report, programs: Option<Programs>) {
    const NAME: &str = "what Orca 48 says";
    const LINES: &str = "twenty entries by Down, with Orca 48";
    let Some(programs) = programs else {
        report.skip(NAME, MISSING);
        return;
    };
    // If this step fails, the report names the cause.
    let Some(orca) = report.step("Orca 48 in a tree of Debian 13", orca::install) else {
        return;
    };
    let programs = Programs { orca: Some(orca), ..programs };
    report.tests(NAME, || window::run(&programs, &["screen_reader::orca", "orca_silence"], true));
    if skips::allows(LINES).unwrap_or(false) {
        report.skip(LINES, "WebKitGTK 2.50 ends its web process meanwhile: docs/accessibility.md");
    } else {
        report.tests(LINES, || window::run(&programs, &["screen_reader::line_by_line"], true));
    }
}

/// Builds the programs that the window tests need.
fn programs(report: &mut Report) -> Option<Programs> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let plain = report.step("the app as people get it", || build::app(Kind::Plain))?;
    let hooks = report.step("the app with test hooks", || build::app(Kind::Hooks))?;
    let tests = report.step("the end-to-end tests, built", build::window_tests)?;
    Some(Programs { tests, plain, hooks, orca: None })
}
