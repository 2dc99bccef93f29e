//! `cargo xtask test FILTER`: runs the tests whose names contain the filter, and builds only what
//! these need.
//!
//! The names are read from the sources. Asking the test programs would mean to build all of them
//! first.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::build::{self, Kind};
use crate::report::Report;
use crate::window::{self, Programs};
use crate::{apt, cmd, setup, test};

/// The number of names that are suggested if no test matches.
const NEAREST: usize = 3;

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

/// A test, as it is found in the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
struct FoundTest {
    suite: Suite,
    /// The program, then the modules or the file of an interface test, then the name:
    /// `e2e::kiosk::screen_size::…`, `interface::search::…`.
    path: String,
    /// The name of the function, or the title.
    leaf: String,
    file: PathBuf,
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

fn nearest<'a>(all: &'a [FoundTest], filter: &str) -> Vec<&'a FoundTest> {
    let filter = filter.replace(' ', "_").to_lowercase();
    let mut ranked: Vec<(f64, &FoundTest)> =
        all.iter().map(|test| (likeness(&test.path.to_lowercase(), &filter), test)).collect();
    ranked.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| one.1.path.cmp(&other.1.path))
    });
    ranked.into_iter().take(NEAREST).map(|(_, test)| test).collect()
}

/// The similarity of the filter and the most similar run of words in the name that has as many
/// words.
fn likeness(name: &str, filter: &str) -> f64 {
    let words: Vec<&str> =
        name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let length = filter.split('_').count();
    let runs = words.windows(length.min(words.len()).max(1)).map(|run| run.join("_"));
    runs.map(|run| strsim::normalized_damerau_levenshtein(&run, filter)).fold(0.0, f64::max)
}

/// Every test of the project.
fn all() -> Result<Vec<FoundTest>> {
    let root = cmd::root();
    let mut found = Vec::new();
    for (package, folder, target) in [
        ("reperes-core", "core/src", Target::Lib),
        ("reperes", "src-tauri/src", Target::Lib),
        ("xtask", "xtask/src", Target::Bin),
    ] {
        rust_folder(&root.join(folder), &Suite::Rust(package, target), &[], &mut found)?;
    }
    for (package, folder) in [("reperes-core", "core/tests"), ("reperes", "src-tauri/tests")] {
        for entry in fs::read_dir(root.join(folder))?.flatten() {
            let path = entry.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|end| end == "rs") {
                let suite = Suite::Rust(package, Target::Test(name.clone()));
                rust_file(&path, &suite, &[], &mut found)?;
                let modules = path.with_extension("");
                if modules.is_dir() {
                    rust_folder(&modules, &suite, &[], &mut found)?;
                }
            } else if path.join("main.rs").is_file() {
                rust_folder(&path, &Suite::Rust(package, Target::Test(name)), &[], &mut found)?;
            }
        }
    }
    rust_folder(&root.join("e2e/tests/window"), &Suite::Window, &[], &mut found)?;
    interface_folder(&root.join("ui/tests"), &mut found)?;
    Ok(found)
}

fn rust_folder(
    folder: &Path,
    suite: &Suite,
    modules: &[String],
    found: &mut Vec<FoundTest>,
) -> Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let below = if matches!(name.as_str(), "lib" | "main" | "mod") {
            modules.to_vec()
        } else {
            [modules, &[name]].concat()
        };
        if path.is_dir() {
            rust_folder(&path, suite, &below, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            rust_file(&path, suite, &below, found)?;
        }
    }
    Ok(())
}

fn rust_file(
    path: &Path,
    suite: &Suite,
    modules: &[String],
    found: &mut Vec<FoundTest>,
) -> Result<()> {
    for (inside, leaf) in rust_tests(&fs::read_to_string(path)?) {
        let program = suite.program();
        let path_of = [&[program.to_owned()], modules, &inside, std::slice::from_ref(&leaf)]
            .concat()
            .join("::");
        found.push(FoundTest { suite: suite.clone(), path: path_of, leaf, file: path.to_owned() });
    }
    Ok(())
}

