//! `cargo xtask test`: sets up, then runs all checks and tests, the cheapest first. A failing step
//! does not prevent the next ones.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::build::{Kind, TestProgram};
use crate::report::Report;
use crate::window::{self, Programs};
use crate::{build, cmd, deny, layers, repository, setup, words};

/// A name in `skips.toml`.
const IN_CHROMIUM: &str = "forced colours and shapes of screens, in Chromium";
/// A name in `skips.toml`.
pub(crate) const WINDOW: &str = "the real window, end to end";

/// Runs all checks and tests. `quick` leaves out the window tests.
pub(crate) fn run(quick: bool) -> Result<ExitCode> {
    let mut report = Report::new();
    format(&mut report);
    if report.step("set-up: system, Node packages, interface", || setup::for_tests(&[])).is_none() {
        return Ok(report.close());
    }
    let generated = repository::generated();
    repository_checks(&mut report);
    interface(&mut report);
    interface_tests(&mut report);
    println!("\nThe Rust dependencies are compiled next: about 7 minutes from nothing on 2 cores.");
    lints(&mut report);
    let programs = rust_tests(&mut report);
    report.step("what Rust generates is current", || repository::generated_is_current(&generated));
    report.step("the words that exist are current", || words::run(true).map(drop));
    if !quick {
        window_tests(&mut report, programs.as_ref());
    }
    Ok(report.close())
}

/// The check that needs the toolchain only.
pub(crate) fn format(report: &mut Report) {
    report.step("Rust format", repository::rustfmt);
}

/// The checks of the repository.
pub(crate) fn repository_checks(report: &mut Report) {
    report.step("core knows no desktop", repository::core_is_pure);
    report.step("imports follow the layers", layers::check);
    report.step("the lock file names no machine", repository::lock_has_no_urls);
    report.step("actions are pinned", repository::workflows_are_pinned);
    report.step("licences, bans and sources", deny::check);
}

/// The quick checks of the interface.
pub(crate) fn interface(report: &mut Report) {
    report.step("svelte-check", || cmd::run(cmd::npm(&["run", "check"])));
    report.step("eslint, stylelint, prettier", || cmd::run(cmd::npm(&["run", "lint"])));
}

/// The tests of the interface.
pub(crate) fn interface_tests(report: &mut Report) {
    report.tests("interface tests", || cmd::run_tests(vitest()));
    if crate::apt::has_chromium() || !crate::skips::allows(IN_CHROMIUM).unwrap_or(false) {
        report.step(IN_CHROMIUM, || cmd::run(cmd::npm(&["run", "chromium"])));
    } else {
        report.skip(IN_CHROMIUM, "this system's archive has no Chromium to install");
    }
}

/// vitest, with a summary that can be counted.
pub(crate) fn vitest() -> Command {
    let mut vitest = cmd::npm(&["test"]);
    vitest.env("NO_COLOR", "1").env("CI", "1");
    vitest
}

/// clippy and rustdoc.
pub(crate) fn lints(report: &mut Report) {
    report.step("clippy", || repository::clippy(&[]));
    report.step("clippy, with test hooks", || repository::clippy(build::TEST_HOOKS));
    report.step("rustdoc", repository::rustdoc);
}

/// Builds the app without and with test hooks, runs the Rust tests of both, and returns the
/// programs for the window tests.
pub(crate) fn rust_tests(report: &mut Report) -> Option<Programs> {
    let plain =
        report.step("the app as people get it, and the tests", || build::tests(Kind::Plain));
    if let Some(plain) = &plain {
        report.tests("Rust tests", || {
            cmd::run_all_tests(plain.tests.iter().map(TestProgram::command).chain([examples()]))
        });
    }
    let hooks = report.step("the app with test hooks, and its tests", || build::tests(Kind::Hooks));
    if let Some(hooks) = &hooks {
        // The other packages have no hooks, and their tests have just run.
        let tests = hooks.tests.iter().filter(|test| test.tests_app()).map(TestProgram::command);
        report.tests("Rust tests of the app, with test hooks", || cmd::run_all_tests(tests));
    }
    let (plain, hooks) = (plain?, hooks?);
    Some(Programs { tests: plain.window, plain: plain.app, hooks: hooks.app, orca: None })
}

/// The examples in the documentation. Only cargo can run them.
fn examples() -> Command {
    let mut examples = cmd::cargo(&["test", "--doc", "--no-fail-fast"]);
    examples.args(build::WORKSPACE);
    examples
}

/// The window tests.
pub(crate) fn window_tests(report: &mut Report, programs: Option<&Programs>) {
    if !cfg!(target_os = "linux") {
        report.skip(WINDOW, "it needs Linux with Xvfb and WebKitWebDriver");
    } else if let Some(programs) = programs {
        report.tests(WINDOW, || window::run(programs, &[], false));
    } else {
        report.skip(WINDOW, "its build failed");
    }
}
