//! `cargo xtask COMMAND`: the project's chores. Each command has a file of its own and does its own set-up.

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
  soak              an hour of opening, using and hiding: the app must not grow
    --minutes N     another time
  screenshots       pictures of every screen into target/screenshots/
    --references    take the looks that the tests compare with anew, into e2e/references/
  verify            the long checks before a release
    --heard         only what Orca 48 says, in a tree of Debian 13
  package           the deb and the rpm, into target/package/
    --try           that deb in a fresh tree: installed, used, purged
    --then-try      both, one after the other
    --target windows  an installer and a portable folder
    --target macos    an application and a disk image, on a Mac
  platforms         the code for Windows and macOS, compiled without a warning
  supply            licences, bans and sources of all foreign code
  licences          take the table of the software used anew, into src-tauri/src/parts.tsv
  words             the words that exist and are no slip, into content/*/forms.txt
    --check         only say whether they are out of date
  topic             what tells queries with an answer from those without, into content/*/topic.txt
  danger            learn the weights of danger anew, into content/danger-weights.txt
    --check         how well: each writer's sentences by the weights of the others'
  layers            imports against the layers of the app, and files that need each other
    --all           each import among the latter
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
