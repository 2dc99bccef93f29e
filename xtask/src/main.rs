//! `cargo xtask COMMAND`: the development tasks. Each command has its own file and does its own
//! set-up.

#![expect(clippy::print_stdout, reason = "a command line speaks on stdout")]

mod apt;
mod bench;
mod build;
mod ci;
mod cmd;
mod danger;
mod deny;
mod filter;
mod icons;
mod layers;
mod learn;
mod licences;
mod orca;
mod package;
mod platforms;
mod report;
mod repository;
mod review;
mod run;
mod screenshots;
mod setup;
mod skips;
mod soak;
mod test;
mod topic;
mod verify;
mod window;
mod words;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  run [-- ARGS]     set up, build and open the app
  test              set up, then check and test everything, the real window included
    FILTER          only the tests with this in their names: interface, Rust or window
    --quick         everything but the window
  ci                test, platforms, package and package --try: what .ci/run runs
  bench [--quick]   measure the release build against a bare Tauri window
  soak              open, use and hide the app for an hour; it must not grow
    --minutes N     for N minutes
  screenshots       pictures of every screen into target/screenshots/
    --references    capture the reference pictures of the tests again, into e2e/references/
  verify            the long checks before a release
    --heard         only the tests with Orca 48, in a tree of Debian 13
  package           the deb and the rpm, into target/package/
    --try           install, use and purge that deb in a fresh tree
    --then-try      both, one after the other
    --target windows  an installer and a portable folder
    --target macos    an application and a disk image, on a Mac
  platforms         compile the code for Windows and macOS; no warning is allowed
  supply            check the licences, bans and sources of all third-party code
  licences          update the table of third-party software, src-tauri/src/view/third_party.tsv
  words             list the correct words that look like misspellings, in content/*/forms.txt
    --check         only check whether the lists are current
  topic             learn to tell queries with an answer from others, into content/*/topic.txt
  danger            learn the weights of the danger classifier, into content/danger-weights.txt
    --check         cross-validate by writer
  review            the pages that no professional has read, to print, into target/review/
  layers            list imports against the layers of the app, and cycles of files
    --all           with each import within a cycle
  icons             regenerate icons/ from icons/mark.svg
";

fn main() -> ExitCode {
    match command() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<ExitCode> {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    match (name.as_str(), rest.as_slice()) {
        ("run", ["--", args @ ..]) => run::run(args),
        ("run", []) => run::run(&[]),
        ("test", []) => test::run(false),
        ("test", ["--quick"]) => test::run(true),
        ("test", [filter]) if !filter.is_empty() && !filter.starts_with('-') => filter::run(filter),
        ("ci", []) => ci::run(),
        ("bench", []) => bench::run(false),
        ("bench", ["--quick"]) => bench::run(true),
        ("soak", []) => soak::run(None),
        ("soak", ["--minutes", minutes]) => soak::run(Some(minutes)),
        ("screenshots", []) => screenshots::run(),
        ("screenshots", ["--references"]) => screenshots::renew_references(),
        ("verify", []) => verify::run(),
        ("verify", ["--heard"]) => verify::run_heard(),
        ("package", []) => package::linux(),
        ("package", ["--try"]) => package::try_deb(),
        ("package", ["--then-try"]) => package::linux_and_try(),
        ("package", ["--target", "windows"]) => package::windows(),
        ("package", ["--target", "macos"]) => package::macos(),
        ("platforms", []) => platforms::run(),
        ("licences", []) => licences::write_table().map(|()| ExitCode::SUCCESS),
        ("supply", []) => deny::run(),
        ("words", []) => words::run(false),
        ("words", ["--check"]) => words::run(true),
        ("topic", []) => topic::run(),
        ("danger", []) => danger::run(),
        ("danger", ["--check"]) => danger::check(),
        ("review", []) => review::run(),
        ("layers", []) => layers::run(false),
        ("layers", ["--all"]) => layers::run(true),
        ("icons", []) => icons::run(),
        ("help" | "--help" | "-h", []) => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        ("", _) => bail!("which command?\n\n{HELP}"),
        _ => bail!("unknown: {name} {}\n\n{HELP}", rest.join(" ")),
    }
}
