//! `cargo xtask test FILTER`: runs the tests whose names contain the filter, and builds only what
//! these need.
//!
//! The names are read from the sources. Asking the test programs would mean to build all of them
//! first.

mod nearest;
mod test_names;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::build::{self, Kind};
use crate::report::Report;
use crate::window::{self, Programs};
use crate::{apt, cmd, setup, test};
use nearest::nearest;
use test_names::{FoundTest, all};

/// The test program that a test belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Suite {
    /// A Rust test: package and target.
    Rust(&'static str, Target),
    Interface,
    Window,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Lib,
    Bin,
    Test(String),
}

impl Suite {
    /// Installs what its tests need.
    fn set_up(&self) -> Result<()> {
        match self {
            Self::Rust("xtask", _) => Ok(()),
            Self::Rust("reperes-core", _) => setup::for_core(),
            Self::Rust(..) => setup::all(&[apt::RUN, apt::CORE]),
            Self::Interface => setup::all(&[]),
            Self::Window => setup::for_tests(&[]),
        }
    }

    /// The first part of the names of its tests.
    fn program(&self) -> &'static str {
        match self {
            Self::Rust(package, _) => package,
            Self::Interface => "interface",
            Self::Window => "e2e",
        }
    }
}

/// Runs the matching tests. The exit code is 2 if no test matches.
pub(crate) fn run(filter: &str) -> Result<ExitCode> {
    let all = all()?;
    let chosen: Vec<&FoundTest> = all.iter().filter(|test| matches(test, filter)).collect();
    if chosen.is_empty() {
        eprintln!("No test has {filter:?} in its name. The nearest:");
        for test in nearest(&all, filter) {
            eprintln!("  {}", test.path);
        }
        return Ok(ExitCode::from(2));
    }
    let mut report = Report::new();
    let homes: BTreeSet<&Suite> = chosen.iter().map(|test| &test.suite).collect();
    if report.step("set-up", || homes.iter().try_for_each(|suite| suite.set_up())).is_none() {
        return Ok(report.close());
    }
    for suite in homes {
        let tests: Vec<&FoundTest> =
            chosen.iter().filter(|test| test.suite == *suite).copied().collect();
        match suite {
            Suite::Rust(package, target) => report.tests(&suite_title(package, target), || {
                cmd::run_tests(rust(package, target, &tests))
            }),
            Suite::Interface => {
                report.tests("interface tests", || cmd::run_tests(interface(filter, &tests)))
            }
            Suite::Window => run_window_tests(&mut report, &tests),
        }
    }
    Ok(report.close())
}

fn suite_title(package: &str, target: &Target) -> String {
    match target {
        Target::Lib => format!("{package}, library"),
        Target::Bin => format!("{package}, program"),
        Target::Test(name) => format!("{package}, {name}"),
    }
}

fn rust(package: &str, target: &Target, tests: &[&FoundTest]) -> Command {
    let mut command = cmd::cargo(&["test", "--no-fail-fast"]);
    // The dependencies of the app then have the same features as in the whole run. All tests of the
    // app work with test hooks.
    if package == "reperes" {
        command.args(build::WORKSPACE).args(build::TEST_HOOKS)
    } else {
        command.args(["--package", package])
    };
    match target {
        Target::Lib => command.args(["--lib"]),
        Target::Bin => command.args(["--bin", package]),
        Target::Test(name) => command.args(["--test", name]),
    };
    command.arg("--").args(tests.iter().map(|test| &test.leaf));
    command
}

fn interface(filter: &str, tests: &[&FoundTest]) -> Command {
    let mut vitest = test::vitest();
    let files: BTreeSet<&Path> = tests.iter().map(|test| test.file.as_path()).collect();
    vitest.arg("--").args(files);
    if tests.iter().any(|test| test.leaf.contains(filter)) {
        // The option takes a regular expression.
        let escaped: String = filter
            .chars()
            .flat_map(|sign| if sign.is_alphanumeric() { vec![sign] } else { vec!['\\', sign] })
            .collect();
        vitest.args(["-t", &escaped]);
    }
    vitest
}

fn run_window_tests(report: &mut Report, tests: &[&FoundTest]) {
    let plain = report.step("the app as people get it", || build::app(Kind::Plain));
    let hooks = report.step("the app with test hooks", || build::app(Kind::Hooks));
    let built = report.step("the end-to-end tests, built", build::window_tests);
    let (Some(plain), Some(hooks), Some(program)) = (plain, hooks, built) else {
        report.skip(test::WINDOW, "its build failed");
        return;
    };
    let names: Vec<&str> = tests.iter().map(|test| test.leaf.as_str()).collect();
    report.tests(test::WINDOW, || {
        window::run(&Programs { tests: program, plain, hooks, orca: None }, &names, false)
    });
}

/// Whether the path contains the filter. In a Rust name, a space stands for an underscore.
fn matches(test: &FoundTest, filter: &str) -> bool {
    test.path.contains(filter)
        || test.suite != Suite::Interface && test.path.contains(&filter.replace(' ', "_"))
}

#[cfg(test)]
mod tests {
    use super::{Suite, all, matches, nearest};

    /// Tests of each kind are found, and a misspelt filter leads to the nearest names.
    #[test]
    fn each_kind_of_test_is_found_and_a_slip_leads_to_the_nearest() {
        let all = all().unwrap();
        for suite in [Suite::Interface, Suite::Window] {
            assert!(all.iter().filter(|test| test.suite == suite).count() > 100, "{suite:?}");
        }
        assert!(all.iter().any(|test| matches(test, "status_at")), "the tests of status_at");
        assert!(all.iter().any(|test| matches(test, "tests are found with the modules")), "words");
        assert!(!all.iter().any(|test| matches(test, "statsu_at")));
        assert!(nearest(&all, "statsu_at").iter().all(|test| test.path.contains("status_at")));
    }
}
