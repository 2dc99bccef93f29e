//! Runs the window tests: each in its own process, two at a time, and the endurance tests beside
//! them.
//!
//! A test itself decides whether it shares the machine (`e2e::Exclusive`). A failed test leaves its
//! output, screenshots and logs in `target/window`.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::cmd::{self, TestCount};

/// The number of tests that run at the same time.
const LANES: usize = 2;
/// The module of the tests that mostly wait, for minutes. They run one after the other, in a lane
/// of their own.
const ENDURANCE: &str = "endurance::";
/// Long tests, which start first so that both lanes end at about the same time.
const LONG: &[&str] =
    &["screen_reader::", "accessibility::axe", "kiosk::monkey", "kiosk::accessibility::axe"];
/// Tests that need the newer Orca of `cargo xtask verify`.
const NEWER_ORCA: &str = "screen_reader::line_by_line::";
/// A test that runs longer is killed. `cargo xtask verify` has no limit: some of its tests run for
/// hours.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// The programs that the tests need.
#[derive(Debug)]
pub(crate) struct Programs {
    /// The test program.
    pub(crate) tests: PathBuf,
    /// The app as it is published.
    pub(crate) plain: PathBuf,
    /// The app with test hooks.
    pub(crate) hooks: PathBuf,
    /// The program that starts another Orca than that of the system.
    pub(crate) orca: Option<PathBuf>,
}

/// Runs the tests whose names contain one of `filters`, or all. `long` lets tests run for hours.
pub(crate) fn run(programs: &Programs, filters: &[&str], long: bool) -> (TestCount, Result<()>) {
    let names = match list(&programs.tests) {
        Ok(names) => names,
        Err(error) => return (TestCount::default(), Err(error)),
    };
    let chosen = names
        .into_iter()
        .filter(|name| filters.is_empty() || filters.iter().any(|filter| name.contains(filter)));
    let (newer, chosen): (Vec<String>, Vec<String>) =
        chosen.partition(|name| name.starts_with(NEWER_ORCA));
    let (endurance, mut others): (Vec<String>, Vec<String>) =
        chosen.into_iter().partition(|name| name.starts_with(ENDURANCE));
    if programs.orca.is_some() {
        others.extend(newer);
    } else {
        newer.iter().for_each(|name| {
            println!("not run: {name}, which needs the Orca of `cargo xtask verify --heard`")
        });
    }
    others.sort_by_key(|name| !LONG.iter().any(|start| name.starts_with(start)));
    let run = Run {
        programs,
        long,
        total: endurance.len() + others.len(),
        done: AtomicUsize::new(0),
        failed: Mutex::default(),
    };
    if run.total == 0 {
        return (TestCount::default(), Err(anyhow::anyhow!("no window test matches")));
    }
    println!(
        "{} tests, {LANES} at a time, the {} of {ENDURANCE} beside them.",
        run.total,
        endurance.len()
    );
    let (endurance, others) = (Mutex::new(endurance.into()), Mutex::new(others.into()));
    thread::scope(|scope| {
        scope.spawn(|| run.lane(&endurance));
        for _ in 0..LANES {
            scope.spawn(|| run.lane(&others));
        }
    });
    run.close()
}

/// The names of all tests in the program.
fn list(tests: &Path) -> Result<Vec<String>> {
    let names =
        cmd::capture(cmd::program(&tests.display().to_string(), &["--list", "--format", "terse"]))?;
    Ok(names.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// One run of the tests.
struct Run<'a> {
    programs: &'a Programs,
    long: bool,
    total: usize,
    done: AtomicUsize,
    failed: Mutex<Vec<String>>,
}

impl Run<'_> {
    /// Runs one test after the other until none is left.
    fn lane(&self, tests: &Mutex<VecDeque<String>>) {
        loop {
            let Some(name) = lock(tests).pop_front() else { return };
            let start = Instant::now();
            let outcome = self.test(&name);
            let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
            let word = if outcome.is_ok() { "ok" } else { "FAILED" };
            let told = match outcome {
                Ok(told) => told,
                Err(error) => {
                    lock(&self.failed).push(name.clone());
                    format!("{error:#}\n")
                }
            };
            // A single call keeps the lines of two lanes apart.
            print!(
                "[{done:>3}/{}] {:>6.1} s  {word:<6} {name}\n{told}",
                self.total,
                start.elapsed().as_secs_f64()
            );
        }
    }

    /// Runs one test and returns its standard error.
    fn test(&self, name: &str) -> Result<String> {
        let folder = folder(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        let (output, said) = (folder.join("output.txt"), folder.join("said.txt"));
        let mut test = cmd::program(
            &self.programs.tests.display().to_string(),
            &["--exact", name, "--nocapture"],
        );
        test.current_dir(cmd::root().join("e2e")).env("REPERES_WINDOW_ARTIFACTS", &folder);
        test.env("REPERES_PLAIN_BIN", &self.programs.plain)
            .env("REPERES_BIN", &self.programs.hooks)
            // An error says what happened; a backtrace would hide it where a report is cut.
            .env("RUST_BACKTRACE", "0");
        if let Some(orca) = &self.programs.orca {
            test.env("REPERES_ORCA", orca);
        }
        if self.long {
            test.env("REPERES_LONG", "1");
        }
        test.stdout(File::create(&output)?).stderr(File::create(&said)?);
        let status = wait(
            &mut test.spawn().context("the window tests do not start")?,
            (!self.long).then_some(LIMIT),
        )?;
        let text = |path: &Path| {
            fs::read(path)
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                .unwrap_or_default()
        };
        let (output, said) = (text(&output), text(&said));
        if !status.is_some_and(|status| status.success()) {
            let end = status.map_or_else(
                || format!("it did not end within {} s", LIMIT.as_secs()),
                |status| status.to_string(),
            );
            bail!("{output}{said}({end}; its screens and logs: {})", shown(&folder));
        }
        ensure!(output.contains("1 passed"), "no test of that name ran:\n{output}");
        fs::remove_dir_all(&folder)?;
        Ok(said)
    }

    fn close(self) -> (TestCount, Result<()>) {
        let mut failed =
            self.failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        failed.sort();
        let count = |tests: usize| u32::try_from(tests).unwrap_or(u32::MAX);
        let tests =
            TestCount { passed: count(self.total - failed.len()), failed: count(failed.len()) };
        if failed.is_empty() {
            return (tests, Ok(()));
        }
        let folders: Vec<String> = failed.iter().map(|name| shown(&folder(name))).collect();
        (tests, Err(anyhow::anyhow!("{} failed, see {}", failed.len(), folders.join(", "))))
    }
}

/// The folder for the screenshots and logs of a failed test.
fn folder(name: &str) -> PathBuf {
    cmd::root().join("target/window").join(name.replace("::", "."))
}

fn shown(folder: &Path) -> String {
    folder.strip_prefix(cmd::root()).unwrap_or(folder).display().to_string()
}

/// Waits for the end of a test. At the limit it kills the test.
fn wait(test: &mut Child, limit: Option<Duration>) -> Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = test.try_wait()? {
            return Ok(Some(status));
        }
        if limit.is_some_and(|limit| start.elapsed() > limit) {
            test.kill()?;
            test.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