/// The tests in a formatted file, each with its inline modules.
fn rust_tests(text: &str) -> Vec<(Vec<String>, String)> {
    let mut open: Vec<(usize, String)> = Vec::new();
    let (mut marked, mut tests) = (false, Vec::new());
    for line in text.lines() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        if trimmed.starts_with('}') {
            open.retain(|(outer, _)| *outer < indent);
        }
        let words = trimmed.trim_start_matches("pub ").trim_start_matches("async ");
        if let Some(name) = words.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(" {")) {
            open.push((indent, name.to_owned()));
        }
        if trimmed.starts_with("#[test]") {
            marked = true;
        } else if let Some(rest) = words.strip_prefix("fn ") {
            if marked {
                let name: String = rest
                    .chars()
                    .take_while(|sign| sign.is_alphanumeric() || *sign == '_')
                    .collect();
                tests.push((open.iter().map(|(_, module)| module.clone()).collect(), name));
            }
            marked = false;
        }
    }
    tests
}

fn interface_folder(folder: &Path, found: &mut Vec<FoundTest>) -> Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            interface_folder(&path, found)?;
            continue;
        }
        let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".test.ts"))
        else {
            continue;
        };
        for leaf in titles(&fs::read_to_string(&path)?) {
            found.push(FoundTest {
                suite: Suite::Interface,
                path: format!("interface::{name}::{leaf}"),
                leaf,
                file: path.clone(),
            });
        }
    }
    Ok(())
}

/// The titles of tests and groups: the first string after `test(`, `it(`, `describe(` or after an
/// `each`.
fn titles(text: &str) -> Vec<String> {
    let mut titles = Vec::new();
    for (at, _) in text.match_indices('(') {
        let before = text[..at].trim_end();
        let opens = ["test", "it", "describe"].iter().any(|word| {
            before.strip_suffix(word).is_some_and(|rest| {
                !rest.ends_with(|sign: char| sign.is_alphanumeric() || "._$".contains(sign))
            })
        });
        let after = text[at + 1..].trim_start();
        let Some(quote) = after.chars().next().filter(|sign| matches!(sign, '"' | '\'' | '`'))
        else {
            continue;
        };
        if (opens || before.ends_with(')'))
            && let Some(end) = after[1..].find(quote)
        {
            titles.push(after[1..=end].to_owned());
        }
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::{Suite, all, likeness, matches, nearest, rust_tests, titles};

    /// Tests are found with their inline modules.
    #[test]
    fn tests_are_found_with_the_modules_around_them() {
        let text = "#[test]\nfn top() {\n    let f = 1;\n}\nfn helper() {}\nmod tests {\n    #[test]\n    #[ignore]\n    fn inside() {}\n    proptest! {\n        #[test]\n        fn law(x in 0..1) {}\n    }\n}\n#[test]\nfn end() {}\n";
        let found: Vec<String> = rust_tests(text)
            .into_iter()
            .map(|(modules, name)| [modules, vec![name]].concat().join("::"))
            .collect();
        assert_eq!(found, ["top", "tests::inside", "tests::law", "end"]);
    }

    /// Titles are found in each form in which they can be written.
    #[test]
    fn titles_are_found_in_each_way_of_writing_them() {
        let text = "describe(\"a group\", () => {\n  test('one', () => {});\n  it(\n    `two`,\n  );\n  test.each([1])(\"three %s\", x => {});\n  expect(f(\"no\"));\n});";
        assert_eq!(titles(text), ["a group", "one", "two", "three %s"]);
    }

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

    /// The similarity is that of the most similar words.
    #[test]
    fn likeness_is_that_of_the_best_words() {
        assert!(likeness("kiosk::monkey::chance_finds_no_way_out", "monky") > 0.8);
        assert!(likeness("kiosk::monkey::chance_finds_no_way_out", "chance_find") > 0.8);
        assert!(likeness("kiosk::size", "printing") < 0.5);
    }
}
