//! The report of a run: the steps with their time and their number of tests, a table at the end,
//! the exit code.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::cmd::{self, TestCount};
use crate::skips;

/// The steps that are done.
#[derive(Debug)]
pub(crate) struct Report {
    start: Instant,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    seconds: f64,
    tests: TestCount,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    Done,
    Failed(String),
    /// Skipped, as `skips.toml` allows.
    Skipped(String),
}

/// A command that runs beside the steps. [`Report::join`] prints its output.
#[derive(Debug)]
pub(crate) struct Job {
    name: String,
    log: PathBuf,
    run: JoinHandle<(Result<()>, Duration)>,
}

impl Job {
    /// Starts a command with its output in a log file.
    pub(crate) fn start(name: &str, mut command: Command) -> Result<Self> {
        let folder = cmd::root().join("target/xtask");
        fs::create_dir_all(&folder)?;
        let words: String = name
            .chars()
            .map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' })
            .collect();
        let log = folder.join(format!("{words}.log"));
        let file = File::create(&log)?;
        command.stdout(file.try_clone()?).stderr(file);
        println!(
            "\n━━━ {name}: beside what follows, into {}",
            log.strip_prefix(cmd::root()).unwrap_or(&log).display()
        );
        let start = Instant::now();
        let run = thread::spawn(move || {
            let done = command.status().context("it does not start");
            let done = done.and_then(|status| {
                ensure!(status.success(), "failed ({status})");
                Ok(())
            });
            (done, start.elapsed())
        });
        Ok(Self { name: name.to_owned(), log, run })
    }
}

impl Report {
    pub(crate) fn new() -> Self {
        Self { start: Instant::now(), steps: Vec::new() }
    }

    /// Whether no step has failed.
    pub(crate) fn is_good(&self) -> bool {
        !self.steps.iter().any(|step| matches!(step.outcome, Outcome::Failed(_)))
    }

    /// Runs a step under a heading, and returns its result unless it fails.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        let mut kept = None;
        self.tests(name, || {
            let result = work().map(|value| kept = Some(value));
            (TestCount::default(), result)
        });
        kept
    }

    /// Runs a step that counts tests.
    pub(crate) fn tests(&mut self, name: &str, work: impl FnOnce() -> (TestCount, Result<()>)) {
        println!("\n━━━ {name}");
        let start = Instant::now();
        let (tests, result) = work();
        self.add(name, start.elapsed(), tests, result);
    }

    /// Waits for a job and prints its output.
    pub(crate) fn join(&mut self, job: Job) {
        let Job { name, log, run } = job;
        let (result, time) = run
            .join()
            .unwrap_or_else(|_| (Err(anyhow::anyhow!("its thread has ended")), Duration::ZERO));
        println!("\n━━━ {name}: what it said");
        let said = fs::read(&log).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        print!("{said}");
        let mut tests = TestCount::default();
        said.lines().for_each(|line| tests.add(line));
        self.add(&name, time, tests, result);
    }

    fn add(&mut self, name: &str, time: Duration, tests: TestCount, result: Result<()>) {
        let outcome = match result {
            Ok(()) => Outcome::Done,
            Err(error) => {
                println!("✗ {name}: {error:#}");
                Outcome::Failed(format!("{error:#}"))
            }
        };
        self.steps.push(Step {
            name: name.to_owned(),
            seconds: time.as_secs_f64(),
            tests,
            outcome,
        });
    }

    /// Records a step that cannot run. It counts as failed, unless `skips.toml` allows the skip on
    /// this machine.
    pub(crate) fn skip(&mut self, name: &str, why: &str) {
        println!("\n━━━ {name}\nskipped: {why}");
        let outcome = match skips::allows(name) {
            Ok(true) => Outcome::Skipped(why.to_owned()),
            Ok(false) => Outcome::Failed(format!(
                "skipped, which xtask/skips.toml does not allow here: {why}"
            )),
            Err(error) => Outcome::Failed(format!("{error:#}")),
        };
        let tests = TestCount::default();
        self.steps.push(Step { name: name.to_owned(), seconds: 0.0, tests, outcome });
    }

    /// Prints the table and the result.
    pub(crate) fn close(self) -> ExitCode {
        println!("\n━━━ Summary\n{:<44} {:>8} {:>7}", "step", "seconds", "tests");
        let mut total = TestCount::default();
        let (mut failed, mut skipped) = (Vec::new(), 0);
        for step in &self.steps {
            let ran = step.tests.passed + step.tests.failed;
            let ran = if ran == 0 { "–".to_owned() } else { ran.to_string() };
            let note = match &step.outcome {
                Outcome::Done => String::new(),
                Outcome::Failed(why) => {
                    failed.push((&step.name, why));
                    "  FAILED".to_owned()
                }
                Outcome::Skipped(why) => {
                    skipped += 1;
                    format!("  skipped: {why}")
                }
            };
            println!("{:<44} {:>8.1} {ran:>7}{note}", step.name, step.seconds);
            total.passed += step.tests.passed;
            total.failed += step.tests.failed;
        }
        let ran = total.passed + total.failed;
        println!("{:<44} {:>8.1} {ran:>7}", "all", self.start.elapsed().as_secs_f64());
        for (name, why) in &failed {
            println!("✗ {name}: {}", why.lines().next().unwrap_or_default());
        }
        if skipped > 0 {
            println!(
                "{skipped} of {} steps skipped, as xtask/skips.toml allows on this machine",
                self.steps.len()
            );
        }
        if !failed.is_empty() {
            println!("{} of {} steps did not succeed", failed.len(), self.steps.len());
        }
        // A command without tests has no line about tests.
        if ran > 0 {
            println!("\n{} passed, {} failed", total.passed, total.failed);
        }
        if failed.is_empty() && total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
