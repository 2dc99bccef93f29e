//! Runs programs from the root of the repository: prints each command, and fails if it fails.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    here.and_then(|xtask| xtask.parent().map(Path::to_owned)).unwrap_or_else(|| ".".into())
}

/// A command that runs in the root.
pub(crate) fn program(name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root());
    command
}

/// The cargo that started this program.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    command.args(args).current_dir(root());
    command
}

/// npm, in the folder of the interface.
pub(crate) fn npm(args: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(args).current_dir(root().join("ui"));
    command
}

/// Sets the permission bits of a file, on systems that have them.
pub(crate) fn set_mode(path: &Path, mode: u32) -> Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))?;
    #[cfg(not(unix))]
    let _ = (path, mode);
    Ok(())
}

/// Runs a command with the input and output of this process.
pub(crate) fn run(mut command: Command) -> Result<()> {
    echo(&command);
    let status = command.status().with_context(|| start_error(&command))?;
    ensure!(status.success(), "{} failed ({status})", name(&command));
    Ok(())
}

/// Runs a command and returns its standard output.
pub(crate) fn capture(mut command: Command) -> Result<String> {
    command.stderr(Stdio::inherit());
    let out = command.output().with_context(|| start_error(&command))?;
    ensure!(out.status.success(), "{} failed ({})", name(&command), out.status);
    Ok(String::from_utf8(out.stdout)?)
}

/// The results of tests.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TestCount {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

/// Runs a test program, prints its output, and counts the tests from its summaries.
pub(crate) fn run_tests(command: Command) -> (TestCount, Result<()>) {
    run_all_tests([command])
}

/// Runs several test programs as [`run_tests`] does. A failing one does not prevent the next ones.
pub(crate) fn run_all_tests(
    commands: impl IntoIterator<Item = Command>,
) -> (TestCount, Result<()>) {
    let (mut all, mut result) = (TestCount::default(), Ok(()));
    for mut command in commands {
        echo(&command);
        let run = stream_lines(&mut command, &mut |line| {
            println!("{line}");
            all.add(line);
        });
        result = result.and(run);
    }
    // Otherwise a run that finds no test would succeed.
    let result = result
        .and_then(|()| if all.passed + all.failed == 0 { bail!("no test ran") } else { Ok(()) });
    (all, result)
}

fn stream_lines(command: &mut Command, each: &mut dyn FnMut(&str)) -> Result<()> {
    command.stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| start_error(command))?;
    let out = child.stdout.take().context("no pipe")?;
    for line in BufReader::new(out).split(b'\n') {
        each(&String::from_utf8_lossy(&line?));
    }
    let status = child.wait()?;
    ensure!(status.success(), "{} failed ({status})", name(command));
    Ok(())
}

impl TestCount {
    /// Adds the numbers of a summary: `test result: ok. 5 passed; 0 failed; …` of cargo, `Tests  1
    /// failed | 4 passed (5)` of vitest.
    pub(crate) fn add(&mut self, line: &str) {
        let line = line.trim();
        if !line.starts_with("test result:") && !line.starts_with("Tests ") {
            return;
        }
        let words: Vec<&str> = line.split([' ', ';', '.', '|']).filter(|w| !w.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<u32>() else { continue };
            match pair[1] {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                _ => {}
            }
        }
    }
}

fn echo(command: &Command) {
    println!("$ {}", name(command));
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let args = command.get_args().map(|arg| arg.to_string_lossy().into_owned());
    let words: Vec<String> =
        std::iter::once(program.to_string_lossy().into_owned()).chain(args).collect();
    words.join(" ")
}

fn start_error(command: &Command) -> String {
    format!("cannot start {}", command.get_program().display())
}

#[cfg(test)]
mod tests {
    use super::TestCount;

    /// Tests are counted from the summaries of cargo and vitest, and from no other line.
    #[test]
    fn count_reads_cargo_and_vitest_summaries() {
        let mut count = TestCount::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 1 filtered out; finished in 0.10s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            " Test Files  2 passed (2)",
            "      Tests  1 failed | 7 passed (8)",
            "5 passed by the way",
        ] {
            count.add(line);
        }
        assert_eq!((count.passed, count.failed), (23, 3));
    }
}
