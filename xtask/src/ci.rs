//! `cargo xtask ci`: all that `.ci/run` runs, beside each other where one leaves a core to the other.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::report::{Job, Report};
use crate::{packages, repository, setup, shell, test};

pub(crate) fn run() -> Result<ExitCode> {
    let mut report = Report::new();
    test::format(&mut report);
    let system = [packages::PACKAGE, packages::TRY, packages::PLATFORMS];
    if report.step("set-up: system, Node packages, interface", || setup::for_tests(&system)).is_none() {
        return Ok(report.close());
    }
    let generated = repository::generated();
    test::rules(&mut report);
    test::interface(&mut report);
    let platforms = Job::start("platforms", own(&["platforms"])?)?;
    let package = Job::start("package, then --try", own(&["package", "--then-try"])?)?;
    test::interface_tests(&mut report);
    test::lints(&mut report);
    let programs = test::rust_tests(&mut report);
    report.step("what Rust generates is current", || repository::generated_is_current(&generated));
    test::in_the_window(&mut report, programs.as_ref());
    report.join(platforms);
    report.join(package);
    Ok(report.close())
}

/// This program, with other arguments. It yields to what runs in front: the builds beside the window tests take what these leave.
fn own(args: &[&str]) -> Result<Command> {
    let program = std::env::current_exe()?.display().to_string();
    let mut own = shell::program("nice", &[&["-n", "19", &program], args].concat());
    own.env("CARGO_MANIFEST_DIR", shell::root().join("xtask"));
    Ok(own)
}
