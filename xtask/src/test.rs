//! `cargo xtask test`: set up, then everything, cheapest first. A failing step does not hide the next ones.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::report::Report;
use crate::shell::{self, Count};
use crate::{build, packages, repository, setup, supply};

pub(crate) fn run() -> Result<ExitCode> {
    let mut report = Report::new();
    let ready = report.step("set-up: system, Node packages, interface", || setup::all(&[packages::RUN, packages::TEST]));
    if ready.is_none() {
        return Ok(report.close());
    }
    let generated = repository::generated();
    report.step("Rust format", repository::formatted);
    report.step("core knows no desktop", repository::core_is_pure);
    report.step("the lock file names no machine", repository::lock_has_no_addresses);
    report.step("one clock", repository::one_clock);
    report.step("actions are pinned", repository::workflows_are_pinned);
    report.step("licences, bans and sources", supply::check);
    interface(&mut report);
    println!("\nThe Rust dependencies are compiled next: about 7 minutes from nothing on 2 cores.");
    report.step("clippy", || repository::linted(&[]));
    report.step("clippy, with test hooks", || repository::linted(build::HOOKS));
    report.step("rustdoc", repository::documented);
    report.tests("Rust tests", || shell::count_tests(rust_tests(&[])));
    report.tests("Rust tests of the app, with test hooks", || {
        let mut tests = rust_tests(build::HOOKS);
        // The other packages have no hooks and have just been tested.
        tests.args(["--exclude", "reperes-core", "--exclude", "xtask"]);
        shell::count_tests(tests)
    });
    report.step("what Rust generates is current", || repository::generated_is_current(&generated));
    window(&mut report);
    Ok(report.close())
}

fn interface(report: &mut Report) {
    report.step("svelte-check", || shell::show(shell::npm(&["run", "check"])));
    report.step("eslint, stylelint, prettier", || shell::show(shell::npm(&["run", "lint"])));
    report.tests("interface tests", || {
        let mut vitest = shell::npm(&["test"]);
        // Its summary is counted, so it must come without colours.
        vitest.env("NO_COLOR", "1").env("CI", "1");
        shell::count_tests(vitest)
    });
    let forced = "what is left with forced colours";
    if packages::has_chromium() {
        report.step(forced, || shell::show(shell::npm(&["run", "forced-colors"])));
    } else {
        report.skip(forced, "it needs Chromium (on Debian: apt-get install chromium)");
    }
}

fn rust_tests(features: &[&str]) -> Command {
    let mut tests = shell::cargo(&["test", "--no-fail-fast"]);
    tests.args(build::SELECTION).args(features);
    tests
}

fn window(report: &mut Report) {
    const NAME: &str = "the real window, end to end";
    if !cfg!(target_os = "linux") {
        report.skip(NAME, "it needs Linux with Xvfb and WebKitWebDriver");
        return;
    }
    let plain = report.step("the app as people get it", build::plain);
    let hooks = report.step("the app with test hooks", build::with_hooks);
    let built = report.step("the end-to-end tests, built", || shell::show(shell::cargo(&["test", "--package", "e2e", "--no-run"])));
    let (Some(plain), Some(hooks), Some(())) = (plain, hooks, built) else {
        report.skip(NAME, "its build failed");
        return;
    };
    report.tests(NAME, || end_to_end(&plain, &hooks));
}

fn end_to_end(plain: &Path, hooks: &Path) -> (Count, Result<()>) {
    println!("Each test starts the app on a display of its own, one after the other: some minutes.");
    shell::count_tests(window_tests(plain, hooks, &[]))
}

/// The tests in the real window whose names contain one of these, or all.
pub(crate) fn window_tests(plain: &Path, hooks: &Path, names: &[&str]) -> Command {
    let mut tests = shell::cargo(&["test", "--package", "e2e", "--no-fail-fast"]);
    tests.args(["--", "--test-threads=1"]).args(names);
    tests.env("REPERES_PLAIN_BIN", plain).env("REPERES_BIN", hooks);
    tests
}
