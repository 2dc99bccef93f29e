//! `cargo xtask ci`: all that `.ci/run` runs. Steps that leave a core idle run beside each other.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::report::{Job, Report};
use crate::{apt, cmd, repository, setup, test};

pub(crate) fn run() -> Result<ExitCode> {
    let mut report = Report::new();
    test::format(&mut report);
    let system = [apt::PACKAGING, apt::INSTALL_TEST, apt::PLATFORMS];
    if report
        .step("set-up: system, Node packages, interface", || setup::for_tests(&system))
        .is_none()
    {
        return Ok(report.close());
    }
    let generated = repository::generated();
    test::repository_checks(&mut report);
    test::interface(&mut report);
    // The package starts first, because it ends with minutes that use one core only. The platforms
    // run at the lowest priority.
    let package =
        Job::start("package, then --try", self_command(&["package", "--then-try"], "0")?)?;
    let platforms = Job::start("platforms", self_command(&["platforms"], "19")?)?;
    test::interface_tests(&mut report);
    test::lints(&mut report);
    let programs = test::rust_tests(&mut report);
    report.step("what Rust generates is current", || repository::generated_is_current(&generated));
    test::window_tests(&mut report, programs.as_ref());
    report.join(package);
    report.join(platforms);
    Ok(report.close())
}

/// A command that runs this program with other arguments, at a niceness from 0 to 19.
fn self_command(args: &[&str], priority: &str) -> Result<Command> {
    let program = std::env::current_exe()?.display().to_string();
    let mut command = cmd::program("nice", &[&["-n", priority, &program], args].concat());
    command.env("CARGO_MANIFEST_DIR", cmd::root().join("xtask"));
    Ok(command)
}
