//! `cargo xtask verify`: the long checks before a release: every minute of five years against an oracle, a kiosk in the hands of a
//! crowd.

use std::process::ExitCode;

use anyhow::Result;

use crate::build::Kind;
use crate::report::Report;
use crate::window::{self, Programs};
use crate::{build, packages, shell};

pub(crate) fn run() -> Result<ExitCode> {
    packages::ensure(&[packages::RUN, packages::CORE, packages::TEST].concat())?;
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
    kiosk(&mut report);
    Ok(report.close())
}

/// What the tests of the window try on a sample, in full: twenty deaths of the web process, ten seeds of ten thousand things done,
/// half an hour under `strace`.
fn kiosk(report: &mut Report) {
    const NAME: &str = "the kiosk in the hands of a crowd, in full: about an hour and a half";
    if !cfg!(target_os = "linux") {
        report.skip(NAME, "it needs Linux with Xvfb and WebKitWebDriver");
        return;
    }
    let plain = report.step("the app as people get it", || build::app(Kind::Plain));
    let hooks = report.step("the app with test hooks", || build::app(Kind::Hooks));
    let tests = report.step("the end-to-end tests, built", build::window_tests);
    let (Some(plain), Some(hooks), Some(tests)) = (plain, hooks, tests) else {
        report.skip(NAME, "its build failed");
        return;
    };
    let chosen = ["kiosk::deaths", "kiosk::monkey", "endurance::kiosk_quiet"];
    report.tests(NAME, || window::run(&Programs { tests, plain, hooks }, &chosen, true));
}
